//! One request, from its head to its answer, in the order of the answer table.

use std::sync::Arc;

use http_body_util::Full;
use hyper::{HeaderMap, Method, Request, Response, body::Bytes, body::Incoming};
use jiff::Timestamp;

use super::{
    answer::Answer,
    body::{self, BodyError},
    connections::Line,
    doors::{Door, Doors, Gate, ValidSecret},
};
use crate::{
    ashby::{self, Refusal, Unverified},
    ids::IntegrationId,
    store::{
        StoreError,
        tables::{NewRefused, PingRecord},
    },
};

/// 5 MiB. Ashby states no limit; an offer carries a whole form and every version.
pub const LONGEST_BODY_BYTES: usize = 5 * 1024 * 1024;
/// A ping is under 100 bytes.
const LONGEST_PING_BYTES: usize = 1024;

pub(super) async fn handle(
    gate: Gate,
    line: &Arc<Line>,
    now: Timestamp,
    request: Request<Incoming>,
) -> Response<Full<Bytes>> {
    let (head, mut body) = request.into_parts();
    let (answer, bytes) = match admit(&gate, &head.method, head.uri.path()) {
        Err(answer) => (answer, 0),
        Ok((doors, integration, secrets)) => {
            match body::read(&mut body, LONGEST_BODY_BYTES).await {
                Err(BodyError::TooLarge) => (Answer::TooLarge, 0),
                Err(BodyError::TooSlow) => (Answer::TooSlow, 0),
                Err(BodyError::Broken) => (Answer::Refused, 0),
                Ok(bytes) => {
                    let length = bytes.len();
                    // A sender of a slow body counts as silent; from here on this one waits for us.
                    let _answering = line.answering();
                    (take(&doors, &integration, &secrets, &head.headers, bytes, now).await, length)
                }
            }
        }
    };
    body::drain(body);
    tracing::debug!(method = %head.method, body_bytes = bytes, answer = ?answer, "a request was answered");
    answer.response()
}

type Admitted = (Arc<Doors>, IntegrationId, Vec<ValidSecret>);

/// Everything that is decided without the body.
fn admit(gate: &Gate, method: &Method, path: &str) -> Result<Admitted, Answer> {
    let Gate::Open(doors) = gate else {
        return Err(Answer::NotReady);
    };
    if !doors.sink.is_sound() {
        return Err(Answer::NotReady);
    }
    if doors.sink.is_busy() {
        return Err(Answer::TooMany);
    }
    match doors.by_path.get(path) {
        None => Err(Answer::NeverIssued),
        Some(Door::Uninstalled) => Err(Answer::Gone),
        Some(Door::Installed { .. }) if method == Method::GET || method == Method::HEAD => {
            Err(Answer::Greeting)
        }
        Some(Door::Installed { .. }) if method != Method::POST => Err(Answer::MethodNotAllowed),
        Some(Door::Installed { integration, secrets }) => {
            Ok((doors.clone(), integration.clone(), secrets.clone()))
        }
    }
}

/// Everything that is decided with it: nothing is parsed before the signature fits, but for the
/// one body that needs none.
async fn take(
    doors: &Doors,
    integration: &IntegrationId,
    secrets: &[ValidSecret],
    headers: &HeaderMap,
    bytes: Bytes,
    now: Timestamp,
) -> Answer {
    let is_ping = || bytes.len() <= LONGEST_PING_BYTES && ashby::is_ping(&bytes);
    let ping = |signature: &str, accepted| PingRecord {
        at: now,
        signature: signature.to_owned(),
        accepted,
        forwarded_for: forwarded_for(headers),
    };
    let signature = headers.get("ashby-signature").map(|value| value.as_bytes());
    let unverified = Unverified::new(bytes.clone(), signature);
    let valid = secrets.iter().filter(|secret| secret.counts_at(now)).map(|secret| &secret.secret);
    match unverified.verify(valid) {
        Ok(verified) if is_ping() => {
            let fits = if verified.secret_index() == 0 { "valid" } else { "previous_secret" };
            doors.sink.note_ping(integration, ping(fits, true)).await;
            Answer::Accepted
        }
        Ok(verified) => match doors.sink.keep(&verified, now).await {
            Ok(()) => Answer::Accepted,
            Err(StoreError::Busy) => Answer::TooMany,
            Err(error) => {
                tracing::error!(%error, "a message could not be kept; Ashby was asked to try again");
                Answer::NotReady
            }
        },
        Err(Refusal::Unsigned) if is_ping() => {
            doors.sink.note_ping(integration, ping("unsigned", true)).await;
            Answer::Accepted
        }
        Err(refusal) => {
            let reason = match refusal {
                Refusal::Unsigned => "unsigned",
                Refusal::Malformed => "malformed",
                Refusal::Mismatch => "mismatch",
            };
            if is_ping() {
                doors.sink.note_ping(integration, ping(reason, false)).await;
            }
            let refused = NewRefused {
                received_at: now,
                integration_id: integration.clone(),
                reason,
                // A header that is far longer than any signature tells nothing more.
                signature: unverified.signature().map(|header| header[..header.len().min(256)].to_vec()),
                body: bytes,
            };
            doors.sink.keep_refused(refused).await;
            Answer::Refused
        }
    }
}

/// What a proxy says of the sender. Anybody can write it: it is shown, and decides nothing.
fn forwarded_for(headers: &HeaderMap) -> Option<String> {
    let text = headers.get("x-forwarded-for")?.to_str().ok()?;
    Some(text.chars().take(100).collect())
}
