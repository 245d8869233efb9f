//! Who is signed in. Only the hash of a token is kept.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, params};

use super::{instant, millis};
use crate::{
    ids::EmployeeId,
    store::{Store, StoreError},
};

pub(super) const CREATE: &str = "
CREATE TABLE session (
    token_hash BLOB PRIMARY KEY,
    employee_id TEXT NOT NULL REFERENCES employee ON DELETE CASCADE,
    started_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;";

#[derive(Debug, Clone)]
pub struct SessionRecord {
    pub employee_id: EmployeeId,
    pub last_seen_at: Timestamp,
}

impl Store {
    /// Begins a session, and forgets those that nobody used for `idle`.
    pub async fn start_session(
        &self,
        token_hash: [u8; 32],
        employee: &EmployeeId,
        now: Timestamp,
        idle: SignedDuration,
    ) -> Result<(), StoreError> {
        let employee = employee.0.clone();
        let forgotten = now.saturating_sub(idle).unwrap_or(Timestamp::MIN);
        self.write(move |tx| {
            tx.execute("DELETE FROM session WHERE last_seen_at < ?1", [millis(forgotten)])?;
            tx.execute(
                "INSERT INTO session (token_hash, employee_id, started_at, last_seen_at) VALUES (?1, ?2, ?3, ?3)",
                params![token_hash, employee, millis(now)],
            )?;
            Ok(())
        })
        .await
    }

    pub async fn session(&self, token_hash: [u8; 32]) -> Result<Option<SessionRecord>, StoreError> {
        self.read(move |db| {
            let mut query =
                db.prepare_cached("SELECT employee_id, last_seen_at FROM session WHERE token_hash = ?1")?;
            let session = query.query_row([token_hash], |row| {
                Ok(SessionRecord { employee_id: EmployeeId(row.get(0)?), last_seen_at: instant(row.get(1)?) })
            });
            Ok(session.optional()?)
        })
        .await
    }

    pub async fn touch_session(&self, token_hash: [u8; 32], now: Timestamp) -> Result<(), StoreError> {
        self.write(move |tx| {
            tx.execute(
                "UPDATE session SET last_seen_at = ?2 WHERE token_hash = ?1",
                params![token_hash, millis(now)],
            )?;
            Ok(())
        })
        .await
    }

    pub async fn end_session(&self, token_hash: [u8; 32]) -> Result<(), StoreError> {
        self.write(move |tx| {
            tx.execute("DELETE FROM session WHERE token_hash = ?1", [token_hash])?;
            Ok(())
        })
        .await
    }
}
