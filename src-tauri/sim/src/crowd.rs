//! A crowd of connections that say nothing: what a receiver must stand without keeping others waiting.
//!
//! It opens so many connections, as fast as they are accepted, holds all of them for a while, and then
//! tells how many the receiver closed meanwhile. It ends by itself.

use std::{io, time::Duration};

use serde::Serialize;
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

use crate::delivery::Target;

/// Connections that are opened at the same time.
const OPENING_AT_ONCE: usize = 64;

/// What became of the crowd.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    pub opened: usize,
    /// Could not be opened at all.
    pub failed: usize,
    /// Closed by the receiver before the crowd went home.
    pub closed: usize,
}

/// Opens `connections` and holds them until `lasts` has passed since the first one. `full` is called
/// once all that could be opened are open.
pub async fn gather(
    target: &Target,
    connections: usize,
    lasts: Duration,
    full: impl FnOnce(usize),
) -> Report {
    let until = Instant::now() + lasts;
    let mut held = Vec::with_capacity(connections);
    let mut opening = JoinSet::new();
    let mut begun = 0;
    let mut failed = 0;
    while begun < connections || !opening.is_empty() {
        while begun < connections && opening.len() < OPENING_AT_ONCE {
            opening.spawn(TcpStream::connect(target.address()));
            begun += 1;
        }
        match opening.join_next().await {
            Some(Ok(Ok(socket))) => held.push(socket),
            Some(_) => failed += 1,
            None => break,
        }
    }
    full(held.len());
    let opened = held.len();
    let mut waiting: JoinSet<bool> = held.into_iter().map(|socket| was_closed(socket, until)).collect();
    let mut closed = 0;
    while let Some(was_closed) = waiting.join_next().await {
        closed += usize::from(was_closed.unwrap_or(false));
    }
    Report { opened, failed, closed }
}

async fn was_closed(socket: TcpStream, until: Instant) -> bool {
    let mut byte = [0; 1];
    loop {
        if timeout_at(until, socket.readable()).await.is_err() {
            return false;
        }
        match socket.try_read(&mut byte) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Ok(0) | Err(_) => return true,
            Ok(_) => {}
        }
    }
}
