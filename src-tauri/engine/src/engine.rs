//! The engine's life: locked data folder, root key, database, background work, orderly end.
//!
//! What keeps it from being ready is a [`Phase`] that the window can show and help with. While it is
//! not ready, the receiver's gate is closed and Ashby is told to try again.

use std::{
    fs::{File, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::{Arc, RwLock},
    time::Duration,
};

use jiff::tz::TimeZone;
use tokio::sync::{Notify, watch};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    documents::{Tickets, Vault},
    explore::Exploring,
    files,
    inbox::{Inbox, Interpreter},
    integration::Integration,
    mapping::Rules,
    net::{Net, NetError, Outside},
    people::SignIns,
    random::{self, NoRandomness, Random},
    receiver::{Gate, Listener, Receiver},
    secrets::{CredentialError, CredentialStore, Place, Purpose, RootKey, Secrets, SecretsError, State},
    store::{Store, StoreError, StoreOptions, tables::WorkspaceRecord},
    time::Clock,
};

pub(crate) const DISK_FULL: &str = "disk_full";
pub(crate) const DATABASE_DAMAGED: &str = "database_damaged";

/// How long the credential store may take for an answer.
const CREDENTIAL_PATIENCE: Duration = Duration::from_secs(5);

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

    /// Opens key and database as far as that goes without asking anybody.
    pub async fn open(&self) {
        let _opening = self.0.opening.lock().await;
        if self.ready().is_some() {
            return;
        }
        // A credential store may wait for somebody who is not there: then it is locked, and the recovery
        // key opens the workspace all the same.
        let opening = self.blocking(|shared| shared.secrets.open());
        let opened = tokio::time::timeout(CREDENTIAL_PATIENCE, opening).await;
        self.enter(opened.unwrap_or(Ok(State::Locked))).await;
    }

    /// Opens with what somebody typed.
    pub async fn unlock(&self, typed: String) {
        let _opening = self.0.opening.lock().await;
        if self.ready().is_some() {
            return;
        }
        let opened = self.blocking(move |shared| shared.secrets.unlock(&typed)).await;
        self.enter(opened).await;
    }

    /// Changes how the root key is protected: by a passphrase, or by the credential store.
    pub async fn protect(&self, passphrase: Option<String>) -> Result<(), SecretsError> {
        let _opening = self.0.opening.lock().await;
        let ready = self.ready();
        let root = ready.as_ref().map(|workspace| workspace.root.clone());
        let changing = self.blocking(move |shared| match passphrase {
            Some(passphrase) => shared.secrets.choose_passphrase(root.as_ref(), &passphrase),
            None => shared.secrets.choose_credential_store(root.as_ref()),
        });
        let silent = || CredentialError::Locked("it does not answer".to_owned());
        let changed = tokio::time::timeout(CREDENTIAL_PATIENCE, changing).await;
        let state = changed.unwrap_or_else(|_| Err(silent().into()))?;
        if ready.is_none() {
            self.enter(Ok(state)).await;
        }
        Ok(())
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Shared) -> Result<T, SecretsError> + Send + 'static,
    ) -> Result<T, SecretsError> {
        let shared = self.0.clone();
        tokio::task::spawn_blocking(move || work(&shared)).await.unwrap_or(Err(SecretsError::NotUnlocked))
    }

    async fn enter(&self, opened: Result<State, SecretsError>) {
        let phase = match opened {
            Ok(State::Ready(root)) => match self.lost_database().await {
                Some(lost) => lost,
                None => self.open_workspace(root).await,
            },
            Ok(State::Locked) => Phase::Locked(Protection::Locked),
            Ok(State::Absent) => Phase::Locked(Protection::Absent),
            Ok(State::WrongPassphrase) => Phase::Locked(Protection::WrongPassphrase),
            Err(error) => Phase::Broken { code: "key_file", message: sentence(&error) },
        };
        if let Phase::Broken { code, message } = &phase {
            tracing::error!(code, message, "Hirelay is not ready");
            if *code == DISK_FULL {
                self.try_again_later();
            }
        }
        self.0.phase.send_replace(phase);
    }

    /// A workspace that had an owner is not begun anew when its database is gone: the new one would know
    /// no address, and Ashby would be told for good that there is none.
    async fn lost_database(&self) -> Option<Phase> {
        let length = std::fs::metadata(self.database_path()).map_or(0, |file| file.len());
        let had_owner =
            length == 0 && self.blocking(|shared| shared.secrets.has_recovery_key()).await.unwrap_or(false);
        let (code, what) = match (had_owner, self.has_database()) {
            (false, _) => return None,
            (true, true) => (DATABASE_DAMAGED, "The database is empty."),
            (true, false) => ("database_missing", "The database is not in its folder any more."),
        };
        Some(Phase::Broken {
            code,
            message: format!("{what} Restore it from a backup, then start Hirelay again."),
        })
    }

    /// A disk that is full at the start is tried again by itself, like one that fills up later.
    fn try_again_later(&self) {
        let engine = self.clone();
        self.0.tasks.spawn(async move {
            tokio::select! {
                () = tokio::time::sleep(Duration::from_secs(2)) => Box::pin(engine.open()).await,
                () = engine.stopping().cancelled() => {}
            }
        });
    }

    async fn open_workspace(&self, root: RootKey) -> Phase {
        match self.try_open_workspace(root).await {
            Ok(workspace) => Phase::Ready(Arc::new(workspace)),
            Err(error) => {
                let (code, advice) = match &error {
                    StoreError::Damaged => {
                        (DATABASE_DAMAGED, "Restore it from a backup. Nothing was changed.")
                    }
                    StoreError::Newer { .. } => {
                        ("database_newer", "Install the newer version. Nothing was changed.")
                    }
                    StoreError::Full => {
                        (DISK_FULL, "Free some space; Hirelay goes on by itself. Nothing was lost.")
                    }
                    _ => ("database_failed", "Start Hirelay again. If that does not help, restore a backup."),
                };
                Phase::Broken { code, message: format!("{} {advice}", sentence(&error)) }
            }
        }
    }

    async fn try_open_workspace(&self, root: RootKey) -> Result<Workspace, StoreError> {
        let shared = &self.0;
        let path = self.database_path();
        let options = StoreOptions { key: root.derive(Purpose::Database) };
        let (vault_dir, vault_key) = (shared.data_dir.join("vault"), root.derive(Purpose::Vault));
        let opened = tokio::task::spawn_blocking(move || {
            let vault = Vault::open(vault_dir, vault_key).map_err(|_| StoreError::Closed)?;
            Ok::<_, StoreError>((Store::open(&path, &options)?, vault))
        });
        let (store, vault) = opened.await.map_err(|_| StoreError::Closed)??;
        let record = store.workspace_or(self.first_record()?).await?;
        let zone = TimeZone::get(&record.time_zone).unwrap_or(TimeZone::UTC);
        store.release_claims(record.instance.clone()).await?;
        let kept = Arc::new(Notify::new());
        let integration = Integration {
            store: store.clone(),
            root: root.clone(),
            clock: shared.clock.clone(),
            random: shared.random.clone(),
            kept: kept.clone(),
        };
        let inbox = Inbox {
            store: store.clone(),
            clock: shared.clock.clone(),
            random: shared.random.clone(),
            rules: Arc::new(Rules::default()),
            country: record.country.clone(),
        };
        let interpreter = Interpreter {
            store: store.clone(),
            clock: shared.clock.clone(),
            random: shared.random.clone(),
            kept,
            owner: record.instance,
            rules: Rules::default(),
        };
        let doors = integration.doors().await.map_err(|_| StoreError::Damaged)?;
        shared.tasks.spawn(interpreter.run(shared.stop.clone()));
        shared.tasks.spawn(watch_full_disk(store.clone(), shared.stop.clone()));
        shared.gate.send_replace(Gate::Open(Arc::new(doors)));
        Ok(Workspace { root, store, inbox, integration, vault, zone })
    }

    fn first_record(&self) -> Result<WorkspaceRecord, StoreError> {
        let own = || TimeZone::try_system().ok().and_then(|zone| zone.iana_name().map(str::to_owned));
        Ok(WorkspaceRecord {
            instance: random::token::<12>(&*self.0.random).map_err(|_| StoreError::Closed)?,
            owner_id: None,
            time_zone: self.0.time_zone.clone().or_else(own).unwrap_or_else(|| "UTC".to_owned()),
            country: None,
            public_url: None,
            test_hire_at: None,
            created_at: self.0.clock.now(),
        })
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

/// A full disk is tried again until something fits; until then the receiver answers *try again*.
async fn watch_full_disk(store: Store, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
            () = stop.cancelled() => return,
        }
        if store.is_full() && store.try_writing().await.is_ok() {
            tracing::info!("the disk takes data again");
        }
    }
}

fn sentence(error: &dyn std::error::Error) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let capital = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{capital}{}.", letters.as_str().trim_end_matches('.'))
}

#[cfg(test)]
#[path = "engine_tests.rs"]
mod tests;
