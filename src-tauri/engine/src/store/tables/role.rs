//! Roles, and who has which. *All employees* is everybody's without being given.
//!
//! Whatever decides who may do what carries one common version, so that two people who change it at the same
//! time can't both count on what they saw.

use rusqlite::{Connection, Row, params};

use super::{NewHistory, history};
use crate::{
    ids::{EmployeeId, RoleId},
    store::{Store, StoreError, Topic, writer::Tx},
};

/// The role that may do everything and can't be changed.
pub const ADMINISTRATOR: &str = "administrator";
/// The role that everybody has.
pub const ALL_EMPLOYEES: &str = "all_employees";

pub(super) const CREATE: &str = "
CREATE TABLE role (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    all_permissions INTEGER NOT NULL DEFAULT 0,
    permissions TEXT NOT NULL DEFAULT '[]'
) STRICT;
INSERT INTO role (id, name, name_key, all_permissions) VALUES
    ('administrator', 'Administrator', 'administrator', 1), ('all_employees', 'All employees', 'all employees', 0);
CREATE TABLE employee_role (
    employee_id TEXT NOT NULL REFERENCES employee ON DELETE CASCADE,
    role_id TEXT NOT NULL REFERENCES role,
    PRIMARY KEY (employee_id, role_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX employee_role_of ON employee_role (role_id);
CREATE TABLE access (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL) STRICT;
INSERT INTO access VALUES (1, 1);";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRecord {
    pub id: RoleId,
    pub name: String,
    pub all_permissions: bool,
    pub permissions: Vec<String>,
}

/// Everything that decides who may do what, at one moment.
#[derive(Debug, Clone)]
pub struct Access {
    /// Changes with every change of a role, of who has it, and of who can sign in.
    pub version: i64,
    /// By name, each with the number of employees who were given it.
    pub roles: Vec<(RoleRecord, i64)>,
    /// Administrators who can sign in.
    pub administrators: Vec<EmployeeId>,
}

const COLUMNS: &str = "id, name, all_permissions, permissions";

fn record(row: &Row<'_>) -> rusqlite::Result<RoleRecord> {
    Ok(RoleRecord {
        id: RoleId(row.get(0)?),
        name: row.get(1)?,
        all_permissions: row.get(2)?,
        permissions: serde_json::from_str(row.get_ref(3)?.as_str()?).unwrap_or_default(),
    })
}

/// Takes the next version; `Stale` when somebody else took it since.
pub(super) fn take_turn(tx: &mut Tx<'_>, expected: i64) -> Result<(), StoreError> {
    match tx.execute("UPDATE access SET version = version + 1 WHERE version = ?1", [expected])? {
        0 => Err(StoreError::Stale),
        _ => {
            tx.announce(Topic::Role, "roles");
            Ok(())
        }
    }
}

pub(super) fn assign(tx: &Tx<'_>, employee: &EmployeeId, role: &str) -> Result<(), StoreError> {
    tx.execute(
        "INSERT OR IGNORE INTO employee_role (employee_id, role_id) VALUES (?1, ?2)",
        params![employee.0, role],
    )?;
    Ok(())
}

/// Gives an employee exactly these roles.
pub(super) fn replace_all(tx: &Tx<'_>, employee: &EmployeeId, roles: &[RoleId]) -> Result<(), StoreError> {
    tx.execute("DELETE FROM employee_role WHERE employee_id = ?1", [&employee.0])?;
    roles.iter().try_for_each(|role| assign(tx, employee, role.as_str()))
}

fn administrators(db: &Connection) -> Result<Vec<EmployeeId>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT employee_id FROM employee_role JOIN account USING (employee_id) WHERE role_id = 'administrator'",
    )?;
    let rows = query.query_map([], |row| Ok(EmployeeId(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Store {
    pub async fn access(&self) -> Result<Access, StoreError> {
        self.read(|db| {
            let sql = format!(
                "SELECT {COLUMNS}, (SELECT count(*) FROM employee_role WHERE role_id = id) FROM role ORDER BY name_key"
            );
            let mut query = db.prepare_cached(&sql)?;
            let roles = query.query_map([], |row| Ok((record(row)?, row.get(4)?)))?;
            Ok(Access {
                version: db.query_row("SELECT version FROM access", [], |row| row.get(0))?,
                roles: roles.collect::<Result<_, _>>()?,
                administrators: administrators(db)?,
            })
        })
        .await
    }

    /// The roles of one employee, with that of everybody.
    pub async fn roles_of(&self, employee: &EmployeeId) -> Result<Vec<RoleRecord>, StoreError> {
        let employee = employee.0.clone();
        self.read(move |db| {
            let sql = format!(
                "SELECT {COLUMNS} FROM role WHERE id = 'all_employees'
                 OR id IN (SELECT role_id FROM employee_role WHERE employee_id = ?1) ORDER BY name_key"
            );
            let mut query = db.prepare_cached(&sql)?;
            let rows = query.query_map([employee], record)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Makes a role, or writes it anew. `Stale` when access changed since `expected`.
    pub async fn save_role(
        &self,
        expected: i64,
        role: RoleRecord,
        entry: NewHistory,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            take_turn(tx, expected)?;
            let permissions = serde_json::to_string(&role.permissions).unwrap_or_default();
            tx.execute(
                "INSERT INTO role (id, name, name_key, permissions) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET name = ?2, name_key = ?3, permissions = ?4",
                params![role.id.0, role.name, role.name.to_lowercase(), permissions],
            )?;
            history::append(tx, "role", &role.id.0, &entry)
        })
        .await
    }

    /// Removes a role that nobody has.
    pub async fn delete_role(&self, expected: i64, id: RoleId, entry: NewHistory) -> Result<(), StoreError> {
        self.write(move |tx| {
            take_turn(tx, expected)?;
            tx.execute("DELETE FROM role WHERE id = ?1", [&id.0])?;
            history::append(tx, "role", &id.0, &entry)
        })
        .await
    }

    /// Gives an employee exactly these roles.
    pub async fn assign_roles(
        &self,
        expected: i64,
        employee: EmployeeId,
        roles: Vec<RoleId>,
        entry: NewHistory,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            take_turn(tx, expected)?;
            replace_all(tx, &employee, &roles)?;
            history::append(tx, "employee", &employee.0, &entry)?;
            tx.announce(Topic::Employee, &employee);
            Ok(())
        })
        .await
    }
}
