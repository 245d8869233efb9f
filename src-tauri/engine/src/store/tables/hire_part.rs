//! The parts that a hire is made of, each as the JSON text it came in.

use rusqlite::{Connection, params};

use crate::store::{StoreError, writer::Tx};

pub(super) const CREATE: &str = "
CREATE TABLE hire_part (
    hire INTEGER NOT NULL REFERENCES hire ON DELETE CASCADE,
    kind TEXT NOT NULL,
    stamp TEXT,
    origin TEXT NOT NULL,
    receipt INTEGER NOT NULL,
    removed TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (hire, kind)
) STRICT, WITHOUT ROWID;";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    Application,
    Offer,
    Candidate,
    Opening,
}

impl PartKind {
    const ALL: [PartKind; 4] =
        [PartKind::Application, PartKind::Offer, PartKind::Candidate, PartKind::Opening];

    pub fn code(self) -> &'static str {
        match self {
            PartKind::Application => "application",
            PartKind::Offer => "offer",
            PartKind::Candidate => "candidate",
            PartKind::Opening => "opening",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPart {
    pub kind: PartKind,
    /// Ashby's own time of the change, as sortable text, where it gives one.
    pub stamp: Option<String>,
    /// `webhook` or `api`.
    pub origin: String,
    /// The message that brought it.
    pub receipt: i64,
    /// Set when Ashby removed the part: the id of what was removed, so that it does not come back.
    pub removed: Option<String>,
    /// JSON text; empty for a removed part.
    pub body: String,
}

pub(super) fn save(tx: &Tx<'_>, hire: i64, part: &StoredPart) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO hire_part (hire, kind, stamp, origin, receipt, removed, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (hire, kind) DO UPDATE SET stamp = ?3, origin = ?4, receipt = ?5, removed = ?6, body = ?7",
    )?
    .execute(params![hire, part.kind.code(), part.stamp, part.origin, part.receipt, part.removed, part.body])?;
    Ok(())
}

pub(super) fn of(db: &Connection, hire: i64) -> Result<Vec<StoredPart>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT kind, stamp, origin, receipt, removed, body FROM hire_part WHERE hire = ?1",
    )?;
    let mut rows = query.query([hire])?;
    let mut parts = Vec::new();
    while let Some(row) = rows.next()? {
        let code: String = row.get(0)?;
        let Some(kind) = PartKind::ALL.into_iter().find(|kind| kind.code() == code) else { continue };
        parts.push(StoredPart {
            kind,
            stamp: row.get(1)?,
            origin: row.get(2)?,
            receipt: row.get(3)?,
            removed: row.get(4)?,
            body: row.get(5)?,
        });
    }
    Ok(parts)
}
