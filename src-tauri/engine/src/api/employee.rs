//! The people of the company, as far as the caller may see them.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ApiError, Code,
    access::{Holder, Session},
    history::HistoryView,
    page, role,
};
use crate::{
    engine::Engine,
    ids::{EmployeeId, HireId, RoleId},
    inbox::InboxError,
    mapping::{Kind, Section},
    money::Money,
    people::{
        self, Caller, Permission,
        kind::{ManageEmployees, ManageRoles, ViewCompensation},
    },
    store::{
        StoreError,
        tables::{ALL_EMPLOYEES, CompensationRow, EmployeeRecord, EmploymentRow, NewHistory, PositionRow},
    },
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

/// A person in the directory. Everybody may see name, work address and position; the rest needs *Manage
/// employees* and is null without it.
#[derive(Default, Serialize, TS)]
pub(super) struct DirectoryEntry {
    id: EmployeeId,
    first_name: String,
    last_name: String,
    email: Option<String>,
    position: Option<String>,
    /// `starting`, `employed` or `left`.
    status: Option<String>,
    #[ts(type = "string | null")]
    hired_on: Option<Date>,
    department: Option<String>,
    location: Option<String>,
}

impl DirectoryEntry {
    /// With the job in force on `today`; what not everybody may see only for a caller who may.
    fn new(record: &EmployeeRecord, today: Date, caller: &Caller) -> Self {
        let job = record.position_on(today).cloned().unwrap_or_default();
        let entry = Self {
            id: record.id.clone(),
            first_name: record.first_name.clone(),
            last_name: record.last_name.clone(),
            email: record.values.get("email").cloned(),
            position: job.position,
            ..Self::default()
        };
        if !caller.holds(Permission::ManageEmployees) {
            return entry;
        }
        let status = if record.hired_on.is_some_and(|day| day > today) { "starting" } else { "employed" };
        Self {
            status: Some(status.to_owned()),
            hired_on: record.hired_on,
            department: job.department,
            location: job.location,
            ..entry
        }
    }
}

pub(super) async fn list(
    engine: Engine,
    session: Session,
    input: ListEmployees,
) -> Result<EmployeePage, ApiError> {
    let limit = input.page.limit()?;
    let after = input.page.after()?;
    let today = today(engine.clock().now(), &session.workspace.zone);
    let page = session.workspace.store.employee_list(input.query, after, limit).await?;
    Ok(EmployeePage {
        items: page.rows.iter().map(|row| DirectoryEntry::new(row, today, &session.caller)).collect(),
        next: page.next.and_then(|place| page::encode(&place)),
    })
}

#[derive(Deserialize, TS)]
pub(super) struct EmployeeInput {
    pub(super) id: EmployeeId,
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
    /// The same and the other fields without a date, as a form shows them.
    fields: Option<Vec<ProfileField>>,
    version: Option<i64>,
    /// The hire that this profile was made of.
    hire_id: Option<HireId>,
    /// Beside that of everybody; null without *Manage roles & permissions*.
    role_ids: Option<Vec<RoleId>>,
    /// Whether this person has a way in; null without *Manage roles & permissions*.
    can_sign_in: Option<bool>,
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

/// A field that has no date.
#[derive(Serialize, TS)]
pub(super) struct ProfileField {
    /// The name that `employee.update` takes.
    target: String,
    label: String,
    section: Section,
    kind: Kind,
    required: bool,
    value: Option<String>,
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
    let hire_id = match session.caller.holds(Permission::ManageAtsInbox) {
        true => session.workspace.store.hire_of_employee(&input.id).await?,
        false => None,
    };
    let today = today(engine.clock().now(), &session.workspace.zone);
    let mut profile = EmployeeProfile { hire_id, ..profile(record, today, &session.caller) };
    if session.caller.holds(Permission::ManageRoles) {
        let roles = session.workspace.store.roles_of(&input.id).await?;
        let given = roles.into_iter().map(|role| role.id).filter(|id| id.as_str() != ALL_EMPLOYEES);
        profile.role_ids = Some(given.collect());
        profile.can_sign_in = Some(session.workspace.store.has_account(&input.id).await?);
    }
    Ok(profile)
}

fn profile(mut record: EmployeeRecord, today: Date, caller: &Caller) -> EmployeeProfile {
    let entry = DirectoryEntry::new(&record, today, caller);
    if !caller.holds(Permission::ManageEmployees) {
        return EmployeeProfile { entry, ..EmployeeProfile::default() };
    }
    let fields = people::simple_fields().map(|target| ProfileField {
        target: target.name.to_owned(),
        label: target.label.to_owned(),
        section: target.section,
        kind: target.kind,
        required: target.required,
        value: people::simple_value(&record, target.name),
    });
    let fields = fields.collect();
    let employment_type = record.employment_on(today).and_then(|row| row.employment_type.clone());
    let pay = record.compensation_on(today).filter(|_| caller.holds(Permission::ViewCompensation)).cloned();
    record.values.remove("email");
    let compensations = record.compensations.into_iter().map(CompensationView::from).collect();
    EmployeeProfile {
        entry,
        values: record.values,
        fields: Some(fields),
        version: Some(record.version),
        hire_id: None,
        role_ids: None,
        can_sign_in: None,
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

/// A new profile, by the names of its fields.
#[derive(Deserialize, TS)]
pub(super) struct CreateEmployee {
    /// From when job, employment and pay hold; the start date where it is left out, or today.
    #[serde(default)]
    #[ts(optional, type = "string")]
    effective_from: Option<Date>,
    /// Roles beside that of everybody; needs *Manage roles & permissions*.
    #[serde(default)]
    #[ts(optional)]
    role_ids: Option<Vec<RoleId>>,
    #[serde(flatten)]
    values: BTreeMap<String, serde_json::Value>,
}

pub(super) async fn create(
    engine: Engine,
    holder: Holder<ManageEmployees>,
    input: CreateEmployee,
) -> Result<EmployeeProfile, ApiError> {
    if people::touches_pay(input.values.keys()) {
        holder.caller.allowed::<ViewCompensation>()?;
    }
    let may_assign = input.role_ids.as_ref().map(|_| holder.caller.allowed::<ManageRoles>()).transpose()?;
    let now = engine.clock().now();
    let id = EmployeeId::new(now, engine.random())?;
    let from = input.effective_from.unwrap_or_else(|| today(now, &holder.workspace.zone));
    let country = holder.workspace.inbox.country.as_deref();
    let store = &holder.workspace.store;
    let entry = NewHistory::by(holder.proof.who(), now, "created");
    let new = people::create(id.clone(), &input.values, (input.effective_from, from), country, entry)?;
    store.create_employee(new).await.map_err(unwritten)?;
    if let (Some(roles), Some(proof)) = (&input.role_ids, may_assign) {
        role::roles(&engine, store, &holder.caller).assign(&proof, &id, roles).await?;
    }
    let session = Session { workspace: holder.workspace, caller: holder.caller };
    get(engine, session, EmployeeInput { id }).await
}

/// Changes of a profile, by the names of its fields. Fields that are left out stay, a null empties.
#[derive(Deserialize, TS)]
pub(super) struct UpdateEmployee {
    id: EmployeeId,
    version: i64,
    /// From when job, employment and pay hold; today where it is left out.
    #[serde(default)]
    #[ts(optional, type = "string")]
    effective_from: Option<Date>,
    /// All roles, beside that of everybody; needs *Manage roles & permissions*.
    #[serde(default)]
    #[ts(optional)]
    role_ids: Option<Vec<RoleId>>,
    #[serde(flatten)]
    changes: BTreeMap<String, serde_json::Value>,
}

pub(super) async fn update(
    engine: Engine,
    holder: Holder<ManageEmployees>,
    input: UpdateEmployee,
) -> Result<EmployeeProfile, ApiError> {
    if people::touches_pay(input.changes.keys()) {
        holder.caller.allowed::<ViewCompensation>()?;
    }
    let may_assign = input.role_ids.as_ref().map(|_| holder.caller.allowed::<ManageRoles>()).transpose()?;
    let store = &holder.workspace.store;
    let present = store.employee(&input.id).await?;
    let loses_email = input.changes.get("email").is_some_and(serde_json::Value::is_null);
    if loses_email && store.has_account(&input.id).await? {
        return Err(ApiError::field("email", "This person signs in with the work email. Enter another one."));
    }
    let now = engine.clock().now();
    let from = input.effective_from.unwrap_or_else(|| today(now, &holder.workspace.zone));
    let entry = NewHistory::by(holder.proof.who(), now, "edited");
    let country = holder.workspace.inbox.country.as_deref();
    let changed = people::change(&present, &input.changes, from, country, entry)?;
    if present.version != input.version {
        return Err(unwritten(StoreError::Stale));
    }
    // First, because more can stand against it.
    if let (Some(roles), Some(proof)) = (&input.role_ids, may_assign) {
        role::roles(&engine, store, &holder.caller).assign(&proof, &input.id, roles).await?;
    }
    if !input.changes.is_empty() {
        store.update_employee(changed, input.version).await.map_err(unwritten)?;
    }
    let session = Session { workspace: holder.workspace, caller: holder.caller };
    get(engine, session, EmployeeInput { id: input.id }).await
}

/// Why a profile was not written.
fn unwritten(error: StoreError) -> ApiError {
    match error {
        StoreError::Taken(taken) => InboxError::Taken(taken).into(),
        StoreError::Stale => {
            let message =
                "Somebody else changed this profile in the meantime. Nothing of yours was saved yet.";
            ApiError::new(Code::Conflict, message).with(serde_json::json!({"reason": "changed"}))
        }
        other => other.into(),
    }
}

#[derive(Serialize, TS)]
pub(super) struct EmployeeHistory {
    items: Vec<HistoryView>,
}

pub(super) async fn history(
    _: Engine,
    holder: Holder<ManageEmployees>,
    input: EmployeeInput,
) -> Result<EmployeeHistory, ApiError> {
    let records = holder.workspace.store.history("employee", input.id.0).await?;
    let sees_pay = holder.caller.holds(Permission::ViewCompensation);
    Ok(EmployeeHistory {
        items: records.into_iter().map(|record| HistoryView::new(record, sees_pay)).collect(),
    })
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
