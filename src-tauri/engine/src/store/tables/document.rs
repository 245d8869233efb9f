//! Files that belong to a hire or an employee. Their bytes lie in the vault; here is what they are.

use jiff::Timestamp;
use rusqlite::{Row, params};

use super::{instant, millis};
use crate::{
    ids::{DocumentId, EmployeeId, HireId},
    store::{Store, StoreError, Topic},
};

pub(super) const CREATE: &str = "
CREATE TABLE document (
    id TEXT PRIMARY KEY,
    hire_id TEXT,
    employee_id TEXT,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    digest BLOB NOT NULL,
    state TEXT NOT NULL,
    added_by TEXT,
    added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX document_of_hire ON document (hire_id) WHERE hire_id IS NOT NULL;
CREATE INDEX document_of_employee ON document (employee_id) WHERE employee_id IS NOT NULL;";

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentOwner {
    Hire(HireId),
    Employee(EmployeeId),
}

#[derive(Debug, Clone)]
pub struct DocumentRecord {
    /// Also the name of its file in the vault.
    pub id: DocumentId,
    pub owner: DocumentOwner,
    pub name: String,
    pub media_type: String,
    pub bytes: u64,
    /// SHA-256 of the content.
    pub digest: [u8; 32],
    /// `stored` at the end.
    pub state: String,
    pub added_by: Option<EmployeeId>,
    pub added_at: Timestamp,
}

const COLUMNS: &str = "id, hire_id, employee_id, name, media_type, bytes, digest, state, added_by, added_at";

fn record(row: &Row<'_>) -> rusqlite::Result<DocumentRecord> {
    let owner = match row.get::<_, Option<String>>(1)? {
        Some(hire) => DocumentOwner::Hire(HireId(hire)),
        None => DocumentOwner::Employee(EmployeeId(row.get::<_, Option<String>>(2)?.unwrap_or_default())),
    };
    Ok(DocumentRecord {
        id: DocumentId(row.get(0)?),
        owner,
        name: row.get(3)?,
        media_type: row.get(4)?,
        bytes: u64::try_from(row.get::<_, i64>(5)?).unwrap_or(0),
        digest: row.get(6)?,
        state: row.get(7)?,
        added_by: row.get::<_, Option<String>>(8)?.map(EmployeeId),
        added_at: instant(row.get(9)?),
    })
}

impl Store {
    /// Adds a file to a hire or an employee that exists.
    pub async fn add_document(&self, document: DocumentRecord) -> Result<(), StoreError> {
        self.write(move |tx| {
            let (hire, employee) = match &document.owner {
                DocumentOwner::Hire(id) => (Some(&id.0), None),
                DocumentOwner::Employee(id) => (None, Some(&id.0)),
            };
            let added = tx.execute(
                "INSERT INTO document (id, hire_id, employee_id, name, media_type, bytes, digest, state, added_by, added_at)
                 SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
                 WHERE EXISTS (SELECT 1 FROM hire WHERE id = ?2) OR EXISTS (SELECT 1 FROM employee WHERE id = ?3)",
                params![
                    document.id.0,
                    hire,
                    employee,
                    document.name,
                    document.media_type,
                    i64::try_from(document.bytes).unwrap_or(i64::MAX),
                    document.digest,
                    document.state,
                    document.added_by.as_ref().map(EmployeeId::as_str),
                    millis(document.added_at)
                ],
            )?;
            if added == 0 {
                return Err(StoreError::NotFound);
            }
            tx.announce(Topic::Document, &document.id);
            Ok(())
        })
        .await
    }

    pub async fn document(&self, id: &DocumentId) -> Result<DocumentRecord, StoreError> {
        let id = id.0.clone();
        self.read(move |db| {
            let sql = format!("SELECT {COLUMNS} FROM document WHERE id = ?1");
            Ok(db.prepare_cached(&sql)?.query_row([id], record)?)
        })
        .await
    }

    /// The files of a hire, or of an employee with those of the hires that became this employee.
    pub async fn documents_of(&self, owner: DocumentOwner) -> Result<Vec<DocumentRecord>, StoreError> {
        self.read(move |db| {
            let (condition, id) = match owner {
                DocumentOwner::Hire(id) => ("hire_id = ?1", id.0),
                DocumentOwner::Employee(id) => {
                    ("employee_id = ?1 OR hire_id IN (SELECT id FROM hire WHERE employee_id = ?1)", id.0)
                }
            };
            let sql = format!("SELECT {COLUMNS} FROM document WHERE {condition} ORDER BY added_at, id");
            let mut query = db.prepare_cached(&sql)?;
            let rows = query.query_map([id], record)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }
}
