//! Sign-in: an employee's address and the hash of a password.

use rusqlite::{OptionalExtension, params};

use super::{NewEmployee, NewHistory, employee, history, role};
use crate::{
    ids::EmployeeId,
    store::{Store, StoreError, writer::Tx},
};

pub(super) const CREATE: &str = "
CREATE TABLE account (
    employee_id TEXT PRIMARY KEY REFERENCES employee ON DELETE CASCADE,
    email_key TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL
) STRICT;";

#[derive(Debug, Clone)]
pub struct AccountRecord {
    pub employee_id: EmployeeId,
    /// In PHC text form.
    pub password_hash: String,
}

fn save(tx: &Tx<'_>, employee: &EmployeeId, email_key: &str, password_hash: &str) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO account (employee_id, email_key, password_hash) VALUES (?1, ?2, ?3)
         ON CONFLICT (employee_id) DO UPDATE SET email_key = ?2, password_hash = ?3",
        params![employee.0, email_key, password_hash],
    )?;
    Ok(())
}

/// Keeps the address for signing in the same as the work address.
pub(super) fn follow(tx: &Tx<'_>, employee: &EmployeeId, email_key: Option<&str>) -> Result<(), StoreError> {
    if let Some(email_key) = email_key {
        tx.execute(
            "UPDATE account SET email_key = ?2 WHERE employee_id = ?1",
            params![employee.0, email_key],
        )?;
    }
    Ok(())
}

impl Store {
    /// Whether somebody can sign in.
    pub async fn has_account(&self, employee: &EmployeeId) -> Result<bool, StoreError> {
        let employee = employee.0.clone();
        self.read(move |db| {
            let mut query =
                db.prepare_cached("SELECT EXISTS (SELECT 1 FROM account WHERE employee_id = ?1)")?;
            Ok(query.query_row([employee], |row| row.get(0))?)
        })
        .await
    }

    /// The hash of somebody's own password.
    pub async fn password_hash(&self, employee: &EmployeeId) -> Result<Option<String>, StoreError> {
        let employee = employee.0.clone();
        self.read(move |db| {
            let mut query = db.prepare_cached("SELECT password_hash FROM account WHERE employee_id = ?1")?;
            Ok(query.query_row([employee], |row| row.get(0)).optional()?)
        })
        .await
    }

    pub async fn account(&self, email_key: String) -> Result<Option<AccountRecord>, StoreError> {
        self.read(move |db| {
            let mut query =
                db.prepare_cached("SELECT employee_id, password_hash FROM account WHERE email_key = ?1")?;
            let account = query.query_row([email_key], |row| {
                Ok(AccountRecord { employee_id: EmployeeId(row.get(0)?), password_hash: row.get(1)? })
            });
            Ok(account.optional()?)
        })
        .await
    }

    /// Makes the owner: the first employee, an Administrator. `Stale` when there is one already.
    pub async fn create_owner(
        &self,
        owner: NewEmployee,
        email_key: String,
        password_hash: String,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            let claimed =
                tx.execute("UPDATE workspace SET owner_id = ?1 WHERE owner_id IS NULL", [owner.id.as_str()])?;
            if claimed == 0 {
                return Err(StoreError::Stale);
            }
            employee::create(tx, &owner)?;
            save(tx, &owner.id, &email_key, &password_hash)?;
            role::assign(tx, &owner.id, role::ADMINISTRATOR)
        })
        .await
    }

    /// Gives the owner a new password and ends all their sessions.
    pub async fn reset_owner(
        &self,
        password_hash: String,
        entry: NewHistory,
    ) -> Result<EmployeeId, StoreError> {
        self.write(move |tx| {
            let owner = "(SELECT owner_id FROM workspace)";
            let changed = tx.execute(
                &format!("UPDATE account SET password_hash = ?1 WHERE employee_id = {owner}"),
                [password_hash],
            )?;
            if changed == 0 {
                return Err(StoreError::NotFound);
            }
            tx.execute(&format!("DELETE FROM session WHERE employee_id = {owner}"), [])?;
            let owner: String = tx.query_row("SELECT owner_id FROM workspace", [], |row| row.get(0))?;
            history::append(tx, "employee", &owner, &entry)?;
            Ok(EmployeeId(owner))
        })
        .await
    }
}
