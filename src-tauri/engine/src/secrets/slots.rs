//! The key file: the root key, wrapped once for each way to it.
//!
//! It holds nothing readable, is replaced as a whole (written aside, synced, renamed), and only
//! its owner may read it.

use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    SecretsError,
    root::{self, Purpose, RootKey},
};
use crate::{
    files,
    random::{self, NoRandomness, Random},
};

/// 19 MiB and two passes: the first choice of OWASP's password storage advice for Argon2id.
const ARGON2_KIB: u32 = 19 * 1024;
const ARGON2_PASSES: u32 = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SlotKind {
    CredentialStore,
    Passphrase,
    Recovery,
}

#[derive(Serialize, Deserialize)]
struct Slot {
    kind: SlotKind,
    salt: String,
    wrapped: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Slots {
    version: u32,
    workspace: String,
    slots: Vec<Slot>,
}

impl Slots {
    pub fn new(random: &dyn Random) -> Result<Self, NoRandomness> {
        Ok(Self { version: 1, workspace: random::token::<12>(random)?, slots: Vec::new() })
    }

    /// `None` when there is no file yet.
    pub fn read(path: &Path) -> Result<Option<Self>, SecretsError> {
        match std::fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map(Some)
                .map_err(|_| SecretsError::Damaged(path.to_path_buf())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(SecretsError::File(path.to_path_buf(), error)),
        }
    }

    /// Writes the first slots of a workspace. Fails when somebody else was faster: two root keys for one
    /// folder would lock one of them out for good.
    pub fn create(&self, path: &Path) -> Result<(), SecretsError> {
        let failed = |error| SecretsError::File(path.to_path_buf(), error);
        files::create(path, &self.text().map_err(failed)?).map_err(failed)
    }

    /// Writes slots that changed.
    pub fn write(&self, path: &Path) -> Result<(), SecretsError> {
        let failed = |error| SecretsError::File(path.to_path_buf(), error);
        files::replace(path, &self.text().map_err(failed)?).map_err(failed)
    }

    fn text(&self) -> std::io::Result<Vec<u8>> {
        Ok(serde_json::to_vec_pretty(self)?)
    }

    /// The name under which a credential store keeps this workspace's wrapping key.
    pub fn workspace(&self) -> &str {
        &self.workspace
    }

    pub fn has(&self, kind: SlotKind) -> bool {
        self.slots.iter().any(|slot| slot.kind == kind)
    }

    pub fn remove(&mut self, kind: SlotKind) {
        self.slots.retain(|slot| slot.kind != kind);
    }

    pub fn wrap(
        &mut self,
        kind: SlotKind,
        secret: &[u8],
        root: &RootKey,
        random: &dyn Random,
    ) -> Result<(), SecretsError> {
        let salt = random::bytes::<16>(random)?;
        let key = wrapping_key(kind, secret, &salt).ok_or(SecretsError::NotUnlocked)?;
        let wrapped = root::seal(&key, Purpose::Slot, root.bytes(), random)?;
        self.remove(kind);
        self.slots.push(Slot { kind, salt: STANDARD.encode(salt), wrapped: STANDARD.encode(wrapped) });
        Ok(())
    }

    /// `None` when there is no such slot or the secret is not the right one.
    pub fn unwrap_with(&self, kind: SlotKind, secret: &[u8]) -> Option<RootKey> {
        let slot = self.slots.iter().find(|slot| slot.kind == kind)?;
        let key = wrapping_key(kind, secret, &STANDARD.decode(&slot.salt).ok()?)?;
        let root = root::open(&key, Purpose::Slot, &STANDARD.decode(&slot.wrapped).ok()?).ok()?;
        RootKey::from_bytes(&root)
    }
}

/// Only what a person made up needs stretching; the other secrets are random already.
fn wrapping_key(kind: SlotKind, secret: &[u8], salt: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    match kind {
        SlotKind::Passphrase => {
            let params = Params::new(ARGON2_KIB, ARGON2_PASSES, 1, Some(32)).ok()?;
            let mut key = Zeroizing::new([0; 32]);
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                .hash_password_into(secret, salt, &mut *key)
                .ok()?;
            Some(key)
        }
        SlotKind::CredentialStore | SlotKind::Recovery => Some(root::derive(secret, salt, Purpose::Slot)),
    }
}
