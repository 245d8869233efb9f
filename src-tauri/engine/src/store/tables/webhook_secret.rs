//! The secrets that Ashby signs with, sealed. The newest is the present one; the one before it may
//! stay valid for a while.

use jiff::Timestamp;
use rusqlite::params;

use super::{NewHistory, NewSecret, history, instant, millis};
use crate::{
    ids::IntegrationId,
    store::{Store, StoreError, Topic, writer::Tx},
};

pub(super) const CREATE: &str = "
CREATE TABLE webhook_secret (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    integration_id TEXT NOT NULL REFERENCES integration,
    sealed BLOB NOT NULL,
    issued_at INTEGER NOT NULL,
    valid_until INTEGER
) STRICT;";

#[derive(Debug, Clone)]
pub struct SecretRecord {
    pub sealed: Vec<u8>,
    pub issued_at: Timestamp,
    /// Unset for the present one.
    pub valid_until: Option<Timestamp>,
}

pub(super) fn issue(tx: &Tx<'_>, integration: &IntegrationId, secret: &NewSecret) -> Result<(), StoreError> {
    // Only the one before stays: a third would make "the old one" ambiguous.
    tx.execute(
        "DELETE FROM webhook_secret WHERE integration_id = ?1 AND valid_until IS NOT NULL",
        [&integration.0],
    )?;
    tx.execute(
        "UPDATE webhook_secret SET valid_until = ?2 WHERE integration_id = ?1",
        params![integration.0, millis(secret.previous_until)],
    )?;
    tx.execute(
        "INSERT INTO webhook_secret (integration_id, sealed, issued_at) VALUES (?1, ?2, ?3)",
        params![integration.0, secret.sealed, millis(secret.issued_at)],
    )?;
    Ok(())
}

pub(super) fn forget(tx: &Tx<'_>, integration: &IntegrationId) -> Result<(), StoreError> {
    tx.execute("DELETE FROM webhook_secret WHERE integration_id = ?1", [&integration.0])?;
    Ok(())
}

impl Store {
    /// Newest first.
    pub async fn webhook_secrets(
        &self,
        integration: &IntegrationId,
    ) -> Result<Vec<SecretRecord>, StoreError> {
        let integration = integration.0.clone();
        self.read(move |db| {
            let mut query = db.prepare_cached(
                "SELECT sealed, issued_at, valid_until FROM webhook_secret WHERE integration_id = ?1 ORDER BY id DESC",
            )?;
            let rows = query.query_map([integration], |row| {
                Ok(SecretRecord {
                    sealed: row.get(0)?,
                    issued_at: instant(row.get(1)?),
                    valid_until: row.get::<_, Option<i64>>(2)?.map(instant),
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Makes a new secret the present one.
    pub async fn issue_webhook_secret(
        &self,
        integration: IntegrationId,
        secret: NewSecret,
        entry: NewHistory,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            issue(tx, &integration, &secret)?;
            history::append(tx, "integration", &integration.0, &entry)?;
            tx.announce(Topic::Integration, integration);
            Ok(())
        })
        .await
    }

    /// Ends the time of the secret before the present one.
    pub async fn end_previous_secret(
        &self,
        integration: IntegrationId,
        entry: NewHistory,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            tx.execute(
                "DELETE FROM webhook_secret WHERE integration_id = ?1 AND valid_until IS NOT NULL",
                [&integration.0],
            )?;
            history::append(tx, "integration", &integration.0, &entry)?;
            tx.announce(Topic::Integration, integration);
            Ok(())
        })
        .await
    }
}
