//! Cursors: opaque text that says where the next page begins.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};

use super::ApiError;

pub(super) fn encode(place: &impl Serialize) -> Option<String> {
    Some(URL_SAFE_NO_PAD.encode(serde_json::to_vec(place).ok()?))
}

pub(super) fn decode<T: DeserializeOwned>(cursor: &str) -> Result<T, ApiError> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok();
    let place = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    place.ok_or_else(|| ApiError::field("after", "This place in the list is not known. Begin from the top."))
}

/// A page's size as asked for: 50 where nothing was said, from 1 to 500.
pub(super) fn limit(asked: Option<i64>) -> Result<usize, ApiError> {
    match asked {
        None => Ok(50),
        Some(limit @ 1..=500) => Ok(usize::try_from(limit).unwrap_or(50)),
        Some(_) => Err(ApiError::field("limit", "A page has 1 to 500 items.")),
    }
}
