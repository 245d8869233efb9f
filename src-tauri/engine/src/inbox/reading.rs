//! What a kept message means for hires. Pure: bytes in, an effect out.

use super::merge::stamp;
use crate::{
    ashby::{Application, Message, Offer, Subject, Unreadable},
    store::tables::{Interpreted, Outcome, PartKind, Pending, StoredPart},
};

/// What a message does.
#[derive(Debug, Clone)]
pub(super) enum Effect {
    /// Brings parts of one hire.
    Parts {
        application_id: String,
        parts: Vec<NewPart>,
        makes_hire: bool,
    },
    OfferRemoved {
        offer_id: String,
        application_id: Option<String>,
    },
    CandidateMerged {
        deleted_id: String,
        merged_id: String,
    },
    CandidateDeleted {
        candidate_id: String,
    },
    Signature {
        application_id: Option<String>,
        offer_id: Option<String>,
        event: String,
    },
    /// Kept, and that is all.
    Nothing(Outcome, Option<String>),
}

/// A part, and the id of the thing that it describes.
#[derive(Debug, Clone)]
pub(super) struct NewPart {
    pub part: StoredPart,
    pub id: Option<String>,
}

/// A message that was read.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub effect: Effect,
    pub noted: Interpreted,
}

pub(super) fn read(pending: &Pending) -> Reading {
    let mut noted = Interpreted {
        receipt: pending.receipt,
        outcome: Outcome::Kept,
        action: None,
        webhook_action_id: None,
        application_id: None,
        hire_id: None,
        reason: None,
    };
    let message = match Message::read(&pending.body) {
        Ok(message) => message,
        Err(unreadable) => return unreadable_one(pending, noted, unreadable),
    };
    noted.action = Some(message.action.clone());
    noted.webhook_action_id = message.webhook_action_id.clone();
    let effect = effect(pending, &message);
    noted.application_id = match &effect {
        Effect::Parts { application_id, .. } => Some(application_id.clone()),
        Effect::OfferRemoved { application_id, .. } | Effect::Signature { application_id, .. } => {
            application_id.clone()
        }
        _ => None,
    };
    Reading { effect, noted }
}

fn unreadable_one(pending: &Pending, mut noted: Interpreted, unreadable: Unreadable) -> Reading {
    noted.action = crate::ashby::action_of(&pending.body);
    Reading { effect: Effect::Nothing(Outcome::Unreadable, Some(unreadable.to_string())), noted }
}

fn effect(pending: &Pending, message: &Message<'_>) -> Effect {
    match &message.subject {
        Subject::Hire { application_id, application, offer } => Effect::Parts {
            application_id: application_id.clone(),
            parts: std::iter::once(application_part(pending, application))
                .chain(offer.map(|offer| offer_part(pending, offer)))
                .collect(),
            makes_hire: true,
        },
        Subject::Application { application_id, application } => Effect::Parts {
            application_id: application_id.clone(),
            parts: vec![application_part(pending, application)],
            makes_hire: false,
        },
        Subject::Offer { application_id, offer } => Effect::Parts {
            application_id: application_id.clone(),
            parts: vec![offer_part(pending, offer)],
            makes_hire: false,
        },
        Subject::OfferDeleted { offer_id, application_id } => {
            Effect::OfferRemoved { offer_id: offer_id.clone(), application_id: application_id.clone() }
        }
        Subject::CandidateMerged { deleted_id, merged_id } => {
            Effect::CandidateMerged { deleted_id: deleted_id.clone(), merged_id: merged_id.clone() }
        }
        Subject::CandidateDeleted { candidate_id } => {
            Effect::CandidateDeleted { candidate_id: candidate_id.clone() }
        }
        Subject::Signature { application_id, offer_id, event } => Effect::Signature {
            application_id: application_id.clone(),
            offer_id: offer_id.clone(),
            event: event.clone(),
        },
        Subject::Ping => Effect::Nothing(Outcome::Kept, None),
        Subject::Unused => {
            Effect::Nothing(Outcome::Kept, Some("Hirelay does not use messages of this kind.".to_owned()))
        }
    }
}

fn application_part(pending: &Pending, json: &str) -> NewPart {
    let updated_at = Application::read(json).and_then(|application| application.updated_at());
    NewPart { part: part(pending, PartKind::Application, stamp(updated_at), json), id: None }
}

fn offer_part(pending: &Pending, json: &str) -> NewPart {
    let offer = Offer::read(json);
    let (stamp, id) = (offer.as_ref().and_then(Offer::stamp), offer.as_ref().and_then(Offer::id));
    NewPart { part: part(pending, PartKind::Offer, stamp, json), id }
}

fn part(pending: &Pending, kind: PartKind, stamp: Option<String>, json: &str) -> StoredPart {
    StoredPart {
        kind,
        stamp,
        origin: pending.origin.clone(),
        receipt: pending.receipt,
        removed: None,
        body: json.to_owned(),
    }
}
