//! Cursors: opaque text that says where the next page begins.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use ts_rs::TS;

use super::ApiError;

pub(super) fn encode(place: &impl Serialize) -> Option<String> {
    Some(URL_SAFE_NO_PAD.encode(serde_json::to_vec(place).ok()?))
}

fn decode<T: DeserializeOwned>(cursor: &str) -> Result<T, ApiError> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok();
    let place = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    place.ok_or_else(|| ApiError::field("after", "This place in the list is not known. Begin from the top."))
}

/// The part of a list's input that says which page.
#[derive(Deserialize, TS)]
pub(super) struct Asked {
    /// 1 to 500; 50 where none is given.
    #[serde(default)]
    #[ts(optional)]
    limit: Option<i64>,
    /// `next` of the page before.
    #[serde(default)]
    #[ts(optional)]
    after: Option<String>,
}

impl Asked {
    pub fn limit(&self) -> Result<usize, ApiError> {
        match self.limit {
            None => Ok(50),
            Some(limit @ 1..=500) => Ok(usize::try_from(limit).unwrap_or(50)),
            Some(_) => Err(ApiError::field("limit", "A page has 1 to 500 items.")),
        }
    }

    pub fn after<T: DeserializeOwned>(&self) -> Result<Option<T>, ApiError> {
        self.after.as_deref().map(decode).transpose()
    }
}
