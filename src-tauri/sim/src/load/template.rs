//! Requests that are all different and cost almost nothing to make.
//!
//! One whole request lies ready. What differs from one to the next, ids and the person, stands at the end
//! of the body and is written in place; the signature then needs to hash only that end. JSON does not mind
//! the unusual order, and the receiver has as much work as ever.

use jiff::Timestamp;
use uuid::{Builder, Uuid};

use crate::delivery::{Target, wire};
use crate::objects::Moment;
use crate::signature::{SIGNATURE_BYTES, Signer};

const GIVEN: [&str; 8] = ["Anna", "Bram", "Clémence", "David", "Elena", "Wilhelmina", "Søren", "さくら"];
const FAMILY: [&str; 8] =
    ["Keller", "van den Berg", "Lindqvist", "Novák", "O’Brien", "Rossi", "Thorne", "山田"];
const WORDS: &str =
    "Wants to work on things people use every day and is ready for an early start in the new office. ";
const UUID_BYTES: usize = 36;

/// A request for one connection.
#[derive(Clone)]
pub struct Template {
    request: Vec<u8>,
    seed: u64,
    /// The secret's signer, past the part of the body that never changes.
    signer: Option<(Signer, usize)>,
    /// Where the body begins, and where the part of it that changes.
    body: usize,
    tail: usize,
    slots: Slots,
}

/// Where the changing parts are.
#[derive(Clone, Default)]
struct Slots {
    /// Place and which of the request's ids belongs there; the first is the application's.
    ids: Vec<(usize, usize)>,
    /// The quoted name, with spaces behind it.
    name: std::ops::Range<usize>,
}

/// The body under construction, remembering where its slots are.
struct Draft {
    text: String,
    slots: Slots,
}

impl Draft {
    fn id(&mut self, before: &str, which: usize) {
        self.text.push_str(before);
        self.text.push('"');
        self.slots.ids.push((self.text.len(), which));
        self.text.push_str(&"0".repeat(UUID_BYTES));
        self.text.push('"');
    }
}

impl Template {
    /// A template for bodies of exactly `body_bytes`, or of the least possible size if that is more.
    /// Templates of one seed give equal requests for equal numbers.
    pub fn new(target: &Target, secret: Option<&str>, body_bytes: usize, seed: u64, now: Timestamp) -> Self {
        let least = body(now, "");
        let padding: String =
            WORDS.chars().cycle().take(body_bytes.saturating_sub(least.text.len())).collect();
        let Draft { text, mut slots } = body(now, &padding);

        let blank = "0".repeat(SIGNATURE_BYTES);
        let mut request = wire::head(target, secret.map(|_| blank.as_str()), text.len());
        let start = request.len();
        // The signature is the last header: two line ends follow it.
        let signature = start.saturating_sub(SIGNATURE_BYTES + 4);
        request.extend_from_slice(text.as_bytes());
        let tail = start + slots.ids.first().map_or(0, |(place, _)| *place);
        let signer = secret.map(|secret| (Signer::new(secret).after(&request[start..tail]), signature));
        for (place, _) in &mut slots.ids {
            *place += start;
        }
        slots.name = slots.name.start + start..slots.name.end + start;
        Self { request, seed: mix(seed), signer, body: start, tail, slots }
    }

    /// Makes this the request with the given number, and says which application it is about.
    pub fn stamp(&mut self, number: u64) -> Uuid {
        let word = |which: u64| mix(self.seed ^ (number << 4) ^ which);
        let ids: [Uuid; 5] = std::array::from_fn(|which| {
            let (high, low) = (word(which as u64 * 2), word(which as u64 * 2 + 1));
            Builder::from_random_bytes((u128::from(high) << 64 | u128::from(low)).to_be_bytes()).into_uuid()
        });
        for (place, which) in &self.slots.ids {
            ids[*which].hyphenated().encode_lower(&mut self.request[*place..*place + UUID_BYTES]);
        }
        let choice = word(15) as usize;
        write_name(&mut self.request[self.slots.name.clone()], GIVEN[choice % 8], FAMILY[choice / 8 % 8]);
        if let Some((signer, place)) = &self.signer {
            let value = signer.sign(&[&self.request[self.tail..]]);
            self.request[*place..*place + SIGNATURE_BYTES].copy_from_slice(&value);
        }
        ids[0]
    }

    /// The size of every body.
    pub fn body_bytes(&self) -> usize {
        self.request.len() - self.body
    }

    /// The request as it goes over the wire.
    pub fn request(&self) -> &[u8] {
        &self.request
    }
}

/// A body without its ids and its name. The padding goes first, where it is hashed only once.
fn body(now: Timestamp, padding: &str) -> Draft {
    let hired = Moment(now);
    let applied = hired.plus_days(-40);
    let start: String = hired.plus_days(45).to_string().chars().take(10).collect();
    let mut draft = Draft { text: String::new(), slots: Slots::default() };
    draft.text = format!(
        concat!(
            r#"{{"action":"candidateHire","data":{{"application":{{"customFields":[{{"id":"09bebe2e-c67f-4f49-bd30-"#,
            r#"c7a227ec8d09","isPrivate":false,"title":"Why this role","value":"{padding}"}}],"createdAt":"{applied}","#,
            r#""updatedAt":"{hired}","status":"Hired","currentInterviewStage":{{"id":"77a185a9-9eba-4e81-acdc-646bf53f3ab5","#,
            r#""title":"Hired","type":"Hired","orderInInterviewPlan":1009,"interviewStageGroupId":null,"#,
            r#""interviewPlanId":"0c954536-e273-4c15-bdf2-2e5281f83675"}},"source":null,"archiveReason":null,"#,
            r#""job":{{"id":"836d3881-a03a-47b1-a44d-c6aa8652b451","title":"Load Engineer","#,
            r#""locationId":"7aea4692-2d44-425c-a2c5-42a3e5456e86","departmentId":null}},"creditedToUser":null,"#,
            r#""hiringTeam":[{{"email":"staff.1@example.org","firstName":"Dana","lastName":"Whitfield","#,
            r#""role":"Hiring Manager","userId":"92b1198e-b082-4200-b710-f93098a8f1dc"}}],"#,
            r#""appliedViaJobPostingId":null,"submitterClientIp":null,"submitterUserAgent":null,"id":"#,
        ),
        padding = padding,
        applied = applied,
        hired = hired,
    );
    draft.id("", 0);
    draft.id(r#","candidate":{"id":"#, 1);
    draft.text.push_str(r#","name":"#);
    let name = draft.text.len();
    draft.text.push_str(&" ".repeat(longest(&GIVEN) + longest(&FAMILY) + 3));
    draft.slots.name = name..draft.text.len();
    draft.text.push_str(
        r#","primaryEmailAddress":{"value":"load@example.org","type":"Personal","isPrimary":true}}},"#,
    );
    draft.id(r#""offer":{"id":"#, 2);
    draft.id(r#","applicationId":"#, 0);
    draft.id(r#","acceptanceStatus":"Accepted","offerStatus":"CandidateAccepted","latestVersion":{"id":"#, 3);
    draft.text.push_str(&format!(
        concat!(
            r#","startDate":"{}","salary":{{"currencyCode":"EUR","value":85000}},"createdAt":"{}","openingId":null,"#,
            r#""customFields":[],"fileHandles":[],"author":null,"approvalStatus":null}}}}}},"webhookActionId":"#,
        ),
        start, applied,
    ));
    draft.id("", 4);
    draft.text.push('}');
    draft
}

fn longest(names: &[&str]) -> usize {
    names.iter().map(|name| name.len()).max().unwrap_or(0)
}

/// Writes the quoted name and spaces for the rest.
fn write_name(slot: &mut [u8], given: &str, family: &str) {
    let quoted = [b"\"", given.as_bytes(), b" ", family.as_bytes(), b"\""];
    slot.fill(b' ');
    let mut at = 0;
    for piece in quoted {
        slot[at..at + piece.len()].copy_from_slice(piece);
        at += piece.len();
    }
}

/// A bijection that leaves no pattern (the finaliser of SplitMix64): different inputs, different ids.
fn mix(mut word: u64) -> u64 {
    word = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::sign;
    use std::collections::HashSet;

    fn template(body_bytes: usize, seed: u64) -> Template {
        let target = "http://127.0.0.1:1/hook".parse().expect("a loopback address");
        Template::new(&target, Some("a secret"), body_bytes, seed, Timestamp::UNIX_EPOCH)
    }

    fn parts(request: &[u8]) -> (String, Vec<u8>) {
        let end =
            request.windows(4).position(|four| four == b"\r\n\r\n").expect("a head ends with an empty line")
                + 4;
        (String::from_utf8(request[..end].to_vec()).expect("a head is text"), request[end..].to_vec())
    }

    #[test]
    fn every_request_is_a_signed_hire_of_the_wanted_size_and_unlike_all_others() {
        let mut template = template(4_096, 7);
        let mut applications = HashSet::new();
        for number in 0..500 {
            let application = template.stamp(number);
            let (head, body) = parts(template.request());
            assert_eq!(body.len(), 4_096);
            assert!(head.contains("Content-Length: 4096\r\n"));
            assert!(head.contains(&format!("Ashby-Signature: {}\r\n", sign("a secret", &body))), "{head}");
            let json: serde_json::Value = serde_json::from_slice(&body).expect("the body is JSON");
            assert_eq!(json["data"]["application"]["id"], application.to_string());
            assert_eq!(json["data"]["offer"]["applicationId"], application.to_string());
            assert!(
                json["data"]["application"]["candidate"]["name"]
                    .as_str()
                    .is_some_and(|name| name.contains(' '))
            );
            assert_eq!(application.get_version_num(), 4);
            assert!(applications.insert(application));
        }
    }

    #[test]
    fn seeds_keep_runs_apart_and_repeat_them() {
        let mut same = (template(2_000, 1), template(2_000, 1), template(2_000, 2));
        assert_eq!(same.0.stamp(9), same.1.stamp(9));
        assert_eq!(same.0.request(), same.1.request());
        assert_ne!(same.0.stamp(9), same.2.stamp(9));
    }

    #[test]
    fn without_a_secret_nothing_is_signed_and_a_size_too_small_becomes_the_least() {
        let target = "http://127.0.0.1:1/hook".parse().expect("a loopback address");
        let mut template = Template::new(&target, None, 0, 1, Timestamp::UNIX_EPOCH);
        template.stamp(0);
        let (head, body) = parts(template.request());
        assert!(!head.contains("Ashby-Signature"));
        assert!(serde_json::from_slice::<serde_json::Value>(&body).is_ok());
        assert!(body.len() < 2_500, "{}", body.len());
    }
}
