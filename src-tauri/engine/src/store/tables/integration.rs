//! Installations of the Ashby integration. Each has a path of its own, and the path of one that was
//! uninstalled is remembered, so that Ashby is told it is gone.

use jiff::Timestamp;
use rusqlite::{Row, params};

use super::{Interpreted, NewHistory, history, instant, millis, webhook_secret};
use crate::{
    ids::{IntegrationId, is_test_application},
    store::{Store, StoreError, Topic, writer::Tx},
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
CREATE UNIQUE INDEX integration_installed ON integration ((1)) WHERE uninstalled_at IS NULL;
-- Since the present installation.
CREATE TABLE webhook_heard (action TEXT PRIMARY KEY, first_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;";

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

/// A kind of message, and when the first one came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Ashby's name of the kind, such as `candidateHire`.
    pub action: String,
    pub first_at: Timestamp,
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

/// Notes the first message of each kind. One that Hirelay sent to itself shows only that.
pub(super) fn note_heard(tx: &mut Tx<'_>, message: &Interpreted) -> Result<(), StoreError> {
    let Some(action) = &message.action else {
        return Ok(());
    };
    let is_test = message.application_id.as_deref().is_some_and(is_test_application);
    let sql = if is_test {
        "UPDATE workspace SET test_hire_at = (SELECT received_at FROM delivery WHERE receipt = ?1)
         WHERE test_hire_at IS NULL AND ?2 = 'candidateHire'"
    } else {
        "INSERT INTO webhook_heard (action, first_at) SELECT ?2, received_at FROM delivery WHERE receipt = ?1
         ON CONFLICT DO NOTHING"
    };
    if tx.prepare_cached(sql)?.execute(params![message.receipt, action])? > 0 {
        tx.announce(Topic::Integration, action);
    }
    Ok(())
}

impl Store {
    /// Which kinds of messages came since the integration was installed.
    pub async fn heard(&self) -> Result<Vec<Heard>, StoreError> {
        self.read(|db| {
            let mut query =
                db.prepare_cached("SELECT action, first_at FROM webhook_heard ORDER BY first_at, action")?;
            let rows = query
                .query_map([], |row| Ok(Heard { action: row.get(0)?, first_at: instant(row.get(1)?) }))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

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
            tx.execute("DELETE FROM webhook_heard", [])?;
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
