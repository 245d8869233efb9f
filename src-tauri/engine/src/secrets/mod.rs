//! The root key, and the ways to it.
//!
//! Everything that Hirelay keeps is encrypted under one random root key. The key itself is never
//! written down: it is wrapped in slots, one for each way of opening it. A way that fails is a
//! [`State`] that the window can tell and mend, never a crash.

mod credentials;
mod recovery;
mod root;
mod slots;

pub use credentials::{CredentialError, CredentialStore, KeyringCredentials, MemoryCredentials};
pub use recovery::RecoveryKey;
pub use root::{Purpose, RootKey, SealError};

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use zeroize::Zeroizing;

use crate::random::{self, NoRandomness, Random};
use slots::{SlotKind, Slots};

/// Where the slots lie, and what opens them at start.
#[derive(Clone)]
pub enum Place {
    /// The operating system's credential store holds the wrapping key.
    CredentialStore { dir: PathBuf },
    /// A passphrase, asked for at each start or given by the machine's administrator.
    PassphraseFile { path: PathBuf, passphrase: Option<Zeroizing<String>> },
}

impl Place {
    fn file(&self) -> PathBuf {
        match self {
            Place::CredentialStore { dir } => dir.join("keys.json"),
            Place::PassphraseFile { path, .. } => path.clone(),
        }
    }
}

/// What the way to the root key looks like at present.
#[derive(Clone)]
pub enum State {
    Ready(RootKey),
    /// A key exists and waits for a passphrase, or for its credential store to be unlocked.
    Locked,
    /// No way to protect a key: there is no credential store, and no passphrase was chosen yet.
    Absent,
    WrongPassphrase,
}

#[derive(Debug, thiserror::Error)]
pub enum SecretsError {
    #[error("the key file {0} can't be read or written: {1}")]
    File(PathBuf, std::io::Error),
    #[error("the key file {0} is damaged; restore it from a backup or use the recovery key")]
    Damaged(PathBuf),
    #[error(transparent)]
    Random(#[from] NoRandomness),
    #[error("the key could not be sealed")]
    Seal(#[from] SealError),
    #[error("the credential store did not keep the key: {0}")]
    Credentials(#[from] CredentialError),
    #[error("unlock Hirelay before changing how it is protected")]
    NotUnlocked,
    #[error("a passphrase has at least 8 characters")]
    ShortPassphrase,
}

/// Opens and changes the ways to one root key.
pub struct Secrets {
    place: Place,
    credentials: Arc<dyn CredentialStore>,
    random: Arc<dyn Random>,
}

impl Secrets {
    pub fn new(place: Place, credentials: Arc<dyn CredentialStore>, random: Arc<dyn Random>) -> Self {
        Self { place, credentials, random }
    }

    /// Opens the root key as far as that goes without asking anybody; makes one on first use.
    pub fn open(&self) -> Result<State, SecretsError> {
        let path = self.place.file();
        match (Slots::read(&path)?, &self.place) {
            (None, Place::CredentialStore { .. }) => {
                match credentials::prove(&*self.credentials, &*self.random) {
                    Ok(()) => Ok(State::Ready(self.create_in_credential_store(&path)?)),
                    Err(CredentialError::Locked(_)) => Ok(State::Locked),
                    Err(CredentialError::Unavailable(_)) => Ok(State::Absent),
                }
            }
            (None, Place::PassphraseFile { passphrase, .. }) => match passphrase {
                Some(passphrase) => Ok(State::Ready(self.create_with_passphrase(&path, passphrase)?)),
                None => Ok(State::Absent),
            },
            (Some(slots), Place::CredentialStore { .. }) => Ok(self.open_existing(&slots, None)),
            (Some(slots), Place::PassphraseFile { passphrase, .. }) => {
                Ok(self.open_existing(&slots, passphrase.as_ref().map(|passphrase| passphrase.as_str())))
            }
        }
    }

    /// Opens the root key with what somebody typed: the passphrase or the recovery key.
    pub fn unlock(&self, typed: &str) -> Result<State, SecretsError> {
        match Slots::read(&self.place.file())? {
            Some(slots) => Ok(open_with(&slots, typed)),
            None => Ok(State::Absent),
        }
    }

    /// Protects a new root key, or the open one, with a passphrase entered at each start.
    pub fn choose_passphrase(&self, open: Option<&RootKey>, passphrase: &str) -> Result<State, SecretsError> {
        if passphrase.chars().count() < 8 {
            return Err(SecretsError::ShortPassphrase);
        }
        let path = self.place.file();
        match (Slots::read(&path)?, open) {
            (None, _) => Ok(State::Ready(self.create_with_passphrase(&path, passphrase)?)),
            (Some(mut slots), Some(root)) => {
                slots.remove(SlotKind::CredentialStore);
                slots.wrap(SlotKind::Passphrase, passphrase.as_bytes(), root, &*self.random)?;
                slots.write(&path)?;
                Ok(State::Ready(root.clone()))
            }
            (Some(_), None) => Err(SecretsError::NotUnlocked),
        }
    }

    /// Protects a new root key, or the open one, with the operating system's credential store.
    pub fn choose_credential_store(&self, open: Option<&RootKey>) -> Result<State, SecretsError> {
        credentials::prove(&*self.credentials, &*self.random)?;
        let path = self.place.file();
        match (Slots::read(&path)?, open) {
            (None, _) => Ok(State::Ready(self.create_in_credential_store(&path)?)),
            (Some(mut slots), Some(root)) => {
                self.wrap_in_credential_store(&mut slots, root)?;
                slots.remove(SlotKind::Passphrase);
                slots.write(&path)?;
                Ok(State::Ready(root.clone()))
            }
            (Some(_), None) => Err(SecretsError::NotUnlocked),
        }
    }

    /// Makes the recovery key, replacing an earlier one. It is shown once and kept nowhere.
    pub fn issue_recovery_key(&self, root: &RootKey) -> Result<RecoveryKey, SecretsError> {
        let path = self.place.file();
        let mut slots = Slots::read(&path)?.ok_or(SecretsError::NotUnlocked)?;
        let key = RecoveryKey::new(&*self.random)?;
        slots.wrap(SlotKind::Recovery, key.secret(), root, &*self.random)?;
        slots.write(&path)?;
        Ok(key)
    }

    /// Whether a recovery key was issued, and so an owner was made.
    pub fn has_recovery_key(&self) -> Result<bool, SecretsError> {
        Ok(Slots::read(&self.place.file())?.is_some_and(|slots| slots.has(SlotKind::Recovery)))
    }

    /// The root key, if `typed` is this workspace's recovery key.
    pub fn recover(&self, typed: &str) -> Result<Option<RootKey>, SecretsError> {
        let slots = Slots::read(&self.place.file())?;
        Ok(slots.and_then(|slots| open_with_recovery(&slots, typed)))
    }

    /// Tries the ways that ask nobody: the credential store, then a passphrase that was given.
    fn open_existing(&self, slots: &Slots, passphrase: Option<&str>) -> State {
        let mut state = State::Locked;
        if slots.has(SlotKind::CredentialStore) {
            let found = credentials::prove(&*self.credentials, &*self.random)
                .and_then(|()| self.credentials.get(slots.workspace()));
            match found {
                Ok(Some(secret)) => match slots.unwrap_with(SlotKind::CredentialStore, &secret) {
                    Some(root) => return State::Ready(root),
                    None => state = State::Locked,
                },
                // Its entry is gone, as on another computer: the recovery key opens it.
                Ok(None) | Err(CredentialError::Locked(_)) => state = State::Locked,
                Err(CredentialError::Unavailable(_)) => state = State::Absent,
            }
        }
        passphrase.map_or(state, |passphrase| open_with(slots, passphrase))
    }

    fn create_with_passphrase(&self, path: &Path, passphrase: &str) -> Result<RootKey, SecretsError> {
        let root = RootKey::new(&*self.random)?;
        let mut slots = Slots::new(&*self.random)?;
        slots.wrap(SlotKind::Passphrase, passphrase.as_bytes(), &root, &*self.random)?;
        slots.create(path)?;
        Ok(root)
    }

    fn create_in_credential_store(&self, path: &Path) -> Result<RootKey, SecretsError> {
        let root = RootKey::new(&*self.random)?;
        let mut slots = Slots::new(&*self.random)?;
        self.wrap_in_credential_store(&mut slots, &root)?;
        slots.create(path)?;
        Ok(root)
    }

    fn wrap_in_credential_store(&self, slots: &mut Slots, root: &RootKey) -> Result<(), SecretsError> {
        let secret = Zeroizing::new(random::bytes::<32>(&*self.random)?.to_vec());
        self.credentials.set(slots.workspace(), &secret)?;
        slots.wrap(SlotKind::CredentialStore, &secret, root, &*self.random)?;
        Ok(())
    }
}

fn open_with(slots: &Slots, typed: &str) -> State {
    slots
        .unwrap_with(SlotKind::Passphrase, typed.as_bytes())
        .or_else(|| open_with_recovery(slots, typed))
        .map_or(State::WrongPassphrase, State::Ready)
}

fn open_with_recovery(slots: &Slots, typed: &str) -> Option<RootKey> {
    let key = RecoveryKey::read(typed)?;
    slots.unwrap_with(SlotKind::Recovery, key.secret())
}

#[cfg(test)]
mod tests;
