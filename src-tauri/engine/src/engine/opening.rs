//! From a data folder to an open workspace: key, database, background work. What is in the way becomes a
//! [`Phase`] that the window can help with.

use std::{sync::Arc, time::Duration};

use jiff::tz::TimeZone;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::{DATABASE_DAMAGED, DISK_FULL, Engine, Phase, Protection, Shared, Workspace};
use crate::{
    documents::Vault,
    inbox::{Inbox, Interpreter},
    integration::Integration,
    mapping::Rules,
    random,
    receiver::Gate,
    secrets::{CredentialError, Purpose, RootKey, SecretsError, State},
    store::{Store, StoreError, StoreOptions, tables::WorkspaceRecord},
};

/// How long the credential store may take for an answer.
const CREDENTIAL_PATIENCE: Duration = Duration::from_secs(5);

impl Engine {
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

    pub(super) async fn blocking<T: Send + 'static>(
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
