//! Messages whose signature did not fit: bounded in count and bytes, the oldest go first.

use bytes::Bytes;
use jiff::Timestamp;
use rusqlite::params;

use super::{Received, delivery, instant, millis};
use crate::{
    ids::{IntegrationId, RefusedId},
    store::{Store, StoreError, Topic},
};

pub(super) const CREATE: &str = "
CREATE TABLE refused_message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    received_at INTEGER NOT NULL,
    integration_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    signature BLOB,
    bytes INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;";

const MOST_MESSAGES: i64 = 200;
const MOST_BYTES: i64 = 16 * 1024 * 1024;

pub struct NewRefused {
    pub received_at: Timestamp,
    pub integration_id: IntegrationId,
    /// `unsigned`, `malformed` or `mismatch`.
    pub reason: &'static str,
    /// The header as it came.
    pub signature: Option<Vec<u8>>,
    pub body: Bytes,
}

#[derive(Debug, Clone)]
pub struct RefusedRecord {
    pub id: RefusedId,
    pub received_at: Timestamp,
    pub integration_id: IntegrationId,
    pub reason: String,
    pub signature: Option<Vec<u8>>,
    pub bytes: i64,
}

impl Store {
    /// Keeps a refused message, as far as there is room for such.
    pub async fn keep_refused(&self, message: NewRefused) -> Result<(), StoreError> {
        self.write(move |tx| {
            let bytes = i64::try_from(message.body.len()).unwrap_or(i64::MAX);
            tx.execute(
                "INSERT INTO refused_message (received_at, integration_id, reason, signature, bytes, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    millis(message.received_at),
                    message.integration_id.0,
                    message.reason,
                    message.signature,
                    bytes,
                    &message.body[..]
                ],
            )?;
            let id = tx.last_insert_rowid();
            tx.execute(
                "DELETE FROM refused_message WHERE id <= (
                     SELECT id FROM (
                         SELECT id, sum(bytes) OVER newest AS bytes_so_far, row_number() OVER newest AS place
                         FROM refused_message WINDOW newest AS (ORDER BY id DESC)
                     ) WHERE place > ?1 OR bytes_so_far > ?2 ORDER BY id DESC LIMIT 1)",
                [MOST_MESSAGES, MOST_BYTES],
            )?;
            tx.announce(Topic::RefusedMessage, id);
            Ok(())
        })
        .await
    }

    /// Newest first, without their bodies.
    pub async fn refused(&self) -> Result<Vec<RefusedRecord>, StoreError> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT id, received_at, integration_id, reason, signature, bytes FROM refused_message ORDER BY id DESC",
            )?;
            let rows = query.query_map([], |row| {
                Ok(RefusedRecord {
                    id: RefusedId(row.get::<_, i64>(0)?.to_string()),
                    received_at: instant(row.get(1)?),
                    integration_id: IntegrationId(row.get(2)?),
                    reason: row.get(3)?,
                    signature: row.get(4)?,
                    bytes: row.get(5)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    pub async fn refused_body(&self, id: &RefusedId) -> Result<Bytes, StoreError> {
        let id = id.0.clone();
        self.read(move |db| {
            let mut query = db.prepare_cached("SELECT body FROM refused_message WHERE id = ?1")?;
            Ok(query.query_row([id], |row| row.get::<_, Vec<u8>>(0))?.into())
        })
        .await
    }

    /// Makes a refused message that fits a secret after all an ordinary one.
    pub async fn accept_refused(&self, id: &RefusedId, message: Received) -> Result<(), StoreError> {
        let id = id.0.clone();
        self.write(move |tx| {
            tx.execute("DELETE FROM refused_message WHERE id = ?1", [&id])?;
            tx.announce(Topic::RefusedMessage, id);
            delivery::keep(tx, &message).map(drop)
        })
        .await
    }
}
