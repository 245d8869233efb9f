//! The `Ashby-Signature` header: HMAC-SHA256 over the exact bytes of a body.
//!
//! The key is the UTF-8 text of the secret that an administrator typed into the webhook setting. There is
//! no timestamp and no nonce in it, so equal bytes always carry an equal signature.

use hmac::{Hmac, KeyInit, Mac, digest::Key};
use sha2::{Digest, Sha256};

const PREFIX: &str = "sha256=";
const HEX_DIGITS: &[u8; 16] = b"0123456789abcdef";

/// How many bytes a header value has: the prefix and 64 hexadecimal digits.
pub const SIGNATURE_BYTES: usize = PREFIX.len() + 64;

/// Signs `body` the way Ashby does: `sha256=` and 64 lowercase hexadecimal digits.
pub fn sign(secret: &str, body: &[u8]) -> String {
    let value = Signer::new(secret).sign(&[body]);
    value.iter().map(|byte| char::from(*byte)).collect()
}

/// A secret made ready for signing many bodies.
///
/// A body that begins like another one need not be hashed from the start again: see [`Signer::after`].
#[derive(Clone)]
pub struct Signer {
    mac: Hmac<Sha256>,
}

impl Signer {
    /// Prepares `secret`, whatever its length.
    pub fn new(secret: &str) -> Self {
        let mut key = Key::<Hmac<Sha256>>::default();
        if secret.len() > key.len() {
            let digest = Sha256::digest(secret.as_bytes());
            key[..digest.len()].copy_from_slice(&digest);
        } else {
            key[..secret.len()].copy_from_slice(secret.as_bytes());
        }
        Self { mac: Hmac::new(&key) }
    }

    /// A signer for bodies that begin with `prefix`; it is given only what follows.
    pub fn after(&self, prefix: &[u8]) -> Self {
        let mut mac = self.mac.clone();
        mac.update(prefix);
        Self { mac }
    }

    /// The header value for a body given in pieces.
    pub fn sign(&self, pieces: &[&[u8]]) -> [u8; SIGNATURE_BYTES] {
        let mut mac = self.mac.clone();
        for piece in pieces {
            mac.update(piece);
        }
        let mut value = [0; SIGNATURE_BYTES];
        value[..PREFIX.len()].copy_from_slice(PREFIX.as_bytes());
        for (pair, byte) in value[PREFIX.len()..].chunks_exact_mut(2).zip(mac.finalize().into_bytes()) {
            pair[0] = HEX_DIGITS[usize::from(byte >> 4)];
            pair[1] = HEX_DIGITS[usize::from(byte & 15)];
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_sample_carries_the_signature_written_beside_it() {
        for sample in samples::ALL {
            assert_eq!(sign(samples::SECRET, sample.body), sample.signature, "{}", sample.name);
        }
    }

    #[test]
    fn secrets_longer_than_a_block_and_empty_ones_give_the_standard_value() {
        // The second is test case 2 of RFC 4231; the others were computed by another implementation.
        let cases = [
            (String::new(), "", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
            (
                "Jefe".into(),
                "what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                "a long secret ".repeat(10),
                "body",
                "98d703081384a83d14127aea72113faef129e168fb2c9f7492f5591f7fa539fd",
            ),
        ];
        for (secret, body, digits) in cases {
            assert_eq!(sign(&secret, body.as_bytes()), format!("sha256={digits}"));
        }
    }

    #[test]
    fn a_body_may_be_signed_in_pieces_or_after_a_shared_beginning() {
        let signer = Signer::new(samples::SECRET);
        let (start, rest) = samples::HIRE_FULL.body.split_at(700);
        let whole = signer.sign(&[samples::HIRE_FULL.body]);
        assert_eq!(signer.sign(&[start, rest]), whole);
        assert_eq!(signer.after(start).sign(&[rest]), whole);
    }
}
