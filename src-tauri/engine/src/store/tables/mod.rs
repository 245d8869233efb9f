//! One file per table: its shape, its rows, and the only statements that touch it.

mod account;
mod candidate_alias;
mod delivery;
mod document;
mod employee;
mod employee_dated;
mod hire;
mod hire_edit;
mod hire_end;
mod hire_list;
mod hire_part;
mod hire_search;
mod history;
mod integration;
mod lease;
mod refused_message;
mod role;
mod session;
mod webhook_secret;
mod workspace;

pub use account::{AccountRecord, NewAccount};
pub use delivery::{DeliveryRecord, Interpreted, Outcome, Pending, Received};
pub use document::{DocumentOwner, DocumentRecord};
pub use employee::{EmployeePage, EmployeeRecord, Match, NewEmployee, UniqueKeys};
pub use employee_dated::{CompensationRow, EmploymentRow, PositionRow};
pub use hire::{HireFlags, HireRecord, HireRef, HireState, HireWrite, Loaded};
pub use hire_edit::EditRecord;
pub use hire_list::{Cursor, HireQuery, HireRows, OpenJob};
pub use hire_part::{PartKind, StoredPart};
pub use history::{Done, HistoryEntry, HistoryRecord, NewHistory};
pub use integration::{Heard, IntegrationRecord, NewSecret, PingRecord};
pub use refused_message::{NewRefused, RefusedRecord};
pub use role::{ADMINISTRATOR, ALL_EMPLOYEES, Access, RoleRecord};
pub use session::SessionRecord;
pub use webhook_secret::SecretRecord;
pub use workspace::WorkspaceRecord;

/// The tables of version 1, in an order that references allow.
pub(super) const FIRST: &[&str] = &[
    workspace::CREATE,
    employee::CREATE,
    employee_dated::CREATE,
    account::CREATE,
    role::CREATE,
    session::CREATE,
    integration::CREATE,
    webhook_secret::CREATE,
    delivery::CREATE,
    refused_message::CREATE,
    hire::CREATE,
    hire_part::CREATE,
    hire_edit::CREATE,
    hire_search::CREATE,
    candidate_alias::CREATE,
    history::CREATE,
    lease::CREATE,
    document::CREATE,
];

/// An instant as it is kept: milliseconds since 1970.
pub(super) fn millis(instant: jiff::Timestamp) -> i64 {
    instant.as_millisecond()
}

pub(super) fn instant(millis: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(millis).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
pub(super) mod tests {
    use super::{NewHistory, candidate_alias, history};
    use crate::store::{StoreError, writer::Tx};

    pub fn append(tx: &mut Tx<'_>, entry: &NewHistory) -> Result<(), StoreError> {
        history::append(tx, "hire", "h", entry)
    }

    pub fn alias(tx: &mut Tx<'_>, deleted_id: &str, merged_id: &str) -> Result<(), StoreError> {
        candidate_alias::add(tx, deleted_id, merged_id)
    }
}
