//! One message from Ashby: its action, and what it is about.

use super::{Application, Fields, Offer};

/// A message that could be read.
#[derive(Debug, Clone)]
pub struct Message<'a> {
    pub action: String,
    /// The event's id. Related events share it, and it may be absent.
    pub webhook_action_id: Option<String>,
    pub subject: Subject<'a>,
}

/// What a message is about, by what Hirelay does with it.
#[derive(Debug, Clone)]
pub enum Subject<'a> {
    Ping,
    /// `candidateHire`: the only message that makes a hire.
    Hire {
        application_id: String,
        application: &'a str,
        offer: Option<&'a str>,
    },
    /// `applicationUpdate`, `candidateStageChange`, `pushToHRIS`: changes a hire that exists.
    Application {
        application_id: String,
        application: &'a str,
    },
    /// `offerCreate`, `offerUpdate`.
    Offer {
        application_id: String,
        offer: &'a str,
    },
    OfferDeleted {
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
    /// Kept, but nothing that a hire is made of.
    Unused,
}

/// Why a message could not be read. It is kept all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("The message is not JSON text.")]
    NotJson,
    #[error("The message is not a JSON object with an action.")]
    NoAction,
    #[error("The message has no data.")]
    NoData,
    #[error("The message names no application, so it can't be tied to a hire.")]
    NoApplicationId,
    #[error("The message lacks the ids that its action needs.")]
    MissingIds,
}

impl<'a> Message<'a> {
    pub fn read(body: &'a [u8]) -> Result<Self, Unreadable> {
        let json = std::str::from_utf8(body).map_err(|_| Unreadable::NotJson)?;
        let is_json = serde_json::from_str::<&serde_json::value::RawValue>(json).is_ok();
        let fields = match Fields::read(json) {
            Some(fields) => fields,
            None if is_json => return Err(Unreadable::NoAction),
            None => return Err(Unreadable::NotJson),
        };
        let action = fields.text("action").ok_or(Unreadable::NoAction)?;
        let subject = subject(&action, &fields)?;
        Ok(Self { action, webhook_action_id: fields.text("webhookActionId"), subject })
    }
}

/// The action alone, for messages whose rest can't be read.
pub(crate) fn action_of(body: &[u8]) -> Option<String> {
    Fields::read(std::str::from_utf8(body).ok()?)?.text("action")
}

fn subject<'a>(action: &str, message: &Fields<'a>) -> Result<Subject<'a>, Unreadable> {
    let data = || message.object("data").ok_or(Unreadable::NoData);
    match action {
        "ping" => Ok(Subject::Ping),
        "candidateHire" => {
            let data = data()?;
            let (application_id, application) = application(&data)?;
            // A null or a foreign value in the offer's place is no offer.
            let offer = data.raw("offer").filter(|offer| Fields::read(offer).is_some());
            Ok(Subject::Hire { application_id, application, offer })
        }
        "applicationUpdate" | "candidateStageChange" | "pushToHRIS" => {
            let (application_id, application) = application(&data()?)?;
            Ok(Subject::Application { application_id, application })
        }
        "offerCreate" | "offerUpdate" => {
            let raw = data()?.raw("offer").ok_or(Unreadable::NoData)?;
            let offer = Offer::read(raw).ok_or(Unreadable::NoData)?;
            Ok(Subject::Offer {
                application_id: offer.application_id().ok_or(Unreadable::NoApplicationId)?,
                offer: raw,
            })
        }
        "offerDelete" => {
            let offer = data()?.object("offer").ok_or(Unreadable::NoData)?;
            let offer_id = offer.text("id").ok_or(Unreadable::MissingIds)?;
            Ok(Subject::OfferDeleted { offer_id, application_id: offer.text("applicationId") })
        }
        "candidateMerge" => {
            let data = data()?;
            let id = |name| {
                data.object(name).and_then(|candidate| candidate.text("id")).ok_or(Unreadable::MissingIds)
            };
            Ok(Subject::CandidateMerged {
                deleted_id: id("deletedCandidate")?,
                merged_id: id("mergedCandidate")?,
            })
        }
        "candidateDelete" => {
            let candidate = data()?.object("candidate").ok_or(Unreadable::NoData)?;
            Ok(Subject::CandidateDeleted {
                candidate_id: candidate.text("id").ok_or(Unreadable::MissingIds)?,
            })
        }
        "signatureRequestUpdate" => {
            let data = data()?;
            let (application_id, offer_id) = (data.text("applicationId"), data.text("offerId"));
            if application_id.is_none() && offer_id.is_none() {
                return Err(Unreadable::MissingIds);
            }
            Ok(Subject::Signature {
                application_id,
                offer_id,
                event: data.text("eventType").unwrap_or_default(),
            })
        }
        _ => Ok(Subject::Unused),
    }
}

fn application<'a>(data: &Fields<'a>) -> Result<(String, &'a str), Unreadable> {
    let raw = data.raw("application").ok_or(Unreadable::NoData)?;
    let application = Application::read(raw).ok_or(Unreadable::NoData)?;
    Ok((application.id().ok_or(Unreadable::NoApplicationId)?, raw))
}

/// Whether a body is exactly a ping: such a one is answered even when it is not signed.
/// Source: https://developers.ashbyhq.com/docs/setting-up-webhooks
pub fn is_ping(body: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Ping {
        action: String,
        data: PingData,
        #[serde(default, rename = "webhookActionId")]
        _webhook_action_id: Option<String>,
    }
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct PingData {
        #[serde(rename = "webhookActionType")]
        webhook_action_type: String,
    }
    body.len() <= 1024
        && serde_json::from_slice::<Ping>(body)
            .is_ok_and(|ping| ping.action == "ping" && ping.data.webhook_action_type == "ping")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unreadable(body: &str) -> Option<Unreadable> {
        Message::read(body.as_bytes()).err()
    }

    #[test]
    fn a_hire_is_read_with_and_without_an_offer() {
        for (offer, expected) in [
            ("", None),
            (",\"offer\":null", None),
            (",\"offer\":[]", None),
            (",\"offer\":{\"id\":\"o\"}", Some("{\"id\":\"o\"}")),
        ] {
            let body =
                format!(r#"{{"action":"candidateHire","data":{{"application":{{"id":"a"}}{offer}}}}}"#);
            let message = Message::read(body.as_bytes()).expect("readable");
            let Subject::Hire { application_id, offer, .. } = message.subject else { panic!("not a hire") };
            assert_eq!((application_id.as_str(), offer), ("a", expected));
        }
    }

    #[test]
    fn what_can_not_be_read_says_why() {
        assert_eq!(unreadable(""), Some(Unreadable::NotJson));
        assert_eq!(unreadable("{"), Some(Unreadable::NotJson));
        assert_eq!(unreadable("[]"), Some(Unreadable::NoAction));
        assert_eq!(unreadable(r#"{"data":{}}"#), Some(Unreadable::NoAction));
        assert_eq!(unreadable(r#"{"action":"candidateHire"}"#), Some(Unreadable::NoData));
        assert_eq!(unreadable(r#"{"action":"candidateHire","data":[1]}"#), Some(Unreadable::NoData));
        assert_eq!(
            unreadable(r#"{"action":"candidateHire","data":{"application":{"id":null}}}"#),
            Some(Unreadable::NoApplicationId)
        );
        assert_eq!(unreadable(r#"{"action":"candidateMerge","data":{}}"#), Some(Unreadable::MissingIds));
        assert_eq!(Message::read(b"{\"action\":\"\xff\"}").err(), Some(Unreadable::NotJson));
    }

    #[test]
    fn deep_nesting_is_read_like_anything_else() {
        let body = format!(r#"{{"action":"somethingNew","data":{}{}}}"#, "[".repeat(5000), "]".repeat(5000));
        assert!(matches!(Message::read(body.as_bytes()).map(|m| m.subject), Ok(Subject::Unused)));
    }

    #[test]
    fn only_exactly_a_ping_is_a_ping() {
        assert!(is_ping(br#"{"action":"ping","data":{"webhookActionType":"ping"}}"#));
        assert!(is_ping(b"{ \"action\": \"ping\", \"webhookActionId\": null, \"data\": {\"webhookActionType\": \"ping\"} }\n"));
        assert!(!is_ping(br#"{"action":"ping"}"#));
        assert!(!is_ping(br#"{"action":"candidateHire","data":{"webhookActionType":"ping"}}"#));
        assert!(!is_ping(br#"{"action":"ping","data":{"webhookActionType":"ping","more":1}}"#));
        assert!(!is_ping(br#"{"action":"ping","data":{"webhookActionType":"ping"},"application":{}}"#));
    }
}
