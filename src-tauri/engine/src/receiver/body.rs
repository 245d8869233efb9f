//! Reading a body within limits, and reading away what nobody wants.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Incoming};
use tokio::time::{Instant, timeout, timeout_at};

/// A sender that says nothing for this long, or needs this long in all, is too slow.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
const LONGEST_TIME: Duration = Duration::from_secs(30);
/// How much, and for how long, is read away after an early answer.
const DRAIN_BYTES: usize = 16 * 1024 * 1024;
const DRAIN_TIME: Duration = Duration::from_secs(5);

#[derive(Debug, PartialEq, Eq)]
pub(super) enum BodyError {
    TooLarge,
    TooSlow,
    /// The sender went away, or sent no valid HTTP.
    Broken,
}

/// Reads at most `limit` bytes. A body that announces more is not begun.
pub(super) async fn read(body: &mut Incoming, limit: usize) -> Result<Bytes, BodyError> {
    let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if announced > limit {
        return Err(BodyError::TooLarge);
    }
    let until = Instant::now() + LONGEST_TIME;
    let mut first = None;
    let mut rest = BytesMut::new();
    loop {
        let pause = until.min(Instant::now() + LONGEST_PAUSE);
        let frame = match timeout_at(pause, body.frame()).await {
            Err(_) => return Err(BodyError::TooSlow),
            Ok(None) => break,
            Ok(Some(Err(_))) => return Err(BodyError::Broken),
            Ok(Some(Ok(frame))) => frame,
        };
        // Trailers are read away.
        let Ok(data) = frame.into_data() else {
            continue;
        };
        let so_far = first.as_ref().map_or(0, Bytes::len) + rest.len();
        if so_far + data.len() > limit {
            return Err(BodyError::TooLarge);
        }
        // Most bodies are one piece: those are not copied.
        if first.is_none() {
            first = Some(data);
        } else {
            rest.extend_from_slice(&data);
        }
    }
    let first = first.unwrap_or_default();
    Ok(if rest.is_empty() { first } else { [&first[..], &rest[..]].concat().into() })
}

/// Reads the rest away beside the answer: a connection that is closed while the sender still talks
/// is reset, and the sender never sees what was answered.
pub(super) fn drain(mut body: Incoming) {
    if body.is_end_stream() {
        return;
    }
    tokio::spawn(timeout(DRAIN_TIME, async move {
        let mut bytes = 0;
        while let Some(Ok(frame)) = body.frame().await {
            bytes += frame.data_ref().map_or(0, Bytes::len);
            if bytes > DRAIN_BYTES {
                break;
            }
        }
    }));
}
