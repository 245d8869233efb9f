//! Why the store did not do it.

use std::sync::Arc;

use rusqlite::ErrorCode;

use crate::ids::EmployeeId;

/// A value that must be unique and belongs to somebody already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The profile field, such as `personal_email`.
    pub target: &'static str,
    pub employee_id: EmployeeId,
    pub employee_name: String,
}

#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    #[error("more work is waiting than can be taken at present")]
    Busy,
    #[error("the disk is full")]
    Full,
    #[error("the database is closed")]
    Closed,
    #[error("the database can't be read: it is damaged, or it belongs to another key")]
    Damaged,
    #[error(
        "the database was made by a newer version of Hirelay (its format is {found}, this version knows {known})"
    )]
    Newer { found: i64, known: i64 },
    /// Somebody else changed it since it was read.
    #[error("it was changed by somebody else in the meantime")]
    Stale,
    #[error("it does not exist")]
    NotFound,
    #[error("a value that must be unique belongs to somebody already")]
    Taken(Vec<Taken>),
    #[error("the database failed: {0}")]
    Sqlite(Arc<rusqlite::Error>),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::Full,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => StoreError::Damaged,
            _ if error == rusqlite::Error::QueryReturnedNoRows => StoreError::NotFound,
            _ => StoreError::Sqlite(Arc::new(error)),
        }
    }
}
