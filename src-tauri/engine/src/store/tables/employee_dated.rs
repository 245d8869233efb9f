//! Position, employment and pay of an employee, each from a day on. Earlier rows stay.

use jiff::civil::Date;
use rusqlite::{Connection, Row, params};

use super::{EmployeeRecord, NewEmployee};
use crate::{
    money::Money,
    store::{StoreError, writer::Tx},
};

pub(super) const CREATE: &str = "
CREATE TABLE employee_position (
    id INTEGER PRIMARY KEY,
    employee_id TEXT NOT NULL REFERENCES employee ON DELETE CASCADE,
    effective_from TEXT,
    position TEXT, department TEXT, division TEXT, location TEXT, job_level TEXT, reporting_to TEXT
) STRICT;
CREATE INDEX employee_position_of ON employee_position (employee_id, effective_from);
CREATE TABLE employee_employment (
    id INTEGER PRIMARY KEY,
    employee_id TEXT NOT NULL REFERENCES employee ON DELETE CASCADE,
    effective_from TEXT,
    employment_type TEXT, working_pattern TEXT, probation_ends_on TEXT
) STRICT;
CREATE INDEX employee_employment_of ON employee_employment (employee_id, effective_from);
CREATE TABLE employee_compensation (
    id INTEGER PRIMARY KEY,
    employee_id TEXT NOT NULL REFERENCES employee ON DELETE CASCADE,
    effective_on TEXT,
    amount TEXT NOT NULL, currency TEXT NOT NULL, frequency TEXT
) STRICT;
CREATE INDEX employee_compensation_of ON employee_compensation (employee_id, effective_on);";

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PositionRow {
    pub effective_from: Option<Date>,
    pub position: Option<String>,
    pub department: Option<String>,
    pub division: Option<String>,
    pub location: Option<String>,
    pub job_level: Option<String>,
    pub reporting_to: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EmploymentRow {
    pub effective_from: Option<Date>,
    pub employment_type: Option<String>,
    pub working_pattern: Option<String>,
    pub probation_ends_on: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompensationRow {
    pub effective_on: Option<Date>,
    pub pay: Money,
    /// `hour`, `day`, `week`, `month`, `year`; `None` while nobody said.
    pub frequency: Option<String>,
}

pub(super) fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Date>> {
    Ok(row.get::<_, Option<String>>(column)?.and_then(|text| text.parse().ok()))
}

/// A row of the same day is replaced: it was a mistake, or is known better now.
pub(super) fn add(tx: &Tx<'_>, new: &NewEmployee) -> Result<(), StoreError> {
    let text = |day: Option<Date>| day.map(|day| day.to_string());
    let replace = |table: &str, column: &str, day: Option<Date>| {
        tx.execute(
            &format!("DELETE FROM {table} WHERE employee_id = ?1 AND {column} IS ?2"),
            params![new.id.0, text(day)],
        )
    };
    if let Some(row) = &new.position {
        replace("employee_position", "effective_from", row.effective_from)?;
        tx.execute(
            "INSERT INTO employee_position (employee_id, effective_from, position, department, division, location,
                    job_level, reporting_to) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                new.id.0,
                text(row.effective_from),
                row.position,
                row.department,
                row.division,
                row.location,
                row.job_level,
                row.reporting_to
            ],
        )?;
    }
    if let Some(row) = &new.employment {
        replace("employee_employment", "effective_from", row.effective_from)?;
        tx.execute(
            "INSERT INTO employee_employment (employee_id, effective_from, employment_type, working_pattern,
                    probation_ends_on) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                new.id.0,
                text(row.effective_from),
                row.employment_type,
                row.working_pattern,
                text(row.probation_ends_on)
            ],
        )?;
    }
    if let Some(row) = &new.compensation {
        replace("employee_compensation", "effective_on", row.effective_on)?;
        tx.execute(
            "INSERT INTO employee_compensation (employee_id, effective_on, amount, currency, frequency)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![new.id.0, text(row.effective_on), row.pay.amount, row.pay.currency, row.frequency],
        )?;
    }
    Ok(())
}

pub(super) fn with(db: &Connection, mut employee: EmployeeRecord) -> Result<EmployeeRecord, StoreError> {
    let id = &employee.id.0;
    employee.positions = db
        .prepare_cached(
            "SELECT effective_from, position, department, division, location, job_level, reporting_to
             FROM employee_position WHERE employee_id = ?1 ORDER BY effective_from DESC, id DESC",
        )?
        .query_map([id], |row| {
            Ok(PositionRow {
                effective_from: day(row, 0)?,
                position: row.get(1)?,
                department: row.get(2)?,
                division: row.get(3)?,
                location: row.get(4)?,
                job_level: row.get(5)?,
                reporting_to: row.get(6)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    employee.employments = db
        .prepare_cached(
            "SELECT effective_from, employment_type, working_pattern, probation_ends_on
             FROM employee_employment WHERE employee_id = ?1 ORDER BY effective_from DESC, id DESC",
        )?
        .query_map([id], |row| {
            Ok(EmploymentRow {
                effective_from: day(row, 0)?,
                employment_type: row.get(1)?,
                working_pattern: row.get(2)?,
                probation_ends_on: day(row, 3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    employee.compensations = db
        .prepare_cached(
            "SELECT effective_on, amount, currency, frequency
             FROM employee_compensation WHERE employee_id = ?1 ORDER BY effective_on DESC, id DESC",
        )?
        .query_map([id], |row| {
            Ok(CompensationRow {
                effective_on: day(row, 0)?,
                pay: Money { amount: row.get(1)?, currency: row.get(2)? },
                frequency: row.get(3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(employee)
}

impl EmployeeRecord {
    /// The position in force on a day; before the first one, the first one.
    pub fn position_on(&self, day: Date) -> Option<&PositionRow> {
        in_force(&self.positions, day, |row| row.effective_from)
    }

    pub fn employment_on(&self, day: Date) -> Option<&EmploymentRow> {
        in_force(&self.employments, day, |row| row.effective_from)
    }

    pub fn compensation_on(&self, day: Date) -> Option<&CompensationRow> {
        in_force(&self.compensations, day, |row| row.effective_on)
    }
}

/// Among rows that are sorted newest first.
fn in_force<R>(rows: &[R], day: Date, from: impl Fn(&R) -> Option<Date>) -> Option<&R> {
    rows.iter().find(|row| from(row).is_none_or(|from| from <= day)).or(rows.last())
}
