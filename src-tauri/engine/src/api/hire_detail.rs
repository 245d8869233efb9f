//! A hire as its page shows it: every field with its source, and what is known beside it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use ts_rs::TS;

use super::{hire_item::HireItem, history::HistoryView};
use crate::{
    ids::EmployeeId,
    inbox::{Hire, changed_since_end},
    mapping::{Changed, Draft, DraftField, Kind, Origin, Problem, Section, Value},
    store::tables::{Match, PartKind},
};

/// A hire with its draft.
#[derive(Serialize, TS)]
pub(super) struct HireDetail {
    #[serde(flatten)]
    pub(super) item: HireItem,
    pub(super) version: i64,
    pub(super) fields: Vec<FieldView>,
    /// Employees who share an address or a phone.
    pub(super) duplicates: Vec<DuplicateView>,
    /// Set once the hire is completed.
    pub(super) employee_id: Option<EmployeeId>,
    #[ts(type = "string | null")]
    pub(super) ended_at: Option<Timestamp>,
    pub(super) ended_by: Option<EmployeeId>,
    pub(super) dismiss_reason: Option<String>,
    /// What Ashby sent, part by part, as text; null without the permission to view compensation.
    pub(super) received: Option<BTreeMap<String, String>>,
    pub(super) history: Vec<HistoryView>,
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

impl From<Match> for DuplicateView {
    fn from(found: Match) -> Self {
        Self {
            name: format!("{} {}", found.employee.first_name, found.employee.last_name),
            employee_id: found.employee.id,
            matched: found.target.to_owned(),
        }
    }
}

pub(super) fn received(hire: &Hire) -> BTreeMap<String, String> {
    let kinds = [PartKind::Application, PartKind::Offer, PartKind::Candidate, PartKind::Opening];
    let present = kinds.into_iter().filter_map(|kind| hire.part(kind));
    present
        .filter(|part| part.removed.is_none())
        .map(|part| (part.kind.code().to_owned(), part.body.clone()))
        .collect()
}

pub(super) fn fields(hire: &Hire, draft: &Draft, sees_pay: bool) -> Vec<FieldView> {
    let mut since_end: BTreeMap<&str, ChangeView> = changed_since_end(&hire.record, draft)
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
