//! One hire: the application, the offer if there is one, and what a test needs to know about them.
//!
//! A hire has a later life too: its offer is revised, the person is moved back out of *Hired*, the
//! candidate is merged into another. Each step changes the objects and moves `updatedAt` on.

use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use uuid::Uuid;

use super::offers;
use crate::event::Event;
use crate::objects::{Application, Maybe, Moment, Offer, Salary};

/// A hire as Ashby would tell of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hire {
    pub application: Application,
    pub offer: Maybe<Offer>,
    /// The id of the action that hired the person.
    pub action_id: Uuid,
    /// The job is confidential: its hires come by webhook but are not found through the API.
    pub confidential: bool,
    /// Which form of name this is; for messages of tests.
    pub name_form: &'static str,
}

/// The plain facts of a hire, for assertions. What the hire does not say is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Known {
    pub application_id: Uuid,
    pub candidate_id: Uuid,
    pub offer_id: Option<Uuid>,
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub job_title: Option<String>,
    /// The first ten characters of what was sent: the day, never shifted.
    pub start_date: Option<String>,
    /// The text of the number, as it stands in the body.
    pub salary: Option<String>,
    pub currency: Option<String>,
}

impl Hire {
    /// The facts.
    pub fn known(&self) -> Known {
        let candidate = &self.application.candidate;
        let offer = self.offer.known();
        let version = offer.and_then(|offer| offer.latest_version.known());
        let salary = version.and_then(|version| version.salary.known());
        let start = version.and_then(|version| version.start_date.known());
        Known {
            application_id: self.application.id,
            candidate_id: candidate.id,
            offer_id: offer.map(|offer| offer.id),
            name: candidate.name.clone(),
            email: candidate.primary_email_address.known().map(|contact| contact.value.clone()),
            phone: candidate.primary_phone_number.known().map(|contact| contact.value.clone()),
            job_title: self.application.job.known().map(|job| job.title.clone()),
            start_date: start.map(|text| text.chars().take(10).collect()),
            salary: salary.map(|salary| salary.value.text().to_owned()),
            currency: salary.map(|salary| salary.currency_code.clone()),
        }
    }

    /// The `candidateHire` event, under the hire's own action id.
    pub fn event(&self) -> Result<Event, serde_json::Error> {
        self.event_of(Some(self.action_id))
    }

    /// The `candidateHire` event under another action id, or under none.
    pub fn event_of(&self, action_id: Option<Uuid>) -> Result<Event, serde_json::Error> {
        Event::candidate_hire(action_id, &self.application, &self.offer)
    }

    /// Everything a hire fires, under one action id: the hire, the change of stage, the update.
    pub fn related_events(&self, action_id: Option<Uuid>) -> Result<[Event; 3], serde_json::Error> {
        Ok([
            self.event_of(action_id)?,
            Event::candidate_stage_change(action_id, &self.application)?,
            Event::application_update(action_id, &self.application)?,
        ])
    }

    /// The same hire, made without an offer.
    pub fn without_offer(mut self) -> Self {
        self.offer = Maybe::Absent;
        self
    }

    /// The offer gets a new version with this start date and salary. Does nothing where no version is.
    pub fn revise_offer(&mut self, id: Uuid, at: Timestamp, start: Date, salary: Salary) {
        if let Some(offer) = self.offer.known_mut() {
            offers::revise(offer, id, Moment(at), start, salary);
        }
    }

    /// The person is moved back out of *Hired*. No event of that name exists; send a stage change.
    pub fn unhire(&mut self, at: Timestamp) {
        self.application.status = "Active".into();
        self.application.current_interview_stage.title = "Offer".into();
        self.application.current_interview_stage.kind = "Offer".into();
        self.application.updated_at = Moment(at);
    }

    /// The candidate is merged into `candidate`, whose name stays.
    pub fn merge_into(&mut self, candidate: Uuid, at: Timestamp) {
        self.application.candidate.id = candidate;
        self.application.updated_at = Moment(at);
    }
}
