//! Hires without end, from a seed.
//!
//! Equal seeds and times give equal hires, byte for byte. Every way of writing a name, of reaching a
//! person, of filling an application and of making an offer comes round again and again: the first
//! [`COVERING`] hires of any seed meet them all. Nobody here is real; addresses end in reserved names.

mod applications;
mod candidates;
mod company;
mod deck;
mod fields;
mod hire;
mod names;
mod offers;

pub use company::Company;
pub use fields::{FieldDefinition, FieldKind};
pub use hire::{Hire, Known};
pub use names::{FORMS as NAME_FORMS, NameForm};
pub use offers::OfferForm;

use jiff::Timestamp;
use rand::{SeedableRng, rngs::StdRng};
use uuid::Uuid;

use crate::objects::Moment;
use applications::ApplicationForm;
use candidates::ContactForm;
use deck::{Deck, id};

/// How many hires of a seed it takes at most to meet every form.
pub const COVERING: usize = 64;

/// The hires of one organisation, one after the other.
pub struct Hires {
    rng: StdRng,
    now: Timestamp,
    company: Company,
    names: Deck<NameForm>,
    contacts: Deck<ContactForm>,
    applications: Deck<ApplicationForm>,
    offers: Deck<OfferForm>,
    made: u32,
}

impl Hires {
    /// The hires of `seed`, made at `now`, each a millisecond after the one before.
    pub fn from_seed(seed: u64, now: Timestamp) -> Self {
        let mut rng = StdRng::seed_from_u64(seed);
        Self {
            company: Company::found(&mut rng, now),
            rng,
            now,
            names: Deck::new(names::FORMS),
            contacts: Deck::new(candidates::FORMS),
            applications: Deck::new(applications::FORMS),
            offers: Deck::new(offers::FORMS),
            made: 0,
        }
    }

    /// What the hires have in common: jobs, staff, and the definitions of custom fields.
    pub fn company(&self) -> &Company {
        &self.company
    }

    /// A hire with nothing odd about it: Latin name, e-mail, telephone, job, an accepted offer.
    pub fn plain(&mut self) -> Hire {
        self.make(names::PLAIN, ContactForm::Both, ApplicationForm::Usual, OfferForm::Plain)
    }

    /// A hire with an offer of this form, and otherwise nothing odd.
    pub fn with_offer(&mut self, form: OfferForm) -> Hire {
        self.make(names::PLAIN, ContactForm::Both, ApplicationForm::Usual, form)
    }

    /// An id from the same source, for actions and for what happens later.
    pub fn id(&mut self) -> Uuid {
        id(&mut self.rng)
    }

    fn make(
        &mut self,
        name_form: NameForm,
        contact: ContactForm,
        application: ApplicationForm,
        offer: OfferForm,
    ) -> Hire {
        let hired_at = Moment(self.now).plus_millis(i64::from(self.made));
        self.made = self.made.wrapping_add(1);
        let Self { rng, company, made, .. } = self;
        let candidate = candidates::candidate(rng, *made, name_form, contact);
        let application_id = id(rng);
        let offer = offers::offer(rng, company, hired_at.0, offer, application_id, &candidate.name);
        Hire {
            confidential: application == ApplicationForm::Confidential,
            application: applications::application(
                rng,
                company,
                application_id,
                candidate,
                application,
                hired_at,
            ),
            offer,
            action_id: id(rng),
            name_form: name_form.label,
        }
    }
}

impl Iterator for Hires {
    type Item = Hire;

    /// The next hire, its forms dealt from the decks. There is always one.
    fn next(&mut self) -> Option<Hire> {
        let name = self.names.deal(&mut self.rng);
        let contact = self.contacts.deal(&mut self.rng);
        let application = self.applications.deal(&mut self.rng);
        let offer = self.offers.deal(&mut self.rng);
        Some(self.make(name, contact, application, offer))
    }
}
