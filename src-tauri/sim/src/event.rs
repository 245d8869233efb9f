//! Webhook events: an action, an optional `webhookActionId`, and the bytes that go over the wire.
//!
//! The bytes are made once and never again, for a retry, a duplicate and a fan-out all carry the same
//! ones. Events fired by one action share the `webhookActionId`; some carry none.

use std::fmt;

use bytes::Bytes;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::objects::{Application, Maybe, Offer};

/// What happened, by Ashby's name for it. One webhook setting listens to one action.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Action {
    CandidateHire,
    ApplicationUpdate,
    CandidateStageChange,
    OfferUpdate,
    OfferDelete,
    CandidateMerge,
    CandidateDelete,
    SignatureRequestUpdate,
    Ping,
    /// Any other name, known to Ashby or not.
    Other(String),
}

const NAMES: [(Action, &str); 9] = [
    (Action::CandidateHire, "candidateHire"),
    (Action::ApplicationUpdate, "applicationUpdate"),
    (Action::CandidateStageChange, "candidateStageChange"),
    (Action::OfferUpdate, "offerUpdate"),
    (Action::OfferDelete, "offerDelete"),
    (Action::CandidateMerge, "candidateMerge"),
    (Action::CandidateDelete, "candidateDelete"),
    (Action::SignatureRequestUpdate, "signatureRequestUpdate"),
    (Action::Ping, "ping"),
];

impl Action {
    /// The name in the body.
    pub fn name(&self) -> &str {
        match self {
            Self::Other(name) => name,
            known => NAMES.iter().find(|(action, _)| action == known).map_or("", |(_, name)| name),
        }
    }

    /// The action of this name; a strange name is kept.
    pub fn named(name: &str) -> Self {
        NAMES
            .iter()
            .find(|(_, known)| *known == name)
            .map_or_else(|| Self::Other(name.to_owned()), |(action, _)| action.clone())
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Action {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What a signature request belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    Application { application_id: Uuid },
    Offer { offer_id: Uuid, offer_version_id: Uuid },
}

/// One event, ready to be delivered any number of times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub action: Action,
    pub action_id: Option<Uuid>,
    pub body: Bytes,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Envelope<'a, D> {
    action: &'a Action,
    #[serde(skip_serializing_if = "Option::is_none")]
    webhook_action_id: Option<Uuid>,
    data: D,
}

#[derive(Serialize)]
struct HireData<'a> {
    application: &'a Application,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    offer: &'a Maybe<Offer>,
}

impl Event {
    /// Any action with any data.
    pub fn new(
        action: Action,
        action_id: Option<Uuid>,
        data: impl Serialize,
    ) -> Result<Self, serde_json::Error> {
        let body = serde_json::to_vec(&Envelope { action: &action, webhook_action_id: action_id, data })?;
        Ok(Self { action, action_id, body: body.into() })
    }

    /// `candidateHire`: the application, and the latest accepted offer if there is one.
    pub fn candidate_hire(
        action_id: Option<Uuid>,
        application: &Application,
        offer: &Maybe<Offer>,
    ) -> Result<Self, serde_json::Error> {
        Self::new(Action::CandidateHire, action_id, HireData { application, offer })
    }

    /// `applicationUpdate`.
    pub fn application_update(
        action_id: Option<Uuid>,
        application: &Application,
    ) -> Result<Self, serde_json::Error> {
        let data = HireData { application, offer: &Maybe::Absent };
        Self::new(Action::ApplicationUpdate, action_id, data)
    }

    /// `candidateStageChange`: also what an un-hire looks like.
    pub fn candidate_stage_change(
        action_id: Option<Uuid>,
        application: &Application,
    ) -> Result<Self, serde_json::Error> {
        let data = HireData { application, offer: &Maybe::Absent };
        Self::new(Action::CandidateStageChange, action_id, data)
    }

    /// `offerUpdate`.
    pub fn offer_update(action_id: Option<Uuid>, offer: &Offer) -> Result<Self, serde_json::Error> {
        #[derive(Serialize)]
        struct Data<'a> {
            offer: &'a Offer,
        }
        Self::new(Action::OfferUpdate, action_id, Data { offer })
    }

    /// `offerDelete`: only ids are left.
    pub fn offer_delete(
        action_id: Option<Uuid>,
        offer: Uuid,
        application: Uuid,
    ) -> Result<Self, serde_json::Error> {
        let data = json!({ "offer": { "id": offer.to_string(), "applicationId": application.to_string() } });
        Self::new(Action::OfferDelete, action_id, data)
    }

    /// `candidateMerge`: applications of `deleted` belong to `merged` from now on.
    pub fn candidate_merge(
        action_id: Option<Uuid>,
        deleted: Uuid,
        merged: Uuid,
    ) -> Result<Self, serde_json::Error> {
        let data = json!({
            "deletedCandidate": { "id": deleted.to_string() },
            "mergedCandidate": { "id": merged.to_string() },
        });
        Self::new(Action::CandidateMerge, action_id, data)
    }

    /// `candidateDelete`.
    pub fn candidate_delete(action_id: Option<Uuid>, candidate: Uuid) -> Result<Self, serde_json::Error> {
        let data = json!({ "candidate": { "id": candidate.to_string() } });
        Self::new(Action::CandidateDelete, action_id, data)
    }

    /// `signatureRequestUpdate`; `kind` is sent, cancelled, completed or deleted.
    pub fn signature_request_update(
        action_id: Option<Uuid>,
        signed: Signed,
        kind: &str,
    ) -> Result<Self, serde_json::Error> {
        let data = match signed {
            Signed::Application { application_id } => json!({
                "relatedEntityType": "application",
                "applicationId": application_id.to_string(),
                "eventType": kind,
            }),
            Signed::Offer { offer_id, offer_version_id } => json!({
                "relatedEntityType": "offer",
                "offerId": offer_id.to_string(),
                "offerVersionId": offer_version_id.to_string(),
                "eventType": kind,
            }),
        };
        Self::new(Action::SignatureRequestUpdate, action_id, data)
    }

    /// `ping`: what a setting sends when it is saved.
    pub fn ping() -> Self {
        let body = Bytes::from_static(br#"{"action":"ping","data":{"webhookActionType":"ping"}}"#);
        Self { action: Action::Ping, action_id: None, body }
    }

    /// Bytes from elsewhere, sent as they are. What cannot be read leaves an action without a name.
    pub fn from_bytes(body: Bytes) -> Self {
        let head: Value = serde_json::from_slice(&body).unwrap_or_default();
        let text = |field: &str| head[field].as_str();
        let action = Action::named(text("action").unwrap_or_default());
        let action_id = text("webhookActionId").and_then(|id| id.parse().ok());
        Self { action, action_id, body }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    const ID: Uuid = Uuid::from_u128(0x7e53_8155_25cb_4185_8b08_9be8_0e19_6493);

    fn json_of(event: &Event) -> Value {
        serde_json::from_slice(&event.body).expect("a body is JSON")
    }

    fn id(text: &str) -> Uuid {
        text.parse().expect("a valid id")
    }

    #[test]
    fn built_events_equal_the_hand_written_samples() {
        let deleted = id("173a8ccc-8b34-42eb-98f1-6d675705eee0");
        let merge = Event::candidate_merge(Some(ID), deleted, id("541dcd6b-f99e-420c-9f40-9e849cb32b92"));
        let signed = Signed::Offer {
            offer_id: id("3637e9f3-f530-436f-bc25-1219421cdd97"),
            offer_version_id: id("052c6102-15c1-4507-bb82-7fe6accc3ba6"),
        };
        let action_id = Some(id("c2e3e9e6-611d-43fa-9fe6-972d53a580a9"));
        let signature = Event::signature_request_update(action_id, signed, "completed");
        let pairs = [
            (merge.expect("it serialises"), samples::MERGE),
            (signature.expect("it serialises"), samples::SIGNATURE_REQUEST),
            (Event::ping(), samples::PING),
        ];
        for (built, sample) in pairs {
            let read = Event::from_bytes(Bytes::from_static(sample.body));
            assert_eq!(json_of(&built), json_of(&read), "{}", sample.name);
            assert_eq!((built.action, built.action_id), (read.action, read.action_id), "{}", sample.name);
        }
    }

    #[test]
    fn an_event_without_action_id_has_no_such_field() {
        let event = Event::candidate_delete(None, ID).expect("it serialises");
        let expected = json!({"action": "candidateDelete", "data": {"candidate": {"id": ID.to_string()}}});
        assert_eq!(json_of(&event), expected);
    }

    #[test]
    fn an_unknown_action_keeps_its_name_and_bytes() {
        let event =
            Event::new(Action::named("jobPostingEclipse"), Some(ID), json!({})).expect("it serialises");
        assert_eq!(Event::from_bytes(event.body.clone()), event);
        assert_eq!(event.action, Action::Other("jobPostingEclipse".into()));
    }

    #[test]
    fn bytes_that_are_not_json_are_still_an_event() {
        let event = Event::from_bytes(Bytes::from_static(b"\xff{"));
        assert_eq!((event.action.name(), event.action_id, event.body.len()), ("", None, 2));
    }
}
