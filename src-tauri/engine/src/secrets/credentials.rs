//! The operating system's credential store, behind a trait so that tests can use memory.

use std::{collections::HashMap, sync::Mutex};

use zeroize::Zeroizing;

use crate::random::{self, Random};

const SERVICE: &str = "Hirelay";

/// Keeps small secrets outside Hirelay's own files.
pub trait CredentialStore: Send + Sync {
    fn get(&self, account: &str) -> Result<Option<Zeroizing<Vec<u8>>>, CredentialError>;
    fn set(&self, account: &str, secret: &[u8]) -> Result<(), CredentialError>;
    fn delete(&self, account: &str) -> Result<(), CredentialError>;
}

#[derive(Debug, Clone, thiserror::Error)]
pub enum CredentialError {
    #[error("the credential store is locked ({0})")]
    Locked(String),
    #[error("there is no working credential store ({0})")]
    Unavailable(String),
}

/// Writes, reads and deletes a random value: only a store that does all three is relied on.
pub(super) fn prove(store: &dyn CredentialStore, random: &dyn Random) -> Result<(), CredentialError> {
    let broken = |what: &str| CredentialError::Unavailable(what.to_owned());
    let token = |_| broken("no random numbers");
    let account = format!("check-{}", random::token::<9>(random).map_err(token)?);
    let secret = random::bytes::<16>(random).map_err(token)?;
    store.set(&account, &secret)?;
    let read = store.get(&account);
    store.delete(&account)?;
    match read? {
        Some(read) if read[..] == secret[..] => Ok(()),
        _ => Err(broken("it does not give back what it was given")),
    }
}

/// The real one: Keychain, Credential Manager or Secret Service.
///
/// Each call blocks, on Linux for a round trip over D-Bus: call it off the async threads.
pub struct KeyringCredentials;

impl KeyringCredentials {
    fn entry(account: &str) -> Result<keyring::Entry, CredentialError> {
        keyring::Entry::new(SERVICE, account).map_err(classify)
    }
}

impl CredentialStore for KeyringCredentials {
    fn get(&self, account: &str) -> Result<Option<Zeroizing<Vec<u8>>>, CredentialError> {
        match Self::entry(account)?.get_secret() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(classify(error)),
        }
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), CredentialError> {
        Self::entry(account)?.set_secret(secret).map_err(classify)
    }

    fn delete(&self, account: &str) -> Result<(), CredentialError> {
        match Self::entry(account)?.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(classify(error)),
        }
    }
}

fn classify(error: keyring::Error) -> CredentialError {
    match error {
        keyring::Error::NoStorageAccess(_) => CredentialError::Locked(error.to_string()),
        other => CredentialError::Unavailable(other.to_string()),
    }
}

/// A credential store that forgets everything with the process, and can be switched off.
#[derive(Default)]
pub struct MemoryCredentials {
    secrets: Mutex<HashMap<String, Vec<u8>>>,
    failure: Mutex<Option<CredentialError>>,
}

impl MemoryCredentials {
    /// From now on every call fails like this, or works again with `None`.
    pub fn fail_with(&self, failure: Option<CredentialError>) {
        *self.failure.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = failure;
    }

    fn secrets(&self) -> Result<std::sync::MutexGuard<'_, HashMap<String, Vec<u8>>>, CredentialError> {
        match &*self.failure.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) {
            Some(failure) => Err(failure.clone()),
            None => Ok(self.secrets.lock().unwrap_or_else(|poisoned| poisoned.into_inner())),
        }
    }
}

impl CredentialStore for MemoryCredentials {
    fn get(&self, account: &str) -> Result<Option<Zeroizing<Vec<u8>>>, CredentialError> {
        Ok(self.secrets()?.get(account).cloned().map(Zeroizing::new))
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), CredentialError> {
        self.secrets()?.insert(account.to_owned(), secret.to_vec());
        Ok(())
    }

    fn delete(&self, account: &str) -> Result<(), CredentialError> {
        self.secrets()?.remove(account);
        Ok(())
    }
}
