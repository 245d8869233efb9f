//! The listener: accepts, bounds, and stops in order.

use std::{convert::Infallible, sync::Arc, time::Duration};

use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    connections::{Connections, Heard, Place},
    doors::Gate,
    handle::handle,
};
use crate::time::Clock;

const LONGEST_HEAD_TIME: Duration = Duration::from_secs(10);
const LONGEST_HEAD_BYTES: usize = 16 * 1024;
const MOST_HEADERS: usize = 64;
/// How long requests that were begun may still take when the receiver stops.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

/// What every request needs.
#[derive(Clone)]
pub struct Receiver {
    pub gate: watch::Receiver<Gate>,
    pub clock: Arc<dyn Clock>,
}

/// Accepts until `stop`, then gives the port back. Requests that were begun are answered, as tasks of
/// `connections`.
pub(super) async fn accept(
    listener: TcpListener,
    receiver: Receiver,
    connections: TaskTracker,
    stop: CancellationToken,
) {
    let places = Connections::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.cancelled() => break,
        };
        match accepted {
            Ok((socket, _)) => {
                // Without a place the connection is closed, and Ashby tries again.
                if let Some(place) = places.take() {
                    connections.spawn(converse(socket, place, receiver.clone(), stop.clone()));
                }
            }
            Err(error) => {
                // Out of file handles, mostly: others will be given back soon.
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

async fn converse(socket: TcpStream, place: Place, receiver: Receiver, stop: CancellationToken) {
    let _ = socket.set_nodelay(true);
    let line = place.line.clone();
    let service = service_fn(|request: Request<Incoming>| {
        let (gate, now) = (receiver.gate.borrow().clone(), receiver.clock.now());
        let line = line.clone();
        async move { Ok::<_, Infallible>(handle(gate, &line, now, request).await) }
    });
    let socket = TokioIo::new(Heard { socket, line: place.line.clone() });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(LONGEST_HEAD_TIME)
        .max_buf_size(LONGEST_HEAD_BYTES)
        .max_headers(MOST_HEADERS)
        .serve_connection(socket, service);
    let mut connection = std::pin::pin!(connection);
    tokio::select! {
        // A connection that breaks is its sender's affair.
        _ = connection.as_mut() => {}
        () = place.line.evicted.cancelled() => {}
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            let _ = tokio::time::timeout(LAST_ANSWERS, connection).await;
        }
    }
}
