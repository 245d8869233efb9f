//! How Ashby reaches this computer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, access::Holder, setup::Nothing};
use crate::{engine::Engine, people::kind::ManageIntegrations, reach::public_address};

type Admin = Holder<ManageIntegrations>;

#[derive(Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(super) enum ReachKind {
    ByHand,
}

#[derive(Serialize, TS)]
pub(super) struct ReachView {
    kind: ReachKind,
    public_url: Option<String>,
    /// `listening`: nothing has shown from outside whether the address works.
    state: String,
}

pub(super) async fn get(_: Engine, admin: Admin, _: Nothing) -> Result<ReachView, ApiError> {
    let record = admin.workspace.store.workspace().await?;
    let public_url = record.and_then(|record| record.public_url);
    Ok(ReachView { kind: ReachKind::ByHand, public_url, state: "listening".to_owned() })
}

#[derive(Deserialize, TS)]
pub(super) struct SaveReach {
    #[serde(rename = "kind")]
    _kind: ReachKind,
    /// Null for none.
    public_url: Option<String>,
}

pub(super) async fn save(engine: Engine, admin: Admin, input: SaveReach) -> Result<ReachView, ApiError> {
    let public_url = match input.public_url.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(typed) => {
            Some(public_address(typed).map_err(|error| ApiError::field("public_url", error.to_string()))?)
        }
    };
    admin.workspace.store.save_public_url(public_url).await?;
    get(engine, admin, Nothing {}).await
}
