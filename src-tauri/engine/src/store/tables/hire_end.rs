//! How a hire ends, is taken back, or goes: each together with its employee, or not at all.

use rusqlite::{OptionalExtension, params};

use super::{
    HireWrite, NewEmployee, NewHistory, delivery, employee,
    hire::{place_in_search, save},
    hire_search, history,
};
use crate::{
    ids::{EmployeeId, HireId},
    store::{Store, StoreError, Topic, writer::Tx},
};

fn check_version(tx: &Tx<'_>, write: &HireWrite) -> Result<(), StoreError> {
    let mut query = tx.prepare_cached("SELECT version FROM hire WHERE id = ?1")?;
    let version: i64 = query.query_row([&write.record.id.0], |row| row.get(0))?;
    if write.expected_version == Some(version) { Ok(()) } else { Err(StoreError::Stale) }
}

impl Store {
    /// Makes the employee and ends the hire, both or neither.
    pub async fn complete_hire(&self, mut write: HireWrite, new: NewEmployee) -> Result<i64, StoreError> {
        self.write(move |tx| {
            // First, so that who is too late hears that, and not that the phone is taken.
            check_version(tx, &write)?;
            let version = employee::create(tx, &new)?;
            write.record.employee_version = Some(version);
            save(tx, &write)
        })
        .await
    }

    /// Ends the hire with somebody who is an employee already, writing what was taken over.
    pub async fn link_hire(
        &self,
        mut write: HireWrite,
        changed: Option<NewEmployee>,
    ) -> Result<i64, StoreError> {
        self.write(move |tx| {
            check_version(tx, &write)?;
            let id = write.record.employee_id.clone().ok_or(StoreError::NotFound)?;
            write.record.employee_version = Some(match &changed {
                Some(changed) => employee::update(tx, changed, None)?,
                None => employee::version(tx, &id)?,
            });
            save(tx, &write)
        })
        .await
    }

    /// Takes the completion back. `Stale` when the employee was changed since.
    pub async fn reopen_hire(
        &self,
        write: HireWrite,
        employee: EmployeeId,
        version: i64,
    ) -> Result<i64, StoreError> {
        self.write(move |tx| {
            check_version(tx, &write)?;
            employee::remove(tx, &employee, version)?;
            save(tx, &write)
        })
        .await
    }

    /// Removes a hire and, where one is named, the employee that was made of it, with the messages that
    /// brought it. `Stale` when it changed meanwhile.
    pub async fn remove_hire(
        &self,
        id: HireId,
        version: i64,
        employee: Option<EmployeeId>,
        entry: NewHistory,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            let place = place_in_search(tx, &id)?;
            let seq: Option<i64> = tx
                .prepare_cached("SELECT seq FROM hire WHERE id = ?1 AND version = ?2")?
                .query_row(params![id.0, version], |row| row.get(0))
                .optional()?;
            let seq = seq.ok_or(StoreError::Stale)?;
            hire_search::remove(tx, place)?;
            tx.execute("DELETE FROM hire WHERE seq = ?1", [seq])?;
            delivery::remove_of_hire(tx, &id)?;
            if let Some(employee) = employee {
                employee::remove_any(tx, &employee)?;
            }
            history::append(tx, "hire", &id.0, &entry)?;
            tx.announce(Topic::Hire, &id);
            Ok(())
        })
        .await
    }
}
