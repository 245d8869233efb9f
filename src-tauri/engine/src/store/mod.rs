//! Where everything is kept: one encrypted SQLite file.
//!
//! Only this room writes SQL. [`Store`] speaks the domain: its methods take and give values, and
//! each write is one transaction that is on disk when the method returns. One thread writes and
//! commits whatever arrived during the last sync; a few connections read beside it.
//!
//! Updates are conditional on a version and background work is claimed with a lease, so that a
//! store which several computers share can take this one's place.

mod changes;
mod checkpoint;
mod error;
mod open;
mod readers;
pub mod tables;
mod writer;

pub use changes::{Change, Topic};
pub use error::{StoreError, Taken};
pub use open::StoreOptions;

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use rusqlite::Connection;
use tokio::sync::broadcast;

use readers::Readers;
use writer::{Tx, Writer};

/// The open database. Cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Parts>);

struct Parts {
    writer: Writer,
    readers: Readers,
    changes: broadcast::Sender<Change>,
    damaged: AtomicBool,
}

impl Store {
    /// Opens the database, bringing it to the present version; makes it when it is not there.
    ///
    /// Blocks for as long as migrations take: call it off the async threads.
    pub fn open(path: &Path, options: &StoreOptions) -> Result<Self, StoreError> {
        let connect = || open::connect(path, options);
        let mut connection = connect()?;
        open::migrate(&mut connection)?;
        let (changes, _) = broadcast::channel(4096);
        let writer = Writer::start(connection, connect()?, changes.clone())?;
        let readers = Readers::new(connect)?;
        Ok(Self(Arc::new(Parts { writer, readers, changes, damaged: AtomicBool::new(false) })))
    }

    /// What is written from now on, told after it is on disk.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.0.changes.subscribe()
    }

    /// Whether a write found the disk full. It stays so until a message, or [`Store::try_writing`], fits.
    pub fn is_full(&self) -> bool {
        self.0.writer.is_full()
    }

    /// Whether damage was met since the start. What is written to a damaged file may not be read again.
    pub fn is_damaged(&self) -> bool {
        self.0.damaged.load(Ordering::Relaxed)
    }

    /// Remembers damage, wherever it was met.
    fn noting<T>(&self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(StoreError::Damaged) = result {
            self.0.damaged.store(true, Ordering::Relaxed);
        }
        result
    }

    /// Whether the queue of writes has no room: the sender should come back later.
    pub fn is_busy(&self) -> bool {
        self.0.writer.is_busy()
    }

    /// Finishes the writes that were accepted and closes. Later writes are refused.
    pub async fn close(&self) {
        self.0.writer.stop().await;
    }

    async fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.noting(self.0.writer.write(job).await)
    }

    /// Like `write`, before all others. Only for messages from outside, with their size in bytes.
    async fn receive<T: Send + 'static>(
        &self,
        bytes: usize,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.noting(self.0.writer.receive(bytes, job).await)
    }

    async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.noting(self.0.readers.read(query).await)
    }
}

#[cfg(test)]
pub(crate) mod tests;
