//! Files of hires and employees.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, access::Holder};
use crate::{
    engine::Engine,
    ids::{DocumentId, EmployeeId, HireId},
    people::kind::ManageDocuments,
    store::tables::{DocumentOwner, DocumentRecord},
};

type Keeper = Holder<ManageDocuments>;

#[derive(Deserialize, TS)]
pub(super) struct ListDocuments {
    #[serde(default)]
    #[ts(optional)]
    hire_id: Option<HireId>,
    #[serde(default)]
    #[ts(optional)]
    employee_id: Option<EmployeeId>,
}

/// The hire or the employee that a call names: exactly one.
pub(super) fn owner(
    hire_id: Option<HireId>,
    employee_id: Option<EmployeeId>,
) -> Result<DocumentOwner, ApiError> {
    match (hire_id, employee_id) {
        (Some(hire), None) => Ok(DocumentOwner::Hire(hire)),
        (None, Some(employee)) => Ok(DocumentOwner::Employee(employee)),
        _ => Err(ApiError::field("hire_id", "Name either a hire or an employee.")),
    }
}

#[derive(Serialize, TS)]
pub(super) struct DocumentList {
    items: Vec<DocumentView>,
}

#[derive(Serialize, TS)]
pub(super) struct DocumentView {
    id: DocumentId,
    name: String,
    media_type: String,
    /// `stored` at the end.
    state: String,
    bytes: u64,
    #[ts(type = "string")]
    added_at: Timestamp,
}

impl From<DocumentRecord> for DocumentView {
    fn from(record: DocumentRecord) -> Self {
        Self {
            id: record.id,
            name: record.name,
            media_type: record.media_type,
            state: record.state,
            bytes: record.bytes,
            added_at: record.added_at,
        }
    }
}

pub(super) async fn list(_: Engine, keeper: Keeper, input: ListDocuments) -> Result<DocumentList, ApiError> {
    let documents = keeper.workspace.store.documents_of(owner(input.hire_id, input.employee_id)?).await?;
    Ok(DocumentList { items: documents.into_iter().map(DocumentView::from).collect() })
}

#[derive(Deserialize, TS)]
pub(super) struct OpenDocument {
    id: DocumentId,
}

/// Serves `files/{ticket}` for 60 seconds, in this session.
#[derive(Serialize, TS)]
pub(super) struct TicketIssued {
    ticket: String,
}

pub(super) async fn open(
    engine: Engine,
    keeper: Keeper,
    input: OpenDocument,
) -> Result<TicketIssued, ApiError> {
    let document = keeper.workspace.store.document(&input.id).await?;
    let now = engine.clock().now();
    Ok(TicketIssued { ticket: engine.tickets().issue(&keeper.caller, document.id, now, engine.random())? })
}
