//! The people of the company: who they are, and what must be nobody else's.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use rusqlite::{OptionalExtension, Row, params};

use super::{
    CompensationRow, EmploymentRow, NewHistory, PositionRow, account, employee_dated, history, instant,
    millis,
};
use crate::{
    ids::EmployeeId,
    store::{Store, StoreError, Taken, Topic, writer::Tx},
};

pub(super) const CREATE: &str = "
CREATE TABLE employee (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    hired_on TEXT,
    values_json TEXT NOT NULL,
    email_key TEXT,
    personal_email_key TEXT,
    mobile_number_key TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX employee_email ON employee (email_key) WHERE email_key IS NOT NULL;
CREATE UNIQUE INDEX employee_personal_email ON employee (personal_email_key) WHERE personal_email_key IS NOT NULL;
CREATE UNIQUE INDEX employee_mobile_number ON employee (mobile_number_key) WHERE mobile_number_key IS NOT NULL;
CREATE INDEX employee_in_order ON employee (sort_key, id);";

/// What must be nobody else's: addresses without case, phones as numbers. `None` where absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UniqueKeys {
    pub email: Option<String>,
    pub personal_email: Option<String>,
    pub mobile_number: Option<String>,
}

/// An employee to be made, or to be written anew.
#[derive(Debug, Clone)]
pub struct NewEmployee {
    pub id: EmployeeId,
    pub first_name: String,
    pub last_name: String,
    pub hired_on: Option<Date>,
    /// All other simple fields, by their names in the mapping.
    pub values: BTreeMap<String, String>,
    pub keys: UniqueKeys,
    /// Dated rows to be added.
    pub position: Option<PositionRow>,
    pub employment: Option<EmploymentRow>,
    pub compensation: Option<CompensationRow>,
    pub history: NewHistory,
}

#[derive(Debug, Clone)]
pub struct EmployeeRecord {
    pub id: EmployeeId,
    pub version: i64,
    pub first_name: String,
    pub last_name: String,
    pub hired_on: Option<Date>,
    pub values: BTreeMap<String, String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// Newest first.
    pub positions: Vec<PositionRow>,
    pub employments: Vec<EmploymentRow>,
    pub compensations: Vec<CompensationRow>,
}

#[derive(Debug, Clone)]
pub struct EmployeePage {
    pub rows: Vec<EmployeeRecord>,
    /// Sort key and id behind which the next page begins.
    pub next: Option<(String, String)>,
}

/// Somebody who shares an address or a number with a hire.
#[derive(Debug, Clone)]
pub struct Match {
    pub employee: EmployeeRecord,
    pub target: &'static str,
}

fn sort_key(last_name: &str, first_name: &str) -> String {
    format!("{} {}", last_name.to_lowercase(), first_name.to_lowercase())
}

const COLUMNS: &str =
    "id, version, first_name, last_name, hired_on, values_json, created_at, updated_at, sort_key";

fn record(row: &Row<'_>) -> rusqlite::Result<EmployeeRecord> {
    Ok(EmployeeRecord {
        id: EmployeeId(row.get(0)?),
        version: row.get(1)?,
        first_name: row.get(2)?,
        last_name: row.get(3)?,
        hired_on: employee_dated::day(row, 4)?,
        values: serde_json::from_str(row.get_ref(5)?.as_str()?).unwrap_or_default(),
        created_at: instant(row.get(6)?),
        updated_at: instant(row.get(7)?),
        positions: Vec::new(),
        employments: Vec::new(),
        compensations: Vec::new(),
    })
}

/// Everybody else who has one of the keys, each named for the field that clashes.
fn taken(tx: &Tx<'_>, id: &EmployeeId, keys: &UniqueKeys) -> Result<Vec<Taken>, StoreError> {
    let mut taken = Vec::new();
    for (target, key) in [
        ("email", &keys.email),
        ("personal_email", &keys.personal_email),
        ("mobile_number", &keys.mobile_number),
    ] {
        let sql = format!(
            "SELECT id, first_name || ' ' || last_name FROM employee WHERE {target}_key = ?1 AND id <> ?2"
        );
        let mut query = tx.prepare_cached(&sql)?;
        let found = query.query_row(params![key, id.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        taken.extend(found.map(|(id, employee_name)| Taken {
            target,
            employee_id: EmployeeId(id),
            employee_name,
        }));
    }
    Ok(taken)
}

/// Makes an employee; gives the version. `Taken` when an address or a phone is somebody else's.
pub(super) fn create(tx: &mut Tx<'_>, new: &NewEmployee) -> Result<i64, StoreError> {
    tx.execute(
        "INSERT INTO employee (id, version, first_name, last_name, sort_key, values_json, created_at, updated_at)
         VALUES (?1, 0, '', '', '', '{}', ?2, ?2)",
        params![new.id.0, millis(new.history.at)],
    )?;
    update(tx, new, Some(0))
}

/// Writes an employee anew and adds dated rows; gives the version.
pub(super) fn update(tx: &mut Tx<'_>, new: &NewEmployee, expected: Option<i64>) -> Result<i64, StoreError> {
    let taken = taken(tx, &new.id, &new.keys)?;
    if !taken.is_empty() {
        return Err(StoreError::Taken(taken));
    }
    let values = serde_json::to_string(&new.values).unwrap_or_default();
    let version = tx
        .prepare_cached(
            "UPDATE employee SET version = version + 1, first_name = ?2, last_name = ?3, sort_key = ?4, hired_on = ?5,
                    values_json = ?6, email_key = ?7, personal_email_key = ?8, mobile_number_key = ?9, updated_at = ?10
             WHERE id = ?1 AND version = coalesce(?11, version) RETURNING version",
        )?
        .query_row(
            params![
                new.id.0,
                new.first_name,
                new.last_name,
                sort_key(&new.last_name, &new.first_name),
                new.hired_on.map(|day| day.to_string()),
                values,
                new.keys.email,
                new.keys.personal_email,
                new.keys.mobile_number,
                millis(new.history.at),
                expected,
            ],
            |row| row.get(0),
        )
        .optional()?
        .ok_or(StoreError::Stale)?;
    employee_dated::add(tx, new)?;
    history::append(tx, "employee", &new.id.0, &new.history)?;
    tx.announce(Topic::Employee, &new.id);
    Ok(version)
}

pub(super) fn version(tx: &Tx<'_>, id: &EmployeeId) -> Result<i64, StoreError> {
    Ok(tx.query_row("SELECT version FROM employee WHERE id = ?1", [&id.0], |row| row.get(0))?)
}

/// Removes an employee that nobody changed since `version`.
pub(super) fn remove(tx: &mut Tx<'_>, id: &EmployeeId, version: i64) -> Result<(), StoreError> {
    let removed =
        tx.execute("DELETE FROM employee WHERE id = ?1 AND version = ?2", params![id.0, version])?;
    if removed == 0 {
        return Err(StoreError::Stale);
    }
    tx.announce(Topic::Employee, id);
    Ok(())
}

/// Removes an employee, whoever changed it since.
pub(super) fn remove_any(tx: &mut Tx<'_>, id: &EmployeeId) -> Result<(), StoreError> {
    tx.execute("DELETE FROM employee WHERE id = ?1", [&id.0])?;
    tx.announce(Topic::Employee, id);
    Ok(())
}

impl EmployeeRecord {
    /// Nobody yet.
    pub fn new(id: EmployeeId, at: Timestamp) -> Self {
        Self {
            id,
            version: 0,
            first_name: String::new(),
            last_name: String::new(),
            hired_on: None,
            values: BTreeMap::new(),
            created_at: at,
            updated_at: at,
            positions: Vec::new(),
            employments: Vec::new(),
            compensations: Vec::new(),
        }
    }
}

impl Store {
    /// Makes an employee. `Taken` when an address or a phone is somebody else's.
    pub async fn create_employee(&self, new: NewEmployee) -> Result<i64, StoreError> {
        self.write(move |tx| create(tx, &new)).await
    }

    /// Writes an employee anew. `Stale` when it changed since `version`, `Taken` when an address or a
    /// phone is somebody else's. Who signs in by the work address signs in by the new one.
    pub async fn update_employee(&self, changed: NewEmployee, version: i64) -> Result<i64, StoreError> {
        self.write(move |tx| {
            let version = update(tx, &changed, Some(version))?;
            account::follow(tx, &changed.id, changed.keys.email.as_deref())?;
            Ok(version)
        })
        .await
    }

    pub async fn employee(&self, id: &EmployeeId) -> Result<EmployeeRecord, StoreError> {
        let id = id.0.clone();
        self.read(move |db| {
            let sql = format!("SELECT {COLUMNS} FROM employee WHERE id = ?1");
            let employee = db.prepare_cached(&sql)?.query_row([id], record)?;
            employee_dated::with(db, employee)
        })
        .await
    }

    /// By last name, first name; `search` narrows to names that contain it.
    pub async fn employee_list(
        &self,
        search: Option<String>,
        after: Option<(String, String)>,
        limit: usize,
    ) -> Result<EmployeePage, StoreError> {
        self.read(move |db| {
            let (key, id) = after.unwrap_or_default();
            let sql = format!(
                "SELECT {COLUMNS} FROM employee
                 WHERE (sort_key, id) > (?1, ?2) AND instr(sort_key || ' ' || coalesce(email_key, ''), ?3)
                 ORDER BY sort_key, id LIMIT ?4"
            );
            let search = search.unwrap_or_default().to_lowercase();
            let most = i64::try_from(limit + 1).unwrap_or(i64::MAX);
            let mut statement = db.prepare_cached(&sql)?;
            let keyed = statement
                .query_map(params![key, id, search, most], |row| {
                    Ok((row.get::<_, String>(8)?, record(row)?))
                })?
                .collect::<Result<Vec<_>, _>>()?;
            let next = (keyed.len() > limit).then(|| keyed.get(limit.saturating_sub(1))).flatten();
            let next = next.map(|(key, employee)| (key.clone(), employee.id.0.clone()));
            let page = keyed.into_iter().take(limit).map(|(_, employee)| employee_dated::with(db, employee));
            Ok(EmployeePage { rows: page.collect::<Result<_, _>>()?, next })
        })
        .await
    }

    /// Everybody with one of these addresses (work or personal) or this phone.
    pub async fn employees_matching(&self, keys: UniqueKeys) -> Result<Vec<Match>, StoreError> {
        self.read(move |db| {
            let mut matches: Vec<Match> = Vec::new();
            let wanted = [
                ("email", "email_key = ?1 OR personal_email_key = ?1", &keys.email),
                ("personal_email", "email_key = ?1 OR personal_email_key = ?1", &keys.personal_email),
                ("mobile_number", "mobile_number_key = ?1", &keys.mobile_number),
            ];
            for (target, condition, key) in wanted {
                let sql = format!("SELECT {COLUMNS} FROM employee WHERE {condition}");
                let mut query = db.prepare_cached(&sql)?;
                for employee in query.query_map([key], record)? {
                    let employee = employee?;
                    if !matches.iter().any(|known| known.employee.id == employee.id) {
                        matches.push(Match { employee, target });
                    }
                }
            }
            Ok(matches)
        })
        .await
    }
}
