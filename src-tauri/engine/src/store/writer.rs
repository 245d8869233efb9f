//! The one thread that writes, and its group commit.
//!
//! A batch is what arrived while the last one was on its way to disk, capped in items and bytes.
//! Each item has a savepoint of its own, so that a bad one fails alone; nobody is answered before
//! the sync. Messages from outside go first; other work gets at most 5 ms of a batch.

use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Condvar, Mutex, MutexGuard,
        atomic::{AtomicBool, AtomicI32, Ordering},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use rusqlite::Connection;
use tokio::sync::{broadcast, oneshot};

use super::{
    Change, StoreError, Topic,
    checkpoint::{Checkpointer, checkpoint},
};

const BATCH_ITEMS: usize = 256;
const BATCH_BYTES: usize = 16 * 1024 * 1024;
/// What may wait: beyond it senders are told to come back.
const QUEUE_ITEMS: usize = 2_048;
const QUEUE_BYTES: usize = 64 * 1024 * 1024;
const OTHER_WORK: Duration = Duration::from_millis(5);
/// While messages come in, one other write finds room for every so many of them. A hire that is made
/// changes six times the pages of a message, and its share of the commit is not in the 5 ms.
const RECEIVES_PER_OTHER: usize = 16;

/// An open transaction, and what it will announce once it is on disk.
pub(super) struct Tx<'c> {
    connection: &'c Connection,
    announced: Vec<Change>,
}

impl Tx<'_> {
    pub fn announce(&mut self, topic: Topic, id: impl ToString) {
        self.announced.push(Change { topic, id: id.to_string() });
    }
}

impl std::ops::Deref for Tx<'_> {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        self.connection
    }
}

type Reply = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

/// Does the work in a transaction, or nothing when there is none; gives what becomes of it, and
/// whom to tell after the commit.
type Run = Box<dyn FnOnce(Option<&mut Tx<'_>>) -> (Fate, Reply) + Send>;

enum Fate {
    Stays,
    RollsBack,
    /// The disk is full: nothing of this batch can stay.
    DiskFull,
}

struct Job {
    bytes: usize,
    run: Run,
}

#[derive(Default)]
struct Waiting {
    receives: VecDeque<Job>,
    others: VecDeque<Job>,
    receive_bytes: usize,
    stopping: bool,
}

#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    wake: Condvar,
    full: AtomicBool,
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

pub(super) struct Writer {
    queue: Arc<Queue>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub fn start(
        mut connection: Connection,
        for_checkpoints: Connection,
        changes: broadcast::Sender<Change>,
    ) -> Result<Self, StoreError> {
        let log_pages = Arc::new(AtomicI32::new(0));
        let noted = log_pages.clone();
        connection.wal_hook(Some(move |_: &mut rusqlite::hooks::Wal, pages| {
            noted.store(pages, Ordering::Relaxed);
            Ok(())
        }))?;
        let queue = Arc::new(Queue::default());
        let checkpointer = Checkpointer::start(for_checkpoints);
        let worker = Worker { connection, queue: queue.clone(), changes, checkpointer, log_pages };
        let thread = std::thread::Builder::new().name("store-writer".into()).spawn(move || worker.run());
        let thread = thread.map_err(|_| StoreError::Closed)?;
        Ok(Self { queue, thread: Mutex::new(Some(thread)) })
    }

    pub fn is_full(&self) -> bool {
        self.queue.full.load(Ordering::Relaxed)
    }

    /// Somebody showed that there is room again.
    pub fn has_room_again(&self) {
        self.queue.full.store(false, Ordering::Relaxed);
    }

    pub fn is_busy(&self) -> bool {
        let waiting = self.queue.lock();
        waiting.receives.len() >= QUEUE_ITEMS || waiting.receive_bytes >= QUEUE_BYTES
    }

    pub async fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.submit(None, job).await
    }

    pub async fn receive<T: Send + 'static>(
        &self,
        bytes: usize,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.submit(Some(bytes), job).await
    }

    async fn submit<T: Send + 'static>(
        &self,
        received_bytes: Option<usize>,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (send, answer) = oneshot::channel();
        let run = Box::new(move |tx: Option<&mut Tx<'_>>| {
            let result = tx.map_or(Err(StoreError::Closed), job);
            let fate = match &result {
                Ok(_) => Fate::Stays,
                Err(StoreError::Full) => Fate::DiskFull,
                Err(_) => Fate::RollsBack,
            };
            // Who asked may have gone; the work is done all the same.
            let reply = move |committed: Result<(), StoreError>| drop(send.send(committed.and(result)));
            (fate, Box::new(reply) as Reply)
        });
        self.enqueue(received_bytes, run)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    fn enqueue(&self, received_bytes: Option<usize>, run: Run) -> Result<(), StoreError> {
        let mut waiting = self.queue.lock();
        if waiting.stopping {
            return Err(StoreError::Closed);
        }
        match received_bytes {
            Some(bytes) => {
                if waiting.receives.len() >= QUEUE_ITEMS || waiting.receive_bytes + bytes > QUEUE_BYTES {
                    return Err(StoreError::Busy);
                }
                waiting.receive_bytes += bytes;
                waiting.receives.push_back(Job { bytes, run });
            }
            None if waiting.others.len() >= QUEUE_ITEMS => return Err(StoreError::Busy),
            None => waiting.others.push_back(Job { bytes: 0, run }),
        }
        drop(waiting);
        self.queue.wake.notify_one();
        Ok(())
    }

    pub async fn stop(&self) {
        self.queue.lock().stopping = true;
        self.queue.wake.notify_one();
        let thread = self.thread.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take();
        if let Some(thread) = thread {
            let _ = tokio::task::spawn_blocking(move || thread.join()).await;
        }
    }
}

impl Drop for Writer {
    /// Waits for the thread, which takes one commit at most: OpenSSL tears itself down when the process
    /// exits, and a thread that still encrypts then crashes.
    fn drop(&mut self) {
        self.queue.lock().stopping = true;
        self.queue.wake.notify_one();
        let thread = self.thread.get_mut().unwrap_or_else(|poisoned| poisoned.into_inner()).take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }
}

struct Worker {
    connection: Connection,
    queue: Arc<Queue>,
    changes: broadcast::Sender<Change>,
    checkpointer: Checkpointer,
    /// Pages in the write-ahead log after the last commit.
    log_pages: Arc<AtomicI32>,
}

impl Worker {
    fn run(self) {
        // How many messages came lately: it halves with each batch, so that a gap between two answers
        // and the next messages is not taken for a lull.
        let mut pressure = 0;
        while let Some((receives, others)) = self.next_batch() {
            pressure = receives.len().max(pressure / 2);
            let room = if pressure == 0 { usize::MAX } else { pressure / RECEIVES_PER_OTHER + 1 };
            let mut replies = Vec::with_capacity(receives.len() + 1);
            let mut announced = Vec::new();
            let took_messages = !receives.is_empty();
            let committed = self.commit(receives, (others, room), &mut replies, &mut announced);
            match &committed {
                // That a small write fits says nothing about the next message.
                Ok(()) if took_messages => self.queue.full.store(false, Ordering::Relaxed),
                Ok(()) => {}
                Err(StoreError::Full) => self.queue.full.store(true, Ordering::Relaxed),
                Err(error) => tracing::error!(%error, "a commit failed"),
            }
            if committed.is_ok() {
                // Before the replies: whoever gets one has been announced. Nobody listening is fine.
                for change in announced {
                    let _ = self.changes.send(change);
                }
            }
            for reply in replies {
                reply(committed.clone());
            }
            self.checkpointer.after_commit(&self.connection, self.log_pages.load(Ordering::Relaxed));
        }
        self.checkpointer.finish();
        checkpoint(&self.connection, "TRUNCATE");
    }

    /// Waits for work. `None` once everything accepted is done and the store stops.
    fn next_batch(&self) -> Option<(Vec<Job>, VecDeque<Job>)> {
        let mut waiting = self.queue.lock();
        while waiting.receives.is_empty() && waiting.others.is_empty() {
            if waiting.stopping {
                return None;
            }
            waiting = self.queue.wake.wait(waiting).unwrap_or_else(|poisoned| poisoned.into_inner());
        }
        let mut receives = Vec::new();
        let mut bytes = 0;
        while receives.len() < BATCH_ITEMS && bytes < BATCH_BYTES {
            let Some(job) = waiting.receives.pop_front() else {
                break;
            };
            bytes += job.bytes;
            receives.push(job);
        }
        waiting.receive_bytes -= bytes;
        Some((receives, std::mem::take(&mut waiting.others)))
    }

    fn commit(
        &self,
        receives: Vec<Job>,
        (mut others, room): (VecDeque<Job>, usize),
        replies: &mut Vec<Reply>,
        announced: &mut Vec<Change>,
    ) -> Result<(), StoreError> {
        let began = self.connection.execute_batch("BEGIN IMMEDIATE");
        let mut outcome = began.map_err(StoreError::from);
        for job in receives {
            self.run_one(job, &mut outcome, replies, announced);
        }
        let until = Instant::now() + OTHER_WORK;
        for _ in 0..room {
            let Some(job) = others.pop_front() else { break };
            self.run_one(job, &mut outcome, replies, announced);
            if Instant::now() >= until {
                break;
            }
        }
        self.put_back(others);
        outcome = outcome.and_then(|()| Ok(self.connection.execute_batch("COMMIT")?));
        if outcome.is_err() && !self.connection.is_autocommit() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
        outcome
    }

    /// Other work that found no time goes back to the front, in its order.
    fn put_back(&self, others: VecDeque<Job>) {
        if others.is_empty() {
            return;
        }
        let mut waiting = self.queue.lock();
        for job in others.into_iter().rev() {
            waiting.others.push_front(job);
        }
    }

    /// Runs one job in its savepoint, or only answers it when the batch has failed already.
    fn run_one(
        &self,
        job: Job,
        outcome: &mut Result<(), StoreError>,
        replies: &mut Vec<Reply>,
        announced: &mut Vec<Change>,
    ) {
        let savepoint = |sql: &str| -> Result<(), StoreError> {
            Ok(self.connection.prepare_cached(sql)?.execute([]).map(drop)?)
        };
        if outcome.is_ok() {
            *outcome = savepoint("SAVEPOINT item");
        }
        let mut tx = Tx { connection: &self.connection, announced: Vec::new() };
        let open = outcome.is_ok().then_some(&mut tx);
        let fate = match catch_unwind(AssertUnwindSafe(|| (job.run)(open))) {
            Ok((fate, reply)) => {
                replies.push(reply);
                fate
            }
            Err(_) => {
                tracing::error!("a write panicked");
                Fate::RollsBack
            }
        };
        if outcome.is_err() {
            return;
        }
        *outcome = match fate {
            Fate::DiskFull => Err(StoreError::Full),
            // SQLite gave up the whole transaction by itself, as it does on some full disks.
            _ if self.connection.is_autocommit() => Err(StoreError::Full),
            Fate::Stays => {
                announced.append(&mut tx.announced);
                savepoint("RELEASE item")
            }
            Fate::RollsBack => savepoint("ROLLBACK TO item").and_then(|()| savepoint("RELEASE item")),
        };
    }
}
