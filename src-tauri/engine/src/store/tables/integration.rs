//! Installations of the Ashby integration. Each has a path of its own, and the path of one that was
//! uninstalled is remembered, so that Ashby is told it is gone.

use jiff::Timestamp;
use rusqlite::{Row, params};

use super::{NewHistory, history, instant, millis, webhook_secret};
use crate::{
    ids::IntegrationId,
    store::{Store, StoreError, Topic},
};

pub(super) const CREATE: &str = "
CREATE TABLE integration (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    installed_at INTEGER NOT NULL,
    uninstalled_at INTEGER,
    last_ping_at INTEGER,
    last_ping_signature TEXT,
    last_ping_accepted INTEGER,
    last_ping_forwarded_for TEXT
) STRICT;
CREATE UNIQUE INDEX integration_installed ON integration ((1)) WHERE uninstalled_at IS NULL;";

/// A ping as it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PingRecord {
    pub at: Timestamp,
    /// `valid`, `previous_secret`, `unsigned`, `malformed` or `mismatch`.
    pub signature: String,
    /// Whether it was answered with 200.
    pub accepted: bool,
    /// What a proxy said of the sender. For display only.
    pub forwarded_for: Option<String>,
}

#[derive(Debug, Clone)]
pub struct IntegrationRecord {
    pub id: IntegrationId,
    /// `/hooks/ashby/…`
    pub path: String,
    pub installed_at: Timestamp,
    pub uninstalled_at: Option<Timestamp>,
    pub last_ping: Option<PingRecord>,
}

/// A sealed webhook secret.
pub struct NewSecret {
    pub sealed: Vec<u8>,
    pub issued_at: Timestamp,
    /// Until when the secret before it stays valid.
    pub previous_until: Timestamp,
}

fn record(row: &Row<'_>) -> rusqlite::Result<IntegrationRecord> {
    let ping_at: Option<i64> = row.get(4)?;
    let last_ping = match ping_at {
        Some(at) => Some(PingRecord {
            at: instant(at),
            signature: row.get(5)?,
            accepted: row.get(6)?,
            forwarded_for: row.get(7)?,
        }),
        None => None,
    };
    Ok(IntegrationRecord {
        id: IntegrationId(row.get(0)?),
        path: row.get(1)?,
        installed_at: instant(row.get(2)?),
        uninstalled_at: row.get::<_, Option<i64>>(3)?.map(instant),
        last_ping,
    })
}

impl Store {
    /// All installations, gone ones too.
    pub async fn integrations(&self) -> Result<Vec<IntegrationRecord>, StoreError> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT id, path, installed_at, uninstalled_at, last_ping_at, last_ping_signature, last_ping_accepted,
                        last_ping_forwarded_for FROM integration",
            )?;
            let rows = query.query_map([], record)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Installs with a new path and its first secret. `Stale` when it is installed already.
    pub async fn install_integration(
        &self,
        id: IntegrationId,
        path: String,
        secret: NewSecret,
        entry: NewHistory,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            let installed = tx.execute(
                "INSERT INTO integration (id, path, installed_at) SELECT ?1, ?2, ?3
                 WHERE NOT EXISTS (SELECT 1 FROM integration WHERE uninstalled_at IS NULL)",
                params![id.0, path, millis(secret.issued_at)],
            )?;
            if installed == 0 {
                return Err(StoreError::Stale);
            }
            webhook_secret::issue(tx, &id, &secret)?;
            history::append(tx, "integration", &id.0, &entry)?;
            tx.announce(Topic::Integration, id);
            Ok(())
        })
        .await
    }

    pub async fn uninstall_integration(
        &self,
        id: IntegrationId,
        entry: NewHistory,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            let changed = tx.execute(
                "UPDATE integration SET uninstalled_at = ?2 WHERE id = ?1 AND uninstalled_at IS NULL",
                params![id.0, millis(entry.at)],
            )?;
            if changed == 0 {
                return Err(StoreError::NotFound);
            }
            webhook_secret::forget(tx, &id)?;
            history::append(tx, "integration", &id.0, &entry)?;
            tx.announce(Topic::Integration, id);
            Ok(())
        })
        .await
    }

    /// Notes a ping; it is not kept as a message.
    pub async fn note_ping(&self, id: IntegrationId, ping: PingRecord) -> Result<(), StoreError> {
        self.write(move |tx| {
            tx.execute(
                "UPDATE integration SET last_ping_at = ?2, last_ping_signature = ?3, last_ping_accepted = ?4,
                        last_ping_forwarded_for = ?5 WHERE id = ?1",
                params![id.0, millis(ping.at), ping.signature, ping.accepted, ping.forwarded_for],
            )?;
            tx.announce(Topic::Integration, id);
            Ok(())
        })
        .await
    }
}
