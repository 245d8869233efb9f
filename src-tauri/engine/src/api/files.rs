//! The bytes of files: read by ticket, written by upload.

use std::sync::Arc;

use super::{ApiError, Code, access::Asker, document};
use crate::{
    documents::{Writing, clean_name},
    engine::{Engine, Workspace},
    ids::{DocumentId, EmployeeId, HireId},
    people::{Caller, Permission, Presence, permissions_of},
    store::tables::{DocumentOwner, DocumentRecord},
};

/// A file may have 100 MiB.
const LONGEST_FILE_BYTES: u64 = 100 * 1024 * 1024;

/// A file that was opened with a ticket.
pub struct FileReader {
    workspace: Arc<Workspace>,
    id: DocumentId,
    pub name: String,
    pub media_type: String,
    pub bytes: u64,
}

impl FileReader {
    /// The next piece from `offset`; empty at the end.
    pub async fn read(&self, offset: u64) -> Result<Vec<u8>, ApiError> {
        Ok(self.workspace.vault.read(&self.id, offset).await?)
    }
}

/// A file on its way in.
pub struct Upload {
    workspace: Arc<Workspace>,
    caller: Caller,
    engine: Engine,
    owner: DocumentOwner,
    id: DocumentId,
    name: String,
    media_type: String,
    writing: Writing,
}

impl Upload {
    pub async fn push(&mut self, content: &[u8]) -> Result<(), ApiError> {
        if self.writing.bytes() + content.len() as u64 > LONGEST_FILE_BYTES {
            return Err(ApiError::field("file", "A file may have up to 100 MB. Nothing was stored."));
        }
        Ok(self.writing.push(content).await?)
    }

    /// Makes the file durable, then its row: a crash between the two leaves no row without a file.
    pub async fn finish(self) -> Result<DocumentId, ApiError> {
        let stored = self.writing.finish().await?;
        let record = DocumentRecord {
            id: self.id.clone(),
            owner: self.owner,
            name: self.name,
            media_type: self.media_type,
            bytes: stored.bytes,
            digest: stored.digest,
            state: "stored".to_owned(),
            added_by: Some(self.caller.who().clone()),
            added_at: self.engine.clock().now(),
        };
        if let Err(error) = self.workspace.store.add_document(record).await {
            self.workspace.vault.remove(&self.id).await?;
            return Err(error.into());
        }
        Ok(self.id)
    }
}

impl Engine {
    /// Opens the file of a ticket. The session that it was issued to must still be there, and may still see it.
    pub async fn open_file(&self, ticket: &str) -> Result<FileReader, ApiError> {
        let gone = || ApiError::new(Code::NotFound, "This link is not valid any more. Open the file again.");
        let workspace = self.ready().ok_or_else(ApiError::not_ready)?;
        let (id, session) = self.tickets().document(ticket, self.clock().now()).ok_or_else(gone)?;
        let session = workspace.store.session(session).await?.ok_or_else(gone)?;
        let roles = workspace.store.roles_of(&session.employee_id).await?;
        if !roles.iter().any(|role| permissions_of(role).contains(&Permission::ManageDocuments)) {
            return Err(gone());
        }
        let record = workspace.store.document(&id).await?;
        Ok(FileReader {
            id,
            name: record.name,
            media_type: record.media_type,
            bytes: record.bytes,
            workspace,
        })
    }

    /// Begins to store a file for a hire or an employee.
    pub async fn upload(
        &self,
        token: Option<&str>,
        hire_id: Option<HireId>,
        employee_id: Option<EmployeeId>,
        name: &str,
        media_type: &str,
    ) -> Result<Upload, ApiError> {
        let Asker::Signed(workspace, caller) = self.asker(token, Presence::Acting).await? else {
            return Err(ApiError::unauthenticated());
        };
        if !caller.holds(Permission::ManageDocuments) {
            return Err(crate::people::Forbidden(Permission::ManageDocuments).into());
        }
        let owner = document::owner(hire_id, employee_id)?;
        let id = DocumentId::new(self.clock().now(), self.random())?;
        let writing = workspace.vault.write(&id).await?;
        Ok(Upload {
            workspace,
            caller,
            engine: self.clone(),
            owner,
            id,
            name: clean_name(name),
            media_type: media_type.chars().filter(|c| c.is_ascii_graphic()).take(100).collect(),
            writing,
        })
    }
}
