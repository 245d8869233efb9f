//! What a person entered in place of Ashby's values.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::{instant, millis};
use crate::{
    ids::EmployeeId,
    store::{StoreError, writer::Tx},
};

pub(super) const CREATE: &str = "
CREATE TABLE hire_edit (
    hire INTEGER NOT NULL REFERENCES hire ON DELETE CASCADE,
    target TEXT NOT NULL,
    value TEXT,
    edited_by TEXT NOT NULL,
    edited_at INTEGER NOT NULL,
    seen TEXT,
    PRIMARY KEY (hire, target)
) STRICT, WITHOUT ROWID;";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditRecord {
    pub target: String,
    /// JSON; `None` when the field was emptied.
    pub value: Option<String>,
    pub edited_by: EmployeeId,
    pub edited_at: Timestamp,
    /// JSON: the computed value that stood there.
    pub seen: Option<String>,
}

pub(super) fn replace(tx: &Tx<'_>, hire: i64, edits: &[EditRecord]) -> Result<(), StoreError> {
    tx.execute("DELETE FROM hire_edit WHERE hire = ?1", [hire])?;
    let mut insert = tx.prepare_cached(
        "INSERT INTO hire_edit (hire, target, value, edited_by, edited_at, seen) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for edit in edits {
        insert.execute(params![
            hire,
            edit.target,
            edit.value,
            edit.edited_by.0,
            millis(edit.edited_at),
            edit.seen
        ])?;
    }
    Ok(())
}

pub(super) fn of(db: &Connection, hire: i64) -> Result<Vec<EditRecord>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT target, value, edited_by, edited_at, seen FROM hire_edit WHERE hire = ?1")?;
    let rows = query.query_map([hire], |row| {
        Ok(EditRecord {
            target: row.get(0)?,
            value: row.get(1)?,
            edited_by: EmployeeId(row.get(2)?),
            edited_at: instant(row.get(3)?),
            seen: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
