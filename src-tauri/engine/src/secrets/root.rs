//! The root key: what derives from it, and what is sealed under it.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::random::{self, NoRandomness, Random};

const NONCE_BYTES: usize = 24;

/// What a derived key or a sealed value is for. A value sealed for one purpose opens for no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Database,
    Vault,
    WebhookSecret,
    Slot,
}

impl Purpose {
    fn label(self) -> &'static [u8] {
        match self {
            Purpose::Database => b"hirelay/database",
            Purpose::Vault => b"hirelay/vault",
            Purpose::WebhookSecret => b"hirelay/webhook-secret",
            Purpose::Slot => b"hirelay/slot",
        }
    }
}

/// 256 random bits that everything else hangs on.
#[derive(Clone)]
pub struct RootKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for RootKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RootKey(…)")
    }
}

#[derive(Debug, Clone, Copy, thiserror::Error)]
pub enum SealError {
    #[error("a sealed value does not open: it is damaged or belongs to another key")]
    DoesNotOpen,
    #[error(transparent)]
    Random(#[from] NoRandomness),
}

impl RootKey {
    pub fn new(random: &dyn Random) -> Result<Self, NoRandomness> {
        Ok(Self(Zeroizing::new(random::bytes(random)?)))
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &*self.0
    }

    /// The key for one purpose.
    pub fn derive(&self, purpose: Purpose) -> Zeroizing<[u8; 32]> {
        derive(&*self.0, &[], purpose)
    }

    /// Seals a small secret for the encrypted database.
    pub fn seal(&self, purpose: Purpose, plain: &[u8], random: &dyn Random) -> Result<Vec<u8>, SealError> {
        seal(&self.derive(purpose), purpose, plain, random)
    }

    /// Opens what [`RootKey::seal`] sealed for the same purpose.
    pub fn open(&self, purpose: Purpose, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        open(&self.derive(purpose), purpose, sealed)
    }
}

/// HKDF-SHA256 of a secret that needs no stretching.
pub(super) fn derive(secret: &[u8], salt: &[u8], purpose: Purpose) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    // 32 bytes are always a valid length for HKDF-SHA256 (at most 255 × 32).
    let _ = Hkdf::<Sha256>::new(Some(salt), secret).expand(purpose.label(), &mut *key);
    key
}

pub(super) fn seal(
    key: &[u8; 32],
    purpose: Purpose,
    plain: &[u8],
    random: &dyn Random,
) -> Result<Vec<u8>, SealError> {
    let nonce = random::bytes::<NONCE_BYTES>(random)?;
    let payload = Payload { msg: plain, aad: purpose.label() };
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| SealError::DoesNotOpen)?;
    Ok([&nonce[..], &sealed].concat())
}

pub(super) fn open(key: &[u8; 32], purpose: Purpose, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or(SealError::DoesNotOpen)?;
    XChaCha20Poly1305::new(key.into())
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: purpose.label() })
        .map(Zeroizing::new)
        .map_err(|_| SealError::DoesNotOpen)
}
