//! The engine's life: locked data folder, root key, database, background work, orderly end.
//!
//! What keeps it from being ready is a [`Phase`] that the window can show and help with. While it is
//! not ready, the receiver's gate is closed and Ashby is told to try again.

mod opening;

use std::{
    fs::{File, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::{Arc, RwLock},
    time::Duration,
};

use jiff::tz::TimeZone;
use tokio::sync::watch;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    documents::{Tickets, Vault},
    explore::Exploring,
    files,
    inbox::Inbox,
    integration::Integration,
    net::{Net, NetError, Outside},
    people::SignIns,
    random::{self, NoRandomness, Random},
    receiver::{Gate, Listener, Receiver},
    secrets::{CredentialStore, Place, RootKey, Secrets, SecretsError},
    store::Store,
    time::Clock,
};

pub(crate) const DISK_FULL: &str = "disk_full";
pub(crate) const DATABASE_DAMAGED: &str = "database_damaged";

/// Everything that the engine gets from outside.
pub struct Options {
    pub data_dir: PathBuf,
    pub place: Place,
    pub credentials: Arc<dyn CredentialStore>,
    pub clock: Arc<dyn Clock>,
    pub random: Arc<dyn Random>,
    /// IANA name for a new workspace; the computer's own where none is given.
    pub time_zone: Option<String>,
    /// How far it may reach out.
    pub outside: Outside,
    /// Whether a throw-away workspace can be made beside this one.
    pub exploring: Exploring,
}

#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the data folder {0} is in use by another Hirelay; close that one first")]
    InUse(PathBuf),
    #[error("the data folder {0} can't be used: {1}")]
    Folder(PathBuf, io::Error),
    #[error(transparent)]
    Random(#[from] NoRandomness),
    #[error("the way out could not be opened: {0}")]
    Net(#[from] NetError),
}

/// How far the engine is.
#[derive(Clone)]
pub enum Phase {
    Starting,
    /// The root key is not open.
    Locked(Protection),
    /// The key is open, and something else is wrong: a code, and a sentence for a person.
    Broken {
        code: &'static str,
        message: String,
    },
    Ready(Arc<Workspace>),
    Stopping,
}

/// What keeps the root key shut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    Locked,
    Absent,
    WrongPassphrase,
}

/// The open workspace.
pub struct Workspace {
    pub root: RootKey,
    pub store: Store,
    pub inbox: Inbox,
    pub integration: Integration,
    pub vault: Vault,
    pub zone: TimeZone,
}

/// The engine. Cheap to clone.
#[derive(Clone)]
pub struct Engine(Arc<Shared>);

struct Shared {
    data_dir: PathBuf,
    time_zone: Option<String>,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    secrets: Secrets,
    phase: watch::Sender<Phase>,
    gate: watch::Sender<Gate>,
    listener: Listener,
    host_token: String,
    sign_ins: SignIns,
    net: Net,
    exploring: Exploring,
    tickets: Tickets,
    /// One change of the protection at a time.
    opening: tokio::sync::Mutex<()>,
    setting_up: tokio::sync::Mutex<()>,
    stop: CancellationToken,
    tasks: TaskTracker,
    _lock: RwLock<File>,
}

impl Engine {
    /// Takes the data folder for this process alone.
    pub fn new(options: Options) -> Result<Self, StartError> {
        let folder = |error| StartError::Folder(options.data_dir.clone(), error);
        files::private_dir(&options.data_dir).map_err(folder)?;
        let lock =
            files::private().create(true).append(true).open(options.data_dir.join("lock")).map_err(folder)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StartError::InUse(options.data_dir)),
            Err(TryLockError::Error(error)) => return Err(folder(error)),
        }
        let host_token = random::token::<32>(&*options.random)?;
        let gate = watch::Sender::new(Gate::Closed);
        let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
        let receiver = Receiver { gate: gate.subscribe(), clock: options.clock.clone() };
        let port_file = options.data_dir.join("listener.json");
        Ok(Self(Arc::new(Shared {
            secrets: Secrets::new(options.place, options.credentials, options.random.clone()),
            data_dir: options.data_dir,
            time_zone: options.time_zone,
            clock: options.clock,
            random: options.random,
            phase: watch::Sender::new(Phase::Starting),
            gate,
            listener: Listener::new(port_file, receiver, tasks.clone(), stop.clone()),
            host_token,
            sign_ins: SignIns::default(),
            net: Net::new(options.outside)?,
            exploring: options.exploring,
            tickets: Tickets::default(),
            opening: tokio::sync::Mutex::default(),
            setting_up: tokio::sync::Mutex::default(),
            stop,
            tasks,
            _lock: RwLock::new(lock),
        })))
    }

    /// The one listener for Ashby.
    pub fn listener(&self) -> &Listener {
        &self.0.listener
    }

    /// Lets the receiver know that an address or a secret changed.
    pub(crate) async fn reopen_doors(
        &self,
        workspace: &Workspace,
    ) -> Result<(), crate::integration::IntegrationError> {
        let doors = Arc::new(workspace.integration.doors().await?);
        self.0.gate.send_if_modified(|gate| {
            let is_open = matches!(gate, Gate::Open(_));
            if is_open {
                *gate = Gate::Open(doors);
            }
            is_open
        });
        Ok(())
    }

    /// Stops in order: the door first, then what was begun, then the database.
    pub async fn stop(&self) {
        let ready = self.ready();
        self.0.phase.send_replace(Phase::Stopping);
        self.0.gate.send_replace(Gate::Closed);
        self.0.stop.cancel();
        self.0.tasks.close();
        let _ = tokio::time::timeout(Duration::from_secs(10), self.0.tasks.wait()).await;
        if let Some(workspace) = ready {
            workspace.store.close().await;
        }
    }

    pub fn phase(&self) -> Phase {
        self.0.phase.borrow().clone()
    }

    pub fn ready(&self) -> Option<Arc<Workspace>> {
        match &*self.0.phase.borrow() {
            Phase::Ready(workspace) => Some(workspace.clone()),
            _ => None,
        }
    }

    /// What a host shows to prove that it was started together with this engine.
    pub fn host_token(&self) -> &str {
        &self.0.host_token
    }

    /// Whether a workspace was made here, as far as that can be told without the key.
    pub fn has_database(&self) -> bool {
        self.database_path().exists()
    }

    fn database_path(&self) -> PathBuf {
        database_path(&self.0.data_dir)
    }

    pub fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }

    pub fn random(&self) -> &dyn Random {
        &*self.0.random
    }

    pub fn sign_ins(&self) -> &SignIns {
        &self.0.sign_ins
    }

    pub(crate) fn exploring(&self) -> &Exploring {
        &self.0.exploring
    }

    /// The way out.
    pub fn net(&self) -> &Net {
        &self.0.net
    }

    pub fn tickets(&self) -> &Tickets {
        &self.0.tickets
    }

    /// Held while the owner is made.
    pub(crate) fn setting_up(&self) -> &tokio::sync::Mutex<()> {
        &self.0.setting_up
    }

    pub fn stopping(&self) -> &CancellationToken {
        &self.0.stop
    }

    /// Makes the recovery key of an open workspace.
    pub async fn issue_recovery_key(&self, root: RootKey) -> Result<String, SecretsError> {
        self.blocking(move |shared| Ok(shared.secrets.issue_recovery_key(&root)?.grouped())).await
    }

    /// Whether `typed` is the recovery key of this workspace.
    pub async fn is_recovery_key(&self, typed: String) -> Result<bool, SecretsError> {
        self.blocking(move |shared| Ok(shared.secrets.recover(&typed)?.is_some())).await
    }
}

/// Where the database of a data folder lies.
pub fn database_path(data_dir: &Path) -> PathBuf {
    data_dir.join("hirelay.db")
}

#[cfg(test)]
mod tests;
