//! Messages from Ashby, as Activity shows them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, access::Holder, page};
use crate::{
    engine::Engine,
    ids::{DeliveryId, HireId},
    people::{Permission, kind::ManageAtsInbox},
    store::tables::DeliveryRecord,
};

type Reviewer = Holder<ManageAtsInbox>;

#[derive(Deserialize, TS)]
pub(super) struct ListDeliveries {
    #[serde(default)]
    #[ts(optional)]
    hire_id: Option<HireId>,
    /// `waiting`, `hire_created`, `hire_updated`, `unchanged`, `kept` or `unreadable`.
    #[serde(default)]
    #[ts(optional)]
    outcome: Option<String>,
    #[serde(flatten)]
    page: page::Asked,
}

#[derive(Serialize, TS)]
pub(super) struct DeliveryPage {
    items: Vec<DeliveryView>,
    next: Option<String>,
}

#[derive(Serialize, TS)]
pub(super) struct DeliveryView {
    id: DeliveryId,
    #[ts(type = "string")]
    received_at: Timestamp,
    action: Option<String>,
    /// `waiting`, `hire_created`, `hire_updated`, `unchanged`, `kept` or `unreadable`.
    outcome: String,
    /// `valid`, `previous_secret` or `fitted_later`.
    signature: String,
    /// `webhook` or `api`.
    origin: String,
    hire_id: Option<HireId>,
    reason: Option<String>,
    bytes: i64,
    /// How often the same bytes came again.
    repeats: i64,
    #[ts(type = "string | null")]
    last_repeat_at: Option<Timestamp>,
}

impl From<DeliveryRecord> for DeliveryView {
    fn from(record: DeliveryRecord) -> Self {
        Self {
            id: record.id,
            received_at: record.received_at,
            action: record.action,
            outcome: record.outcome,
            signature: record.signature,
            origin: record.origin,
            hire_id: record.hire_id,
            reason: record.reason,
            bytes: record.bytes,
            repeats: record.repeats,
            last_repeat_at: record.last_repeat_at,
        }
    }
}

pub(super) async fn list(
    _: Engine,
    reviewer: Reviewer,
    input: ListDeliveries,
) -> Result<DeliveryPage, ApiError> {
    let limit = input.page.limit()?;
    let after = input.page.after()?;
    let mut records =
        reviewer.workspace.store.deliveries(input.hire_id, input.outcome, after, limit + 1).await?;
    let more = records.len() > limit;
    records.truncate(limit);
    let last = records.last().filter(|_| more).and_then(|last| last.id.0.parse::<i64>().ok());
    Ok(DeliveryPage {
        next: last.and_then(|receipt| page::encode(&receipt)),
        items: records.into_iter().map(DeliveryView::from).collect(),
    })
}

#[derive(Deserialize, TS)]
pub(super) struct DeliveryInput {
    id: DeliveryId,
}

#[derive(Serialize, TS)]
pub(super) struct DeliveryDetail {
    #[serde(flatten)]
    delivery: DeliveryView,
    /// The message as it was received; null without the permission to view compensation.
    body: Option<String>,
}

pub(super) async fn get(
    _: Engine,
    reviewer: Reviewer,
    input: DeliveryInput,
) -> Result<DeliveryDetail, ApiError> {
    let (record, body) = reviewer.workspace.store.delivery(&input.id).await?;
    let may_see = reviewer.caller.holds(Permission::ViewCompensation);
    let body = may_see.then(|| String::from_utf8_lossy(&body).into_owned());
    Ok(DeliveryDetail { delivery: record.into(), body })
}

pub(super) async fn process_again(
    engine: Engine,
    reviewer: Reviewer,
    input: DeliveryInput,
) -> Result<DeliveryDetail, ApiError> {
    reviewer.workspace.store.process_delivery_again(&input.id).await?;
    reviewer.workspace.integration.kept.notify_one();
    get(engine, reviewer, input).await
}
