//! The ATS inbox: its list, one hire with its draft, and what can be done with it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ApiError,
    access::Holder,
    hire_detail::{DuplicateView, HireDetail, fields, received},
    hire_item::{FlagName, HireItem, StateName, item, narrow},
    history::HistoryView,
    page,
    session::Done,
};
use crate::{
    engine::{Engine, Workspace},
    ids::{EmployeeId, HireId},
    people::{Permission, kind::ManageAtsInbox},
    store::tables::{Cursor, HireFlags, HireQuery, HireState},
    time::today,
};

type Reviewer = Holder<ManageAtsInbox>;

#[derive(Deserialize, TS)]
pub(super) struct ListHires {
    /// All states where none is given.
    #[serde(default)]
    #[ts(optional)]
    state: Option<StateName>,
    /// Over all states, what a person should look at.
    #[serde(default)]
    #[ts(optional)]
    view: Option<ViewName>,
    #[serde(default)]
    #[ts(optional)]
    flag: Option<FlagName>,
    /// The whole job title.
    #[serde(default)]
    #[ts(optional)]
    job: Option<String>,
    /// The first start date that is wanted.
    #[serde(default)]
    #[ts(optional, type = "string")]
    starts_from: Option<Date>,
    /// The last one.
    #[serde(default)]
    #[ts(optional, type = "string")]
    starts_to: Option<Date>,
    /// Words of the name, the address or the job, by their beginnings.
    #[serde(default)]
    #[ts(optional)]
    query: Option<String>,
    #[serde(flatten)]
    page: page::Asked,
}

/// A view over all states.
#[derive(Deserialize, TS, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum ViewName {
    Attention,
}

#[derive(Serialize, TS)]
pub(super) struct HirePage {
    items: Vec<HireItem>,
    next: Option<String>,
    /// Exact per state, otherwise up to 1,000, then null.
    total: Option<i64>,
}

fn day_here(engine: &Engine, workspace: &Workspace) -> Date {
    today(engine.clock().now(), &workspace.zone)
}

pub(super) async fn list(engine: Engine, reviewer: Reviewer, input: ListHires) -> Result<HirePage, ApiError> {
    let today = day_here(&engine, &reviewer.workspace);
    let after = input.page.after::<(String, i64)>()?;
    let range = (input.starts_from.unwrap_or(Date::ZERO), input.starts_to.unwrap_or(Date::MAX));
    let has_range = input.starts_from.is_some() || input.starts_to.is_some();
    let mut query = HireQuery {
        state: input.state.map(HireState::from),
        flags: input.view.map(|_| HireFlags::NEEDS_ATTENTION),
        starts: has_range.then_some(range),
        job: input.job,
        search: input.query.filter(|query| !query.trim().is_empty()),
        limit: input.page.limit()?,
        after: after.map(|(start_key, seq)| Cursor { start_key, seq }),
    };
    if let Some(flag) = input.flag {
        narrow(&mut query, flag, today);
    }
    let found = reviewer.workspace.store.hire_list(query).await?;
    Ok(HirePage {
        items: found.rows.iter().map(|record| item(record, today)).collect(),
        next: found.next.and_then(|cursor| page::encode(&(cursor.start_key, cursor.seq))),
        total: found.total,
    })
}

#[derive(Deserialize, TS)]
pub(super) struct HireInput {
    id: HireId,
}

pub(super) async fn get(
    engine: Engine,
    reviewer: Reviewer,
    input: HireInput,
) -> Result<HireDetail, ApiError> {
    let workspace = &reviewer.workspace;
    let (hire, draft) = workspace.inbox.open(&input.id).await?;
    let matches = workspace.inbox.duplicates(&draft).await?;
    let own = hire.record.employee_id.clone();
    let others = matches.into_iter().filter(|found| Some(&found.employee.id) != own.as_ref());
    let sees_pay = reviewer.caller.holds(Permission::ViewCompensation);
    let history = workspace.store.history("hire", hire.record.id.0.clone()).await?;
    Ok(HireDetail {
        item: item(&hire.record, day_here(&engine, workspace)),
        version: hire.record.version,
        fields: fields(&hire, &draft, sees_pay),
        duplicates: others.map(DuplicateView::from).collect(),
        employee_id: own,
        ended_at: hire.record.ended_at,
        ended_by: hire.record.ended_by.clone(),
        dismiss_reason: hire.record.dismiss_reason.clone(),
        received: sees_pay.then(|| received(&hire)),
        history: history.into_iter().map(|record| HistoryView::new(record, sees_pay)).collect(),
    })
}

#[derive(Deserialize, TS)]
pub(super) struct EditHire {
    id: HireId,
    version: i64,
    /// By target; null empties a field.
    #[ts(type = "Record<string, string | Money | null>")]
    changes: BTreeMap<String, serde_json::Value>,
}

pub(super) async fn edit(
    engine: Engine,
    reviewer: Reviewer,
    input: EditHire,
) -> Result<HireDetail, ApiError> {
    let inbox = &reviewer.workspace.inbox;
    inbox.edit(&reviewer.proof, &input.id, input.version, input.changes).await?;
    get(engine, reviewer, HireInput { id: input.id }).await
}

#[derive(Deserialize, TS)]
pub(super) struct ResetHire {
    id: HireId,
    version: i64,
    /// All fields where none are given.
    #[serde(default)]
    #[ts(optional)]
    targets: Option<Vec<String>>,
}

pub(super) async fn reset(
    engine: Engine,
    reviewer: Reviewer,
    input: ResetHire,
) -> Result<HireDetail, ApiError> {
    reviewer.workspace.inbox.reset(&reviewer.proof, &input.id, input.version, input.targets).await?;
    get(engine, reviewer, HireInput { id: input.id }).await
}

#[derive(Deserialize, TS)]
pub(super) struct KeepValues {
    id: HireId,
    version: i64,
    targets: Vec<String>,
}

pub(super) async fn keep(
    engine: Engine,
    reviewer: Reviewer,
    input: KeepValues,
) -> Result<HireDetail, ApiError> {
    reviewer.workspace.inbox.keep(&reviewer.proof, &input.id, input.version, input.targets).await?;
    get(engine, reviewer, HireInput { id: input.id }).await
}

#[derive(Deserialize, TS)]
pub(super) struct HireVersion {
    id: HireId,
    version: i64,
}

#[derive(Serialize, TS)]
pub(super) struct HireCompleted {
    employee_id: EmployeeId,
}

pub(super) async fn complete(
    _: Engine,
    reviewer: Reviewer,
    input: HireVersion,
) -> Result<HireCompleted, ApiError> {
    let employee_id = reviewer.workspace.inbox.complete(&reviewer.proof, &input.id, input.version).await?;
    Ok(HireCompleted { employee_id })
}

#[derive(Deserialize, TS)]
pub(super) struct LinkHire {
    id: HireId,
    version: i64,
    employee_id: EmployeeId,
    /// The targets whose values replace the employee's.
    #[serde(default)]
    take: Vec<String>,
}

pub(super) async fn link(_: Engine, reviewer: Reviewer, input: LinkHire) -> Result<HireCompleted, ApiError> {
    let inbox = &reviewer.workspace.inbox;
    let employee_id =
        inbox.link(&reviewer.proof, &input.id, input.version, input.employee_id, &input.take).await?;
    Ok(HireCompleted { employee_id })
}

#[derive(Deserialize, TS)]
pub(super) struct DismissHire {
    id: HireId,
    version: i64,
    reason: String,
}

pub(super) async fn dismiss(
    engine: Engine,
    reviewer: Reviewer,
    input: DismissHire,
) -> Result<HireDetail, ApiError> {
    reviewer.workspace.inbox.dismiss(&reviewer.proof, &input.id, input.version, &input.reason).await?;
    get(engine, reviewer, HireInput { id: input.id }).await
}

pub(super) async fn restore(
    engine: Engine,
    reviewer: Reviewer,
    input: HireVersion,
) -> Result<HireDetail, ApiError> {
    reviewer.workspace.inbox.restore(&reviewer.proof, &input.id, input.version).await?;
    get(engine, reviewer, HireInput { id: input.id }).await
}

pub(super) async fn reopen(
    engine: Engine,
    reviewer: Reviewer,
    input: HireVersion,
) -> Result<HireDetail, ApiError> {
    reviewer.workspace.inbox.reopen(&reviewer.proof, &input.id, input.version).await?;
    get(engine, reviewer, HireInput { id: input.id }).await
}

/// How many hires are in each state.
#[derive(Serialize, TS)]
pub(super) struct HireCounts {
    new: i64,
    completed: i64,
    dismissed: i64,
    /// Over all states.
    attention: i64,
}

pub(super) async fn counts(
    _: Engine,
    reviewer: Reviewer,
    _: super::setup::Nothing,
) -> Result<HireCounts, ApiError> {
    let counts = reviewer.workspace.store.hire_counts().await?;
    let count = |wanted| counts.iter().find(|(state, _)| *state == wanted).map_or(0, |(_, count)| *count);
    Ok(HireCounts {
        new: count(HireState::New),
        completed: count(HireState::Completed),
        dismissed: count(HireState::Dismissed),
        attention: reviewer.workspace.store.hires_that_need_attention().await?,
    })
}

/// The jobs of open hires, those with most hires first.
#[derive(Serialize, TS)]
pub(super) struct JobList {
    items: Vec<JobView>,
}

#[derive(Serialize, TS)]
pub(super) struct JobView {
    job_title: String,
    /// Open ones.
    hires: i64,
}

const MOST_JOBS: usize = 200;

pub(super) async fn jobs(
    _: Engine,
    reviewer: Reviewer,
    _: super::setup::Nothing,
) -> Result<JobList, ApiError> {
    let jobs = reviewer.workspace.store.open_jobs(MOST_JOBS).await?;
    Ok(JobList {
        items: jobs.into_iter().map(|job| JobView { job_title: job.title, hires: job.hires }).collect(),
    })
}

pub(super) async fn remove_test(_: Engine, reviewer: Reviewer, input: HireInput) -> Result<Done, ApiError> {
    reviewer.workspace.inbox.remove_test(&reviewer.proof, &input.id).await?;
    Ok(Done {})
}
