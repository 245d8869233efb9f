//! Candidates that were merged in Ashby: the id that went, and the one that stands for it now.

use rusqlite::{OptionalExtension, params};

use crate::store::{Store, StoreError, writer::Tx};

pub(super) const CREATE: &str = "
CREATE TABLE candidate_alias (
    deleted_id TEXT PRIMARY KEY,
    merged_id TEXT NOT NULL
) STRICT;";

pub(super) fn add(tx: &Tx<'_>, deleted_id: &str, merged_id: &str) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO candidate_alias (deleted_id, merged_id) VALUES (?1, ?2)
         ON CONFLICT (deleted_id) DO UPDATE SET merged_id = ?2",
        params![deleted_id, merged_id],
    )?;
    // Chains stay one step long, and a merge back and forth can't make a circle.
    tx.execute(
        "UPDATE candidate_alias SET merged_id = ?2 WHERE merged_id = ?1",
        params![deleted_id, merged_id],
    )?;
    tx.execute("DELETE FROM candidate_alias WHERE deleted_id = merged_id", [])?;
    Ok(())
}

impl Store {
    /// The id that stands for this candidate now.
    pub async fn present_candidate(&self, id: String) -> Result<String, StoreError> {
        self.read(move |db| {
            let mut query =
                db.prepare_cached("SELECT merged_id FROM candidate_alias WHERE deleted_id = ?1")?;
            Ok(query.query_row([&id], |row| row.get(0)).optional()?.unwrap_or(id))
        })
        .await
    }
}
