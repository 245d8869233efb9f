//! A bounded number of connections. When all places are taken, the oldest silent one goes.
//!
//! Silent is who is not being answered. Who never said a word goes before who once did, so that a
//! crowd of silent connections can't push out a sender in the middle of a message.

use std::{
    collections::HashMap,
    io,
    pin::Pin,
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    task::{Context, Poll},
    time::Instant,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};
use tokio_util::sync::CancellationToken;

/// Far more than Ashby opens, and few enough for the memory and the file handles of any computer.
const PLACES: usize = 512;

pub(super) struct Connections {
    begun: Instant,
    open: Mutex<Places>,
}

#[derive(Default)]
struct Places {
    next: u64,
    taken: HashMap<u64, Arc<Line>>,
}

/// One connection, as its neighbours see it.
pub(super) struct Line {
    /// Milliseconds since the start, plus one; 0 while nothing was heard.
    heard_at: AtomicU64,
    answering: AtomicBool,
    pub evicted: CancellationToken,
    begun: Instant,
}

impl Line {
    fn hear(&self) {
        let now = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX - 1);
        self.heard_at.store(now + 1, Ordering::Relaxed);
    }

    /// While this lives, the connection is not silent.
    pub fn answering(self: &Arc<Self>) -> Answering {
        self.answering.store(true, Ordering::Relaxed);
        Answering(self.clone())
    }
}

pub(super) struct Answering(Arc<Line>);

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.answering.store(false, Ordering::Relaxed);
    }
}

/// A place that was taken; given back when dropped.
pub(super) struct Place {
    number: u64,
    pub line: Arc<Line>,
    connections: Arc<Connections>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.connections.lock().taken.remove(&self.number);
    }
}

impl Connections {
    pub fn new() -> Arc<Self> {
        Arc::new(Self { begun: Instant::now(), open: Mutex::default() })
    }

    fn lock(&self) -> MutexGuard<'_, Places> {
        self.open.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// A place for a new connection; `None` when everybody is being answered.
    pub fn take(self: &Arc<Self>) -> Option<Place> {
        let mut open = self.lock();
        if open.taken.len() >= PLACES {
            let silent = open.taken.iter().filter(|(_, line)| !line.answering.load(Ordering::Relaxed));
            let oldest =
                silent.min_by_key(|(number, line)| (line.heard_at.load(Ordering::Relaxed), **number));
            let number = *oldest?.0;
            if let Some(line) = open.taken.remove(&number) {
                line.evicted.cancel();
            }
        }
        let number = open.next;
        open.next += 1;
        let line = Arc::new(Line {
            heard_at: AtomicU64::new(0),
            answering: AtomicBool::new(false),
            evicted: CancellationToken::new(),
            begun: self.begun,
        });
        open.taken.insert(number, line.clone());
        Some(Place { number, line, connections: self.clone() })
    }
}

/// A socket that notes when something was heard on it.
pub(super) struct Heard {
    pub socket: TcpStream,
    pub line: Arc<Line>,
}

impl AsyncRead for Heard {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.socket).poll_read(context, buffer);
        if buffer.filled().len() > before {
            self.line.hear();
        }
        polled
    }
}

impl AsyncWrite for Heard {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.socket).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.socket).poll_write_vectored(context, buffers)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }
}
