//! The ATS inbox: its list, one hire with its draft, and what can be done with it.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, access::Holder, page};
use crate::{
    engine::{Engine, Workspace},
    ids::{EmployeeId, HireId},
    inbox::Hire,
    mapping::{Changed, Draft, DraftField, Kind, Origin, Problem, Section, Value},
    people::{Permission, kind::ManageAtsInbox},
    store::tables::{Cursor, HireFilter, HireFlags, HireQuery, HireRecord, HireState, PartKind},
    time::{after_working_days, today},
};

type Reviewer = Holder<ManageAtsInbox>;

/// A hire that starts within so many working days *starts soon*.
const SOON_WORKING_DAYS: u32 = 5;

#[derive(Deserialize, Serialize, TS, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum StateName {
    New,
    Completed,
    Dismissed,
}

impl From<HireState> for StateName {
    fn from(state: HireState) -> Self {
        match state {
            HireState::New => StateName::New,
            HireState::Completed => StateName::Completed,
            HireState::Dismissed => StateName::Dismissed,
        }
    }
}

impl From<StateName> for HireState {
    fn from(state: StateName) -> Self {
        match state {
            StateName::New => HireState::New,
            StateName::Completed => HireState::Completed,
            StateName::Dismissed => HireState::Dismissed,
        }
    }
}

/// What a hire wants attention for, the worst first.
#[derive(Deserialize, Serialize, TS, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum FlagName {
    NoLongerHired,
    MissingRequired,
    Overdue,
    ChangedInAshby,
    NoOfferData,
    StartsSoon,
    Test,
}

#[derive(Deserialize, TS)]
pub(super) struct ListHires {
    /// All states where none is given.
    #[serde(default)]
    #[ts(optional)]
    state: Option<StateName>,
    #[serde(default)]
    #[ts(optional)]
    flag: Option<FlagName>,
    /// Words of the name, the address or the job, by their beginnings.
    #[serde(default)]
    #[ts(optional)]
    query: Option<String>,
    /// 1 to 500; 50 where none is given.
    #[serde(default)]
    #[ts(optional)]
    limit: Option<i64>,
    /// `next` of the page before.
    #[serde(default)]
    #[ts(optional)]
    after: Option<String>,
}

#[derive(Serialize, TS)]
pub(super) struct HirePage {
    items: Vec<HireItem>,
    next: Option<String>,
    /// Exact per state, otherwise up to 1,000, then null.
    total: Option<i64>,
}

#[derive(Serialize, TS)]
pub(super) struct HireItem {
    id: HireId,
    application_id: String,
    candidate_name: String,
    candidate_email: Option<String>,
    job_title: Option<String>,
    department: Option<String>,
    #[ts(type = "string | null")]
    start_date: Option<Date>,
    state: StateName,
    flags: Vec<FlagName>,
    #[ts(type = "string")]
    received_at: Timestamp,
}

fn item(record: &HireRecord, today: Date) -> HireItem {
    HireItem {
        id: record.id.clone(),
        application_id: record.application_id.clone(),
        candidate_name: record.name.clone(),
        candidate_email: record.email.clone(),
        job_title: record.job_title.clone(),
        department: record.department.clone(),
        start_date: record.start_date,
        state: record.state.into(),
        flags: flags(record, today),
        received_at: record.received_at,
    }
}

fn flags(record: &HireRecord, today: Date) -> Vec<FlagName> {
    let has = |flag| record.flags.has(flag);
    let open_start = record.start_date.filter(|_| record.state == HireState::New);
    let soon = after_working_days(today, SOON_WORKING_DAYS);
    [
        (FlagName::NoLongerHired, has(HireFlags::NO_LONGER_HIRED)),
        (FlagName::MissingRequired, has(HireFlags::MISSING_REQUIRED)),
        (FlagName::Overdue, open_start.is_some_and(|day| day < today)),
        (FlagName::ChangedInAshby, has(HireFlags::CHANGED_IN_ASHBY)),
        (FlagName::NoOfferData, has(HireFlags::NO_OFFER_DATA)),
        (FlagName::StartsSoon, open_start.is_some_and(|day| day >= today && day <= soon)),
        (FlagName::Test, has(HireFlags::TEST)),
    ]
    .into_iter()
    .filter_map(|(name, on)| on.then_some(name))
    .collect()
}

fn filter(flag: FlagName, today: Date) -> HireFilter {
    match flag {
        FlagName::NoLongerHired => HireFilter::Flag(HireFlags::NO_LONGER_HIRED),
        FlagName::MissingRequired => HireFilter::Flag(HireFlags::MISSING_REQUIRED),
        FlagName::ChangedInAshby => HireFilter::Flag(HireFlags::CHANGED_IN_ASHBY),
        FlagName::NoOfferData => HireFilter::Flag(HireFlags::NO_OFFER_DATA),
        FlagName::Test => HireFilter::Flag(HireFlags::TEST),
        FlagName::Overdue => HireFilter::StartsBefore(today),
        FlagName::StartsSoon => {
            HireFilter::StartsBetween(today, after_working_days(today, SOON_WORKING_DAYS))
        }
    }
}

fn day_here(engine: &Engine, workspace: &Workspace) -> Date {
    today(engine.clock().now(), &workspace.zone)
}

pub(super) async fn list(engine: Engine, reviewer: Reviewer, input: ListHires) -> Result<HirePage, ApiError> {
    let today = day_here(&engine, &reviewer.workspace);
    let after = input.after.as_deref().map(page::decode::<(String, i64)>).transpose()?;
    let query = HireQuery {
        state: input.state.map(HireState::from),
        filter: input.flag.map(|flag| filter(flag, today)),
        search: input.query.filter(|query| !query.trim().is_empty()),
        limit: page::limit(input.limit)?,
        after: after.map(|(start_key, seq)| Cursor { start_key, seq }),
    };
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

/// A hire with its draft.
#[derive(Serialize, TS)]
pub(super) struct HireDetail {
    #[serde(flatten)]
    item: HireItem,
    version: i64,
    fields: Vec<FieldView>,
    /// Employees who share an address or a phone.
    duplicates: Vec<DuplicateView>,
    /// Set once the hire is completed.
    employee_id: Option<EmployeeId>,
    #[ts(type = "string | null")]
    ended_at: Option<Timestamp>,
    ended_by: Option<EmployeeId>,
    dismiss_reason: Option<String>,
    /// What Ashby sent, part by part, as text; null without the permission to view compensation.
    received: Option<BTreeMap<String, String>>,
    history: Vec<HistoryView>,
}

/// One field of the pre-filled profile.
#[derive(Serialize, TS)]
pub(super) struct FieldView {
    /// The field's name, such as `personal_email`.
    target: String,
    label: String,
    section: Section,
    kind: Kind,
    required: bool,
    value: Option<Value>,
    /// True where the value is there and the caller may not see it.
    masked: bool,
    source: SourceView,
    edited_by: Option<EmployeeId>,
    #[ts(type = "string | null")]
    edited_at: Option<Timestamp>,
    /// Ashby's value changed after somebody edited the field, or after the hire ended.
    changed: Option<ChangeView>,
    problem: Option<Problem>,
    /// An id of Ashby's that nobody has given a meaning yet.
    unknown_id: Option<String>,
}

#[derive(Serialize, TS)]
pub(super) struct SourceView {
    origin: Origin,
    /// In words, such as "Offer → Start date".
    label: Option<String>,
}

#[derive(Serialize, TS)]
pub(super) struct ChangeView {
    #[ts(type = "string | Money | null")]
    from: Option<serde_json::Value>,
    #[ts(type = "string | Money | null")]
    to: Option<serde_json::Value>,
}

impl From<Changed> for ChangeView {
    fn from(changed: Changed) -> Self {
        Self { from: changed.from.as_ref().map(Value::to_json), to: changed.to.as_ref().map(Value::to_json) }
    }
}

#[derive(Serialize, TS)]
pub(super) struct DuplicateView {
    employee_id: EmployeeId,
    name: String,
    /// The field that is the same: `email`, `personal_email` or `mobile_number`.
    matched: String,
}

#[derive(Serialize, TS)]
pub(super) struct HistoryView {
    #[ts(type = "string")]
    at: Timestamp,
    who: Option<EmployeeId>,
    who_name: Option<String>,
    /// What happened, such as `received`, `edited`, `completed`.
    what: String,
    #[ts(type = "Record<string, unknown> | null")]
    detail: Option<serde_json::Value>,
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
    let duplicates =
        matches.into_iter().filter(|found| Some(&found.employee.id) != own.as_ref()).map(|found| {
            DuplicateView {
                name: format!("{} {}", found.employee.first_name, found.employee.last_name),
                employee_id: found.employee.id,
                matched: found.target.to_owned(),
            }
        });
    let sees_pay = reviewer.caller.holds(Permission::ViewCompensation);
    let history = workspace.store.history("hire", hire.record.id.0.clone()).await?;
    let history = history.into_iter().map(|record| HistoryView {
        at: record.entry.at,
        who: record.entry.who,
        who_name: record.entry.who_name,
        what: record.entry.what,
        detail: Some(record.entry.detail).filter(|_| sees_pay),
    });
    Ok(HireDetail {
        item: item(&hire.record, day_here(&engine, workspace)),
        version: hire.record.version,
        fields: fields(&hire, &draft, sees_pay),
        duplicates: duplicates.collect(),
        employee_id: own,
        ended_at: hire.record.ended_at,
        ended_by: hire.record.ended_by.clone(),
        dismiss_reason: hire.record.dismiss_reason.clone(),
        received: sees_pay.then(|| received(&hire)),
        history: history.collect(),
    })
}

fn received(hire: &Hire) -> BTreeMap<String, String> {
    let kinds = [PartKind::Application, PartKind::Offer, PartKind::Candidate, PartKind::Opening];
    let present = kinds.into_iter().filter_map(|kind| hire.part(kind));
    present
        .filter(|part| part.removed.is_none())
        .map(|part| (part.kind.code().to_owned(), part.body.clone()))
        .collect()
}

fn fields(hire: &Hire, draft: &Draft, sees_pay: bool) -> Vec<FieldView> {
    let mut since_end: BTreeMap<&str, ChangeView> = crate::inbox::changed_since_end(&hire.record, draft)
        .into_iter()
        .map(|(target, from, to)| (target, ChangeView { from, to }))
        .collect();
    let view = |field: &DraftField| {
        let masked = field.target.section == Section::Compensation && !sees_pay;
        let changed =
            field.changed.clone().map(ChangeView::from).or_else(|| since_end.remove(field.target.name));
        FieldView {
            target: field.target.name.to_owned(),
            label: field.target.label.to_owned(),
            section: field.target.section,
            kind: field.target.kind,
            required: field.target.required,
            value: field.value.clone().filter(|_| !masked),
            masked: masked && field.value.is_some(),
            source: SourceView { origin: field.origin, label: field.source.map(str::to_owned) },
            edited_by: field.edited.as_ref().map(|(who, _)| who.clone()),
            edited_at: field.edited.as_ref().map(|(_, at)| *at),
            changed: changed.filter(|_| !masked),
            problem: field.problem,
            unknown_id: field.unknown_id.clone(),
        }
    };
    draft.fields.iter().map(view).collect()
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
    })
}
