//! Sign-in: an employee's address and the hash of a password.

use rusqlite::{OptionalExtension, params};

use super::{NewEmployee, employee, role};
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

impl Store {
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
    pub async fn reset_owner(&self, password_hash: String) -> Result<(), StoreError> {
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
            Ok(())
        })
        .await
    }
}
