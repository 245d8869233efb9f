//! The Ashby integration, as its page shows it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, access::Holder, setup::Nothing};
use crate::{
    engine::{Engine, Workspace},
    ids::RefusedId,
    integration::{Installed, IntegrationError},
    people::kind::ManageIntegrations,
    store::tables::PingRecord,
};

type Admin = Holder<ManageIntegrations>;

#[derive(Serialize, TS)]
pub(super) struct IntegrationView {
    installed: bool,
    /// What goes into Ashby's *Request URL*; null while there is no public address.
    url: Option<String>,
    path: Option<String>,
    #[ts(type = "string | null")]
    installed_at: Option<Timestamp>,
    last_ping: Option<PingView>,
    #[ts(type = "string | null")]
    last_delivery: Option<Timestamp>,
    #[ts(type = "string | null")]
    secret_issued_at: Option<Timestamp>,
    /// Until when the secret before the present one is valid too.
    #[ts(type = "string | null")]
    previous_secret_until: Option<Timestamp>,
    /// Messages that wait in quarantine because their signature does not fit.
    refused: usize,
    /// Which kinds of messages came since the installation.
    heard: Vec<HeardView>,
    /// When the first test hire arrived.
    #[ts(type = "string | null")]
    test_hire_at: Option<Timestamp>,
}

#[derive(Serialize, TS)]
pub(super) struct HeardView {
    /// Ashby's name of the kind, such as `candidateHire`.
    action: String,
    #[ts(type = "string")]
    first_at: Timestamp,
}

#[derive(Serialize, TS)]
pub(super) struct PingView {
    #[ts(type = "string")]
    at: Timestamp,
    /// `valid`, `previous_secret`, `unsigned`, `malformed` or `mismatch`.
    signature: String,
    accepted: bool,
    /// What a proxy says of the sender; anybody can write it.
    forwarded_for: Option<String>,
}

impl From<PingRecord> for PingView {
    fn from(ping: PingRecord) -> Self {
        Self {
            at: ping.at,
            signature: ping.signature,
            accepted: ping.accepted,
            forwarded_for: ping.forwarded_for,
        }
    }
}

/// The same, with the secret in clear.
#[derive(Serialize, TS)]
pub(super) struct IntegrationWithSecret {
    #[serde(flatten)]
    integration: IntegrationView,
    secret: String,
}

async fn view(workspace: &Workspace, installed: Option<&Installed>) -> Result<IntegrationView, ApiError> {
    let record = workspace.store.workspace().await?;
    let test_hire_at = record.as_ref().and_then(|record| record.test_hire_at);
    let public_url = record.and_then(|record| record.public_url);
    let heard = workspace.store.heard().await?.into_iter();
    let path = installed.map(|installed| installed.record.path.clone());
    Ok(IntegrationView {
        installed: installed.is_some(),
        url: public_url.zip(path.as_ref()).map(|(address, path)| format!("{address}{path}")),
        path,
        installed_at: installed.map(|installed| installed.record.installed_at),
        last_ping: installed.and_then(|installed| installed.record.last_ping.clone()).map(PingView::from),
        last_delivery: workspace.store.last_delivery_at().await?,
        secret_issued_at: installed.map(|installed| installed.secret_issued_at),
        previous_secret_until: installed.and_then(|installed| installed.previous_secret_until),
        refused: workspace.store.refused().await?.len(),
        heard: heard.map(|heard| HeardView { action: heard.action, first_at: heard.first_at }).collect(),
        test_hire_at,
    })
}

pub(super) async fn get(_: Engine, admin: Admin, _: Nothing) -> Result<IntegrationView, ApiError> {
    let installed = admin.workspace.integration.installed().await?;
    view(&admin.workspace, installed.as_ref()).await
}

async fn with_secret(engine: &Engine, admin: &Admin) -> Result<IntegrationWithSecret, ApiError> {
    engine.reopen_doors(&admin.workspace).await?;
    let installed = admin.workspace.integration.installed().await?.ok_or(IntegrationError::NotInstalled)?;
    let integration = view(&admin.workspace, Some(&installed)).await?;
    Ok(IntegrationWithSecret { integration, secret: installed.secret.reveal().to_owned() })
}

pub(super) async fn install(
    engine: Engine,
    admin: Admin,
    _: Nothing,
) -> Result<IntegrationWithSecret, ApiError> {
    admin.workspace.integration.install(&admin.proof).await?;
    with_secret(&engine, &admin).await
}

pub(super) async fn uninstall(engine: Engine, admin: Admin, _: Nothing) -> Result<IntegrationView, ApiError> {
    admin.workspace.integration.uninstall(&admin.proof).await?;
    engine.reopen_doors(&admin.workspace).await?;
    view(&admin.workspace, None).await
}

#[derive(Deserialize, TS)]
pub(super) struct RotateSecret {
    /// The secret that stands in Ashby already; a random one where none is given.
    #[serde(default)]
    #[ts(optional)]
    secret: Option<String>,
}

pub(super) async fn rotate_secret(
    engine: Engine,
    admin: Admin,
    input: RotateSecret,
) -> Result<IntegrationWithSecret, ApiError> {
    admin.workspace.integration.rotate_secret(&admin.proof, input.secret.as_deref()).await?;
    with_secret(&engine, &admin).await
}

pub(super) async fn end_previous_secret(
    engine: Engine,
    admin: Admin,
    _: Nothing,
) -> Result<IntegrationView, ApiError> {
    admin.workspace.integration.end_previous_secret(&admin.proof).await?;
    engine.reopen_doors(&admin.workspace).await?;
    get(engine, admin, Nothing {}).await
}

#[derive(Serialize, TS)]
pub(super) struct RevealedSecret {
    secret: String,
}

pub(super) async fn reveal_secret(_: Engine, admin: Admin, _: Nothing) -> Result<RevealedSecret, ApiError> {
    let installed = admin.workspace.integration.installed().await?.ok_or(IntegrationError::NotInstalled)?;
    Ok(RevealedSecret { secret: installed.secret.reveal().to_owned() })
}

#[derive(Serialize, TS)]
pub(super) struct RefusedList {
    items: Vec<RefusedView>,
}

/// A message that was refused for its signature.
#[derive(Serialize, TS)]
pub(super) struct RefusedView {
    id: RefusedId,
    #[ts(type = "string")]
    received_at: Timestamp,
    /// `unsigned`, `malformed` or `mismatch`.
    reason: String,
    bytes: i64,
}

pub(super) async fn refused(_: Engine, admin: Admin, _: Nothing) -> Result<RefusedList, ApiError> {
    let refused = admin.workspace.store.refused().await?;
    let items = refused.into_iter().map(|refused| RefusedView {
        id: refused.id,
        received_at: refused.received_at,
        reason: refused.reason,
        bytes: refused.bytes,
    });
    Ok(RefusedList { items: items.collect() })
}
