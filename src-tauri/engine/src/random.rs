//! Randomness, passed in so that a test can replay it.

use std::sync::Mutex;

use sha2::{Digest, Sha256};

/// Fills buffers with bytes that nobody can guess.
pub trait Random: Send + Sync {
    /// Fails only when the operating system has no randomness to give.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness>;
}

#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the operating system gave no random numbers")]
pub struct NoRandomness;

/// The operating system's generator.
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        getrandom::fill(bytes).map_err(|_| NoRandomness)
    }
}

/// A repeatable stream for tests.
pub struct SeededRandom(Mutex<(u64, u64)>);

impl SeededRandom {
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new((seed, 0)))
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        let mut state = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        for chunk in bytes.chunks_mut(32) {
            let block = Sha256::new()
                .chain_update(state.0.to_be_bytes())
                .chain_update(state.1.to_be_bytes())
                .finalize();
            state.1 += 1;
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
        Ok(())
    }
}

/// Bytes that were drawn before, for a thread that can't borrow a generator.
pub struct Drawn(pub [u8; 16]);

impl Random for Drawn {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        match bytes.len() {
            length @ 0..=16 => {
                bytes.copy_from_slice(&self.0[..length]);
                Ok(())
            }
            _ => Err(NoRandomness),
        }
    }
}

/// `N` random bytes.
pub fn bytes<const N: usize>(random: &dyn Random) -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    random.fill(&mut bytes)?;
    Ok(bytes)
}

/// A token of `N` random bytes in URL-safe text.
pub fn token<const N: usize>(random: &dyn Random) -> Result<String, NoRandomness> {
    use base64::Engine as _;
    Ok(base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes::<N>(random)?))
}
