//! The people of the company, as far as the caller may see them.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, access::Session, page};
use crate::{
    engine::Engine,
    ids::EmployeeId,
    money::Money,
    people::{Caller, Permission},
    store::tables::{CompensationRow, EmployeeRecord, EmploymentRow, PositionRow},
    time::today,
};

#[derive(Deserialize, TS)]
pub(super) struct ListEmployees {
    /// Part of a name or a work address.
    #[serde(default)]
    #[ts(optional)]
    query: Option<String>,
    #[serde(flatten)]
    page: page::Asked,
}

#[derive(Serialize, TS)]
pub(super) struct EmployeePage {
    items: Vec<DirectoryEntry>,
    next: Option<String>,
}

/// What everybody may see of everybody.
#[derive(Default, Serialize, TS)]
pub(super) struct DirectoryEntry {
    id: EmployeeId,
    first_name: String,
    last_name: String,
    email: Option<String>,
    position: Option<String>,
}

impl From<&EmployeeRecord> for DirectoryEntry {
    fn from(record: &EmployeeRecord) -> Self {
        Self {
            id: record.id.clone(),
            first_name: record.first_name.clone(),
            last_name: record.last_name.clone(),
            email: record.values.get("email").cloned(),
            position: record.positions.first().and_then(|row| row.position.clone()),
        }
    }
}

pub(super) async fn list(
    _: Engine,
    session: Session,
    input: ListEmployees,
) -> Result<EmployeePage, ApiError> {
    let limit = input.page.limit()?;
    let after = input.page.after()?;
    let page = session.workspace.store.employee_list(input.query, after, limit).await?;
    Ok(EmployeePage {
        items: page.rows.iter().map(DirectoryEntry::from).collect(),
        next: page.next.and_then(|place| page::encode(&place)),
    })
}

#[derive(Deserialize, TS)]
pub(super) struct EmployeeInput {
    id: EmployeeId,
}

/// A profile. Everything beside the directory entry needs *Manage employees*, pay also *View
/// compensation*; without them it is null or absent.
#[derive(Default, Serialize, TS)]
pub(super) struct EmployeeProfile {
    #[serde(flatten)]
    entry: DirectoryEntry,
    /// The simple fields, by their names in the mapping, such as `personal_email`.
    #[serde(flatten)]
    values: BTreeMap<String, String>,
    version: Option<i64>,
    /// `starting`, `employed` or `left`.
    status: Option<String>,
    #[ts(type = "string | null")]
    hired_on: Option<Date>,
    department: Option<String>,
    location: Option<String>,
    employment_type: Option<String>,
    salary: Option<Money>,
    /// Per `hour`, `day`, `week`, `month` or `year`.
    salary_frequency: Option<String>,
    /// Newest first.
    positions: Option<Vec<PositionView>>,
    employments: Option<Vec<EmploymentView>>,
    compensations: Option<Vec<CompensationView>>,
    #[ts(type = "string | null")]
    created_at: Option<Timestamp>,
    #[ts(type = "string | null")]
    updated_at: Option<Timestamp>,
}

#[derive(Serialize, TS)]
pub(super) struct PositionView {
    #[ts(type = "string | null")]
    effective_from: Option<Date>,
    position: Option<String>,
    department: Option<String>,
    division: Option<String>,
    location: Option<String>,
    job_level: Option<String>,
    reporting_to: Option<String>,
}

#[derive(Serialize, TS)]
pub(super) struct EmploymentView {
    #[ts(type = "string | null")]
    effective_from: Option<Date>,
    employment_type: Option<String>,
    working_pattern: Option<String>,
    #[ts(type = "string | null")]
    probation_ends_on: Option<Date>,
}

#[derive(Serialize, TS)]
pub(super) struct CompensationView {
    #[ts(type = "string | null")]
    effective_on: Option<Date>,
    salary: Money,
    /// Per `hour`, `day`, `week`, `month` or `year`.
    salary_frequency: Option<String>,
}

pub(super) async fn get(
    engine: Engine,
    session: Session,
    input: EmployeeInput,
) -> Result<EmployeeProfile, ApiError> {
    let record = session.workspace.store.employee(&input.id).await?;
    let today = today(engine.clock().now(), &session.workspace.zone);
    Ok(profile(record, today, &session.caller))
}

fn profile(mut record: EmployeeRecord, today: Date, caller: &Caller) -> EmployeeProfile {
    let entry = DirectoryEntry::from(&record);
    if !caller.holds(Permission::ManageEmployees) {
        return EmployeeProfile { entry, ..EmployeeProfile::default() };
    }
    record.values.remove("email");
    let status = if record.hired_on.is_some_and(|day| day > today) { "starting" } else { "employed" };
    let newest = record.positions.first().cloned().unwrap_or_default();
    let employment_type = record.employments.first().and_then(|row| row.employment_type.clone());
    let pay = record.compensations.first().filter(|_| caller.holds(Permission::ViewCompensation)).cloned();
    let compensations = record.compensations.into_iter().map(CompensationView::from).collect();
    EmployeeProfile {
        entry,
        values: record.values,
        version: Some(record.version),
        status: Some(status.to_owned()),
        hired_on: record.hired_on,
        department: newest.department,
        location: newest.location,
        employment_type,
        salary: pay.as_ref().map(|row| row.pay.clone()),
        salary_frequency: pay.and_then(|row| row.frequency),
        positions: Some(record.positions.into_iter().map(PositionView::from).collect()),
        employments: Some(record.employments.into_iter().map(EmploymentView::from).collect()),
        compensations: caller.holds(Permission::ViewCompensation).then_some(compensations),
        created_at: Some(record.created_at),
        updated_at: Some(record.updated_at),
    }
}

impl From<PositionRow> for PositionView {
    fn from(row: PositionRow) -> Self {
        Self {
            effective_from: row.effective_from,
            position: row.position,
            department: row.department,
            division: row.division,
            location: row.location,
            job_level: row.job_level,
            reporting_to: row.reporting_to,
        }
    }
}

impl From<EmploymentRow> for EmploymentView {
    fn from(row: EmploymentRow) -> Self {
        Self {
            effective_from: row.effective_from,
            employment_type: row.employment_type,
            working_pattern: row.working_pattern,
            probation_ends_on: row.probation_ends_on,
        }
    }
}

impl From<CompensationRow> for CompensationView {
    fn from(row: CompensationRow) -> Self {
        Self { effective_on: row.effective_on, salary: row.pay, salary_frequency: row.frequency }
    }
}
