//! Who did what, when. Rows are added and never changed or removed; the database itself refuses it.

use jiff::Timestamp;
use rusqlite::{Row, params};

use super::{instant, millis};
use crate::{
    ids::EmployeeId,
    store::{Store, StoreError, writer::Tx},
};

pub(super) const CREATE: &str = "
CREATE TABLE history (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    who TEXT,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    what TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX history_of_subject ON history (subject, subject_id, seq);
CREATE INDEX history_of_people ON history (seq) WHERE who IS NOT NULL;
CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_never_removed BEFORE DELETE ON history BEGIN SELECT raise(ABORT, 'history is append-only'); END;";

/// An entry to be written.
#[derive(Debug, Clone)]
pub struct NewHistory {
    pub at: Timestamp,
    /// `None` for Hirelay itself.
    pub who: Option<EmployeeId>,
    /// What happened, in the past tense: `completed`, `edited`.
    pub what: &'static str,
    pub detail: serde_json::Value,
}

impl NewHistory {
    pub fn by_hirelay(at: Timestamp, what: &'static str) -> Self {
        Self { at, who: None, what, detail: serde_json::json!({}) }
    }

    pub fn by(who: &EmployeeId, at: Timestamp, what: &'static str) -> Self {
        Self { at, who: Some(who.clone()), what, detail: serde_json::json!({}) }
    }

    pub fn with(mut self, detail: serde_json::Value) -> Self {
        self.detail = detail;
        self
    }
}

/// An entry as it was written.
#[derive(Debug, Clone)]
pub struct HistoryRecord {
    pub seq: i64,
    pub entry: HistoryEntry,
}

#[derive(Debug, Clone)]
pub struct HistoryEntry {
    pub at: Timestamp,
    pub who: Option<EmployeeId>,
    pub who_name: Option<String>,
    pub what: String,
    pub detail: serde_json::Value,
}

pub(super) fn append(
    tx: &Tx<'_>,
    subject: &str,
    subject_id: &str,
    entry: &NewHistory,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO history (at, who, subject, subject_id, what, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        millis(entry.at),
        entry.who.as_ref().map(EmployeeId::as_str),
        subject,
        subject_id,
        entry.what,
        entry.detail.to_string()
    ])?;
    Ok(())
}

/// An entry with what it is about.
#[derive(Debug, Clone)]
pub struct Done {
    pub record: HistoryRecord,
    /// `hire`, `employee`, `integration`, `reach` or `workspace`.
    pub subject: String,
    pub subject_id: String,
    /// A person's name; `None` where it is about no person, or the person is gone.
    pub subject_name: Option<String>,
}

const COLUMNS: &str = "seq, at, who, w.first_name || ' ' || w.last_name, what, detail";

fn entry(row: &Row<'_>) -> rusqlite::Result<HistoryRecord> {
    Ok(HistoryRecord {
        seq: row.get(0)?,
        entry: HistoryEntry {
            at: instant(row.get(1)?),
            who: row.get::<_, Option<String>>(2)?.map(EmployeeId),
            who_name: row.get(3)?,
            what: row.get(4)?,
            detail: serde_json::from_str(&row.get::<_, String>(5)?).unwrap_or_default(),
        },
    })
}

impl Store {
    /// What happened to one thing, newest first.
    pub async fn history(
        &self,
        subject: &'static str,
        subject_id: String,
    ) -> Result<Vec<HistoryRecord>, StoreError> {
        self.read(move |db| {
            let sql = format!(
                "SELECT {COLUMNS} FROM history LEFT JOIN employee w ON w.id = who
                 WHERE subject = ?1 AND subject_id = ?2 ORDER BY seq DESC LIMIT 500"
            );
            let mut query = db.prepare_cached(&sql)?;
            let rows = query.query_map(params![subject, subject_id], entry)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// What people did to things of these kinds, newest first, before `after`.
    pub async fn history_of_people(
        &self,
        subjects: Vec<&'static str>,
        after: Option<i64>,
        limit: usize,
    ) -> Result<Vec<Done>, StoreError> {
        self.read(move |db| {
            let wanted: Vec<String> = subjects.iter().map(|subject| format!("'{subject}'")).collect();
            let sql = format!(
                "SELECT {COLUMNS}, subject, subject_id,
                        CASE subject WHEN 'hire' THEN (SELECT name FROM hire WHERE id = subject_id)
                                     WHEN 'employee' THEN (SELECT first_name || ' ' || last_name FROM employee
                                                           WHERE id = subject_id) END
                 FROM history LEFT JOIN employee w ON w.id = who
                 WHERE who IS NOT NULL AND seq < ?1 AND subject IN ({}) ORDER BY seq DESC LIMIT ?2",
                wanted.join(", ")
            );
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let mut query = db.prepare_cached(&sql)?;
            let rows = query.query_map(params![after.unwrap_or(i64::MAX), limit], |row| {
                Ok(Done {
                    record: entry(row)?,
                    subject: row.get(6)?,
                    subject_id: row.get(7)?,
                    subject_name: row.get(8)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }
}
