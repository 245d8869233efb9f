//! Sign-in: an employee's address and the hash of a password.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::{NewEmployee, NewHistory, employee, history, instant, millis, role};
use crate::{
    ids::EmployeeId,
    store::{Store, StoreError, Topic, writer::Tx},
};

pub(super) const CREATE: &str = "
CREATE TABLE account (
    employee_id TEXT PRIMARY KEY REFERENCES employee ON DELETE CASCADE,
    email_key TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    one_time_until INTEGER
) STRICT;";

#[derive(Debug, Clone)]
pub struct AccountRecord {
    pub employee_id: EmployeeId,
    /// In PHC text form.
    pub password_hash: String,
    /// Set for a code that is good once, until then.
    pub one_time_until: Option<Timestamp>,
}

/// A way in to be made, or to be replaced.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub employee_id: EmployeeId,
    pub email_key: String,
    pub password_hash: String,
    pub one_time_until: Option<Timestamp>,
}

fn save(tx: &Tx<'_>, account: &NewAccount) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO account (employee_id, email_key, password_hash, one_time_until) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (employee_id) DO UPDATE SET email_key = ?2, password_hash = ?3, one_time_until = ?4",
        params![
            account.employee_id.0,
            account.email_key,
            account.password_hash,
            account.one_time_until.map(millis)
        ],
    )?;
    end_sessions(tx, &account.employee_id)
}

fn end_sessions(tx: &Tx<'_>, employee: &EmployeeId) -> Result<(), StoreError> {
    tx.execute("DELETE FROM session WHERE employee_id = ?1", [&employee.0])?;
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
            let mut query = db.prepare_cached(
                "SELECT employee_id, password_hash, one_time_until FROM account WHERE email_key = ?1",
            )?;
            let account = query.query_row([email_key], |row| {
                Ok(AccountRecord {
                    employee_id: EmployeeId(row.get(0)?),
                    password_hash: row.get(1)?,
                    one_time_until: row.get::<_, Option<i64>>(2)?.map(instant),
                })
            });
            Ok(account.optional()?)
        })
        .await
    }

    /// Gives somebody a way in, and ends their sessions. `Stale` when access changed since `expected`.
    pub async fn save_account(
        &self,
        expected: i64,
        account: NewAccount,
        entry: NewHistory,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            role::take_turn(tx, expected)?;
            save(tx, &account)?;
            history::append(tx, "employee", &account.employee_id.0, &entry)?;
            tx.announce(Topic::Employee, &account.employee_id);
            Ok(())
        })
        .await
    }

    /// Takes somebody's way in away, and ends their sessions. `Stale` when access changed since `expected`.
    pub async fn remove_account(
        &self,
        expected: i64,
        employee: EmployeeId,
        entry: NewHistory,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            role::take_turn(tx, expected)?;
            tx.execute("DELETE FROM account WHERE employee_id = ?1", [&employee.0])?;
            end_sessions(tx, &employee)?;
            history::append(tx, "employee", &employee.0, &entry)?;
            tx.announce(Topic::Employee, &employee);
            Ok(())
        })
        .await
    }

    /// Replaces a one-time code by the person's own password. `Stale` when the code was used meanwhile.
    pub async fn choose_password(
        &self,
        employee: EmployeeId,
        code_hash: String,
        password_hash: String,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            let changed = tx.execute(
                "UPDATE account SET password_hash = ?3, one_time_until = NULL
                 WHERE employee_id = ?1 AND password_hash = ?2",
                params![employee.0, code_hash, password_hash],
            )?;
            if changed == 0 { Err(StoreError::Stale) } else { Ok(()) }
        })
        .await
    }

    /// Ends all sessions of somebody.
    pub async fn end_sessions_of(&self, employee: EmployeeId) -> Result<(), StoreError> {
        self.write(move |tx| end_sessions(tx, &employee)).await
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
            let employee_id = owner.id.clone();
            save(tx, &NewAccount { employee_id, email_key, password_hash, one_time_until: None })?;
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
            // Also where somebody took the owner's way in away: who holds the key can read everything anyway.
            let changed = tx.execute(
                "INSERT INTO account (employee_id, email_key, password_hash)
                 SELECT employee.id, email_key, ?1 FROM employee JOIN workspace ON owner_id = employee.id
                 WHERE email_key IS NOT NULL
                 ON CONFLICT (employee_id) DO UPDATE SET password_hash = ?1, one_time_until = NULL",
                [password_hash],
            )?;
            if changed == 0 {
                return Err(StoreError::NotFound);
            }
            let owner: String = tx.query_row("SELECT owner_id FROM workspace", [], |row| row.get(0))?;
            let owner = EmployeeId(owner);
            end_sessions(tx, &owner)?;
            history::append(tx, "employee", &owner.0, &entry)?;
            Ok(owner)
        })
        .await
    }
}
