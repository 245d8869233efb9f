//! A hire that Hirelay makes up and sends to itself, signed and over the same way as Ashby's.

use jiff::{Timestamp, ToSpan as _, civil::Date};
use serde_json::json;

use crate::{
    ids::test_application,
    random::{self, NoRandomness, Random},
};

/// A message on its way.
pub struct TestHire {
    pub application_id: String,
    pub body: Vec<u8>,
}

impl TestHire {
    /// Starts in a fortnight. The address is nobody's, and another one each time, so that several can be
    /// completed.
    pub fn new(now: Timestamp, today: Date, random: &dyn Random) -> Result<Self, NoRandomness> {
        let application_id = test_application(random)?;
        let start = today.checked_add(2.weeks()).unwrap_or(today);
        let mark = random::bytes::<3>(random)?
            .iter()
            .fold(String::new(), |mark, byte| mark + &format!("{byte:02x}"));
        let body = json!({
            "action": "candidateHire",
            "data": {
                "application": {
                    "id": application_id, "createdAt": now, "updatedAt": now, "status": "Hired",
                    "candidate": {
                        "id": format!("{application_id}-candidate"), "name": "Toni Testhire",
                        "primaryEmailAddress": {
                            "value": format!("toni.testhire.{mark}@example.invalid"), "type": "Personal", "isPrimary": true,
                        },
                    },
                    "currentInterviewStage": {"id": "test", "title": "Hired", "type": "Hired"},
                    "job": {"id": "test", "title": "Test Engineer"},
                    "customFields": [], "hiringTeam": [],
                },
                "offer": {
                    "id": format!("{application_id}-offer"), "applicationId": application_id,
                    "acceptanceStatus": "Accepted", "decidedAt": now,
                    "latestVersion": {
                        "id": format!("{application_id}-version"), "createdAt": now, "startDate": start,
                        "salary": {"currencyCode": "EUR", "value": 50000},
                    },
                },
            },
        });
        Ok(Self { application_id, body: body.to_string().into_bytes() })
    }
}
