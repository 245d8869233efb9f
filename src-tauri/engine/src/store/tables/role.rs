//! Roles, and who has which.

use rusqlite::params;

use crate::{
    ids::{EmployeeId, RoleId},
    store::{Store, StoreError, writer::Tx},
};

/// The role that may do everything and can't be changed.
pub(super) const ADMINISTRATOR: &str = "administrator";

pub(super) const CREATE: &str = "
CREATE TABLE role (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    all_permissions INTEGER NOT NULL DEFAULT 0,
    permissions TEXT NOT NULL DEFAULT '[]'
) STRICT;
INSERT INTO role (id, name, all_permissions) VALUES ('administrator', 'Administrator', 1);
CREATE TABLE employee_role (
    employee_id TEXT NOT NULL REFERENCES employee ON DELETE CASCADE,
    role_id TEXT NOT NULL REFERENCES role,
    PRIMARY KEY (employee_id, role_id)
) STRICT, WITHOUT ROWID;";

#[derive(Debug, Clone)]
pub struct RoleRecord {
    pub id: RoleId,
    pub name: String,
    pub all_permissions: bool,
    pub permissions: Vec<String>,
}

pub(super) fn assign(tx: &Tx<'_>, employee: &EmployeeId, role: &str) -> Result<(), StoreError> {
    tx.execute(
        "INSERT OR IGNORE INTO employee_role (employee_id, role_id) VALUES (?1, ?2)",
        params![employee.0, role],
    )?;
    Ok(())
}

impl Store {
    /// The roles of one employee.
    pub async fn roles_of(&self, employee: &EmployeeId) -> Result<Vec<RoleRecord>, StoreError> {
        let employee = employee.0.clone();
        self.read(move |db| {
            let mut query = db.prepare_cached(
                "SELECT id, name, all_permissions, permissions FROM role JOIN employee_role ON role_id = id
                 WHERE employee_id = ?1 ORDER BY name",
            )?;
            let rows = query.query_map([employee], |row| {
                Ok(RoleRecord {
                    id: RoleId(row.get(0)?),
                    name: row.get(1)?,
                    all_permissions: row.get(2)?,
                    permissions: serde_json::from_str(row.get_ref(3)?.as_str()?).unwrap_or_default(),
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }
}
