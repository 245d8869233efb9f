//! Claims on background work: one owner at a time, until the lease ends.

use jiff::{SignedDuration, Timestamp};
use rusqlite::params;

use super::millis;
use crate::store::{Store, StoreError};

pub(super) const CREATE: &str = "
CREATE TABLE lease (
    work TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    until INTEGER NOT NULL
) STRICT;";

impl Store {
    /// Claims work for a while, or renews the claim. `false` while somebody else holds it.
    pub async fn claim(
        &self,
        work: &'static str,
        owner: String,
        now: Timestamp,
        lasts: SignedDuration,
    ) -> Result<bool, StoreError> {
        let until = now.saturating_add(lasts).unwrap_or(Timestamp::MAX);
        self.write(move |tx| {
            let claimed = tx
                .prepare_cached(
                    "INSERT INTO lease (work, owner, until) VALUES (?1, ?2, ?3)
                     ON CONFLICT (work) DO UPDATE SET owner = ?2, until = ?3 WHERE owner = ?2 OR until < ?4",
                )?
                .execute(params![work, owner, millis(until), millis(now)])?;
            Ok(claimed == 1)
        })
        .await
    }

    /// Ends one owner's claims, and nobody else's: for its own start after a crash.
    pub async fn release_claims(&self, owner: String) -> Result<(), StoreError> {
        self.write(move |tx| {
            tx.execute("DELETE FROM lease WHERE owner = ?1", [owner])?;
            Ok(())
        })
        .await
    }
}
