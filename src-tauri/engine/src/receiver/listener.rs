//! Where messages arrive: a port that is chosen once, because a forwarded port points to it, and that an
//! administrator can move. The address is a small file beside the database, so that Ashby is answered
//! *try again* while the database is still locked.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::{Mutex, MutexGuard},
    time::Duration,
};

use serde::{Deserialize, Serialize};
use tokio::{net::TcpListener, task::JoinHandle};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{Receiver, serve::accept};
use crate::files;

const TRY_AGAIN_AFTER: Duration = Duration::from_secs(3);

/// Why nothing can arrive.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    #[error("{address} can't be listened on: {error}. Is another program there? Choose another port")]
    Port { address: SocketAddr, error: io::Error },
    #[error(
        "the saved port in {0} can't be read. Name the port that is forwarded, or delete the file to choose a new one"
    )]
    Saved(PathBuf),
    #[error("the port could not be saved: {0}")]
    NotSaved(#[from] io::Error),
    #[error("the port was named when Hirelay was started, and can only be changed there")]
    Fixed,
}

/// Where Hirelay listens, or would.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listening {
    /// Unset before the first attempt.
    pub address: Option<SocketAddr>,
    /// Named by whoever started Hirelay; nobody else can change it.
    pub is_fixed: bool,
    /// Why nothing arrives there.
    pub problem: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Saved {
    listen: SocketAddr,
}

/// The one listener for Ashby.
pub struct Listener {
    file: PathBuf,
    receiver: Receiver,
    connections: TaskTracker,
    stop: CancellationToken,
    state: Mutex<Listening>,
    /// What accepts at present. Held while it is exchanged.
    accepting: tokio::sync::Mutex<Option<Accepting>>,
}

struct Accepting {
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Listener {
    pub fn new(file: PathBuf, receiver: Receiver, connections: TaskTracker, stop: CancellationToken) -> Self {
        let (state, accepting) = (Mutex::default(), tokio::sync::Mutex::default());
        Self { file, receiver, connections, stop, state, accepting }
    }

    pub fn listening(&self) -> Listening {
        self.state().clone()
    }

    fn state(&self) -> MutexGuard<'_, Listening> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Listens where it was asked to, or on the saved port; chooses and saves one on first use.
    pub async fn listen(&self, asked: Option<SocketAddr>) -> Result<SocketAddr, ListenError> {
        let mut accepting = self.accepting.lock().await;
        self.state().is_fixed = asked.is_some();
        let saved = self.saved()?;
        let wanted = asked.or(saved).unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)));
        let address = self.open(&mut accepting, wanted).await?;
        if asked.is_none() && saved.is_none() {
            self.save(address)?;
        }
        Ok(address)
    }

    /// Tries the same address again until it is free, for a program that goes on without it.
    pub async fn keep_trying(&self) {
        while let Some(address) = self.blocked() {
            tokio::select! {
                () = tokio::time::sleep(TRY_AGAIN_AFTER) => {}
                () = self.stop.cancelled() => return,
            }
            let mut accepting = self.accepting.lock().await;
            if self.blocked() == Some(address) {
                let _ = self.open(&mut accepting, address).await;
            }
        }
    }

    fn blocked(&self) -> Option<SocketAddr> {
        let state = self.state();
        state.problem.as_ref().and(state.address)
    }

    /// Moves to another address. When that one can't be had, the old one stays.
    pub async fn move_to(&self, wanted: SocketAddr) -> Result<SocketAddr, ListenError> {
        let mut accepting = self.accepting.lock().await;
        let before = self.listening();
        if before.address == Some(wanted) && before.problem.is_none() {
            return Ok(wanted);
        }
        if before.is_fixed {
            return Err(ListenError::Fixed);
        }
        // First, for the same port on another interface can't be had while this one holds it.
        if let Some(accepting) = accepting.take() {
            accepting.stop.cancel();
            let _ = accepting.task.await;
        }
        match self.open(&mut accepting, wanted).await {
            Ok(address) => {
                self.save(address)?;
                Ok(address)
            }
            Err(error) => {
                match before.address {
                    Some(address) if before.problem.is_none() => {
                        let _ = self.open(&mut accepting, address).await;
                    }
                    _ => *self.state() = before,
                }
                Err(error)
            }
        }
    }

    async fn open(
        &self,
        accepting: &mut Option<Accepting>,
        wanted: SocketAddr,
    ) -> Result<SocketAddr, ListenError> {
        let bound = TcpListener::bind(wanted).await;
        let bound = bound.and_then(|listener| Ok((listener.local_addr()?, listener)));
        let (address, listener) = match bound {
            Ok(bound) => bound,
            Err(error) => {
                let error = ListenError::Port { address: wanted, error };
                let mut state = self.state();
                state.address = Some(wanted);
                state.problem = Some(problem(&error));
                return Err(error);
            }
        };
        let stop = self.stop.child_token();
        let accept = accept(listener, self.receiver.clone(), self.connections.clone(), stop.clone());
        *accepting = Some(Accepting { stop, task: self.connections.spawn(accept) });
        let mut state = self.state();
        state.address = Some(address);
        state.problem = None;
        Ok(address)
    }

    fn saved(&self) -> Result<Option<SocketAddr>, ListenError> {
        match std::fs::read(&self.file) {
            // A port that was forgotten would be replaced by another one, which nobody forwards to.
            Ok(text) => match serde_json::from_slice::<Saved>(&text) {
                Ok(saved) => Ok(Some(saved.listen)),
                Err(_) => Err(ListenError::Saved(self.file.clone())),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn save(&self, listen: SocketAddr) -> Result<(), ListenError> {
        let text = serde_json::to_vec(&Saved { listen }).map_err(io::Error::from)?;
        Ok(files::replace(&self.file, &text)?)
    }
}

/// For a person: what is in the way, and what to do.
pub fn problem(error: &ListenError) -> String {
    let ListenError::Port { address, error } = error else {
        return format!("{error}.");
    };
    let port = address.port();
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!("Another program uses port {port} on this computer. Close it, or choose another port.")
        }
        io::ErrorKind::PermissionDenied => {
            format!("This computer lets only its administrator use port {port}. Choose one above 1023.")
        }
        io::ErrorKind::AddrNotAvailable => {
            format!("This computer has no address {}. Choose another one.", address.ip())
        }
        _ => format!("Port {port} can't be used: {error}. Choose another port."),
    }
}

/// The address that reaches a listener from this computer itself.
pub fn from_this_computer(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => std::net::Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}
