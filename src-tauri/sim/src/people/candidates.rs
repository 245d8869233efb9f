//! Candidates: a name in one of its forms, and the ways there are to reach the person, or none.

use rand::rngs::StdRng;

use super::deck::{id, pick};
use super::names::NameForm;
use crate::objects::{Candidate, Contact, Extra, Maybe};

/// How a person can be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactForm {
    Both,
    EmailOnly,
    PhoneOnly,
    Neither,
    Nulls,
    WorkEmail,
    International,
}

/// Every form.
pub const FORMS: &[ContactForm] = &[
    ContactForm::Both,
    ContactForm::EmailOnly,
    ContactForm::PhoneOnly,
    ContactForm::Neither,
    ContactForm::Nulls,
    ContactForm::WorkEmail,
    ContactForm::International,
];
/// A candidate; `number` keeps addresses apart.
pub fn candidate(rng: &mut StdRng, number: u32, name_form: NameForm, contact: ContactForm) -> Candidate {
    let contact_of = |kind: &str, value: String| Contact { value, kind: kind.into(), is_primary: true };
    let email = Maybe::Is(contact_of("Personal", format!("hire.{number:06}@example.org")));
    let phone = Maybe::Is(contact_of("Personal", format!("+31 6 5550 {:04}", number % 10_000)));
    let (email, phone) = match contact {
        ContactForm::Both => (email, phone),
        ContactForm::EmailOnly => (email, Maybe::Absent),
        ContactForm::PhoneOnly => (Maybe::Absent, phone),
        ContactForm::Neither => (Maybe::Absent, Maybe::Absent),
        ContactForm::Nulls => (Maybe::Null, Maybe::Null),
        ContactForm::WorkEmail => {
            let written = pick(rng, &["ask the agency", "0031-(0)6-5550.1234 ext. 5", "555"]);
            let email = contact_of("Work", format!("Hire.{number}@Agency.Example.ORG"));
            (Maybe::Is(email), Maybe::Is(contact_of("Other", written.into())))
        }
        ContactForm::International => {
            let email = contact_of("Other", format!("求人+{number}@例え.example"));
            (Maybe::Is(email), Maybe::Is(contact_of("Work", "+81 90‑5550‑1234".into())))
        }
    };
    Candidate {
        id: id(rng),
        name: name_form.name(rng),
        primary_email_address: email,
        primary_phone_number: phone,
        extra: Extra::new(),
    }
}
