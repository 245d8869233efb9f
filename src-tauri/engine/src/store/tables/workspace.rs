//! The company that this database belongs to. One row.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::{NewHistory, history, instant, millis};
use crate::{
    ids::EmployeeId,
    store::{Store, StoreError, Topic},
};

pub(super) const CREATE: &str = "
CREATE TABLE workspace (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    instance TEXT NOT NULL,
    owner_id TEXT,
    time_zone TEXT NOT NULL,
    country TEXT,
    reach_kind TEXT,
    public_url TEXT,
    test_hire_at INTEGER,
    created_at INTEGER NOT NULL
) STRICT;
-- Empty, but for the moment in which a full disk is tried.
CREATE TABLE room (bytes BLOB NOT NULL) STRICT;";

const TRIED_BYTES: i64 = 256 * 1024;

#[derive(Debug, Clone)]
pub struct WorkspaceRecord {
    /// Names this installation in leases.
    pub instance: String,
    pub owner_id: Option<EmployeeId>,
    /// IANA name, such as `Europe/Warsaw`: *today* is the day there.
    pub time_zone: String,
    /// ISO 3166 code for phone numbers without a country code.
    pub country: Option<String>,
    pub public_url: Option<String>,
    /// When the first test hire arrived.
    pub test_hire_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

impl Store {
    /// Makes the workspace on first use, and gives it.
    pub async fn workspace_or(&self, first: WorkspaceRecord) -> Result<WorkspaceRecord, StoreError> {
        if let Some(found) = self.workspace().await? {
            return Ok(found);
        }
        self.write(move |tx| {
            tx.execute(
                "INSERT INTO workspace (id, instance, time_zone, country, created_at) VALUES (1, ?1, ?2, ?3, ?4)",
                params![first.instance, first.time_zone, first.country, millis(first.created_at)],
            )?;
            Ok(first)
        })
        .await
    }

    pub async fn workspace(&self) -> Result<Option<WorkspaceRecord>, StoreError> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT instance, owner_id, time_zone, country, public_url, created_at, test_hire_at
                 FROM workspace",
            )?;
            let row = query.query_row([], |row| {
                Ok(WorkspaceRecord {
                    instance: row.get(0)?,
                    owner_id: row.get::<_, Option<String>>(1)?.map(EmployeeId),
                    time_zone: row.get(2)?,
                    country: row.get(3)?,
                    public_url: row.get(4)?,
                    created_at: instant(row.get(5)?),
                    test_hire_at: row.get::<_, Option<i64>>(6)?.map(instant),
                })
            });
            Ok(row.optional()?)
        })
        .await
    }

    /// Saves the address that brings Ashby to this computer.
    pub async fn save_public_url(
        &self,
        public_url: Option<String>,
        entry: NewHistory,
    ) -> Result<(), StoreError> {
        self.write(move |tx| {
            tx.execute("UPDATE workspace SET reach_kind = 'by_hand', public_url = ?1", [public_url])?;
            history::append(tx, "reach", "reach", &entry)?;
            tx.announce(Topic::Reach, "reach");
            Ok(())
        })
        .await
    }

    /// Writes a line about the workspace itself.
    pub async fn note_about_workspace(&self, entry: NewHistory) -> Result<(), StoreError> {
        self.write(move |tx| history::append(tx, "workspace", "workspace", &entry)).await
    }

    /// Writes as much as a large message, and takes it away again: shows whether there is room.
    pub async fn try_writing(&self) -> Result<(), StoreError> {
        self.write(|tx| {
            tx.execute("INSERT INTO room (bytes) VALUES (zeroblob(?1))", [TRIED_BYTES])?;
            Ok(())
        })
        .await?;
        self.0.writer.has_room_again();
        self.write(|tx| {
            tx.execute("DELETE FROM room", [])?;
            Ok(())
        })
        .await
    }
}
