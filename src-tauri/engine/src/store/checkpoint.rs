//! Keeps the write-ahead log short, beside the writer.
//!
//! A thread of its own copies the log into the database while writing goes on. The writer then
//! copies the little that came meanwhile, after which its next commit starts the log anew.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread::JoinHandle,
};

use rusqlite::Connection;

/// In pages of 4 KiB: 8 MiB, an eighth of what the log may grow to.
const BEGIN_PAGES: i32 = 2 * 1024;
/// 48 MiB: the writer stops for a checkpoint rather than let the log grow past 64 MiB.
const ENOUGH_PAGES: i32 = 12 * 1024;

const IDLE: u8 = 0;
const COPYING: u8 = 1;
const COPIED: u8 = 2;

pub(super) struct Checkpointer {
    state: Arc<AtomicU8>,
    begin: SyncSender<()>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpointer {
    pub fn start(connection: Connection) -> Self {
        let (begin, wake) = sync_channel(1);
        let state = Arc::new(AtomicU8::new(IDLE));
        let shared = state.clone();
        let thread = std::thread::Builder::new()
            .name("store-checkpoint".into())
            .spawn(move || copy_when_told(&connection, &wake, &shared))
            // Without it the writer does it all when the log is long enough.
            .inspect_err(|error| tracing::error!(%error, "no thread for checkpoints"))
            .ok();
        Self { state, begin, thread }
    }

    /// Called by the writer between two batches, with the length of the log.
    pub fn after_commit(&self, writer: &Connection, log_pages: i32) {
        match self.state.load(Ordering::Acquire) {
            IDLE if log_pages >= BEGIN_PAGES => {
                self.state.store(COPYING, Ordering::Release);
                if self.begin.try_send(()).is_err() {
                    self.state.store(COPIED, Ordering::Release);
                }
            }
            COPIED => {
                checkpoint(writer, "PASSIVE");
                self.state.store(IDLE, Ordering::Release);
            }
            COPYING if log_pages >= ENOUGH_PAGES => checkpoint(writer, "RESTART"),
            _ => {}
        }
    }

    /// Ends the thread, after the copy that it may be at.
    pub fn finish(self) {
        drop(self.begin);
        if let Some(thread) = self.thread {
            let _ = thread.join();
        }
    }
}

fn copy_when_told(connection: &Connection, wake: &Receiver<()>, state: &AtomicU8) {
    while wake.recv().is_ok() {
        checkpoint(connection, "PASSIVE");
        state.store(COPIED, Ordering::Release);
    }
}

/// Copies the log into the database. `TRUNCATE` also empties it.
pub(super) fn checkpoint(connection: &Connection, mode: &str) {
    let result = connection.query_row(&format!("PRAGMA wal_checkpoint({mode})"), [], |_| Ok(()));
    if let Err(error) = result {
        tracing::warn!(%error, mode, "a checkpoint failed; it is tried again after the next write");
    }
}
