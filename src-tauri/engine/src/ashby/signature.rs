//! `Ashby-Signature`: HMAC-SHA256 over the raw bytes, checked before anything reads them.
//!
//! The header is `sha256=` and 64 hex digits; the key is the UTF-8 bytes of the secret.
//! Source: https://developers.ashbyhq.com/docs/authenticating-webhooks

use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// The token that is typed into Ashby and signs its messages.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookSecret(Zeroizing<String>);

impl WebhookSecret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WebhookSecret(…)")
    }
}

/// A body as it came off the wire. It can be measured, verified or refused, and nothing else.
pub struct Unverified {
    body: Bytes,
    signature: Option<Vec<u8>>,
}

/// A body that was signed with one of our secrets. Only verifying makes one.
#[derive(Debug, Clone)]
pub struct Verified {
    body: Bytes,
    /// Which of the given secrets fitted, 0 being the present one.
    secret_index: usize,
}

/// Why a body was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There was no signature header.
    Unsigned,
    /// The header is not `sha256=` and 64 hex digits.
    Malformed,
    /// Signed with another secret, or changed on the way.
    Mismatch,
}

impl Unverified {
    pub fn new(body: Bytes, signature: Option<&[u8]>) -> Self {
        Self { body, signature: signature.map(<[u8]>::to_vec) }
    }

    /// Checks the signature against each secret in turn, each time over all 32 bytes.
    pub fn verify<'s>(
        &self,
        secrets: impl IntoIterator<Item = &'s WebhookSecret>,
    ) -> Result<Verified, Refusal> {
        let header = self.signature.as_deref().ok_or(Refusal::Unsigned)?;
        let claimed = parse(header).ok_or(Refusal::Malformed)?;
        for (secret_index, secret) in secrets.into_iter().enumerate() {
            let fits = mac(secret, &self.body).is_some_and(|mac| mac.verify_slice(&claimed).is_ok());
            if fits {
                return Ok(Verified { body: self.body.clone(), secret_index });
            }
        }
        Err(Refusal::Mismatch)
    }

    pub fn signature(&self) -> Option<&[u8]> {
        self.signature.as_deref()
    }

    /// The bytes, for the quarantine and for recognising an unsigned ping.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

impl Verified {
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    pub fn secret_index(&self) -> usize {
        self.secret_index
    }
}

/// The header value for a body, as Ashby makes it.
pub fn sign(secret: &WebhookSecret, body: &[u8]) -> String {
    let digest = mac(secret, body).map(|mac| mac.finalize().into_bytes().to_vec()).unwrap_or_default();
    digest.iter().fold("sha256=".to_owned(), |header, byte| header + &format!("{byte:02x}"))
}

fn mac(secret: &WebhookSecret, body: &[u8]) -> Option<Hmac<Sha256>> {
    Some(Hmac::<Sha256>::new_from_slice(secret.reveal().as_bytes()).ok()?.chain_update(body))
}

fn parse(header: &[u8]) -> Option<[u8; 32]> {
    let hex = header.strip_prefix(b"sha256=")?;
    if hex.len() != 64 {
        return None;
    }
    let mut claimed = [0; 32];
    for (byte, pair) in claimed.iter_mut().zip(hex.chunks_exact(2)) {
        let high = char::from(pair[0]).to_digit(16)?;
        let low = char::from(pair[1]).to_digit(16)?;
        *byte = u8::try_from(high * 16 + low).ok()?;
    }
    Some(claimed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> WebhookSecret {
        WebhookSecret::new("example-webhook-secret-not-real")
    }

    fn verify(body: &'static [u8], header: Option<&str>) -> Result<Verified, Refusal> {
        Unverified::new(Bytes::from_static(body), header.map(str::as_bytes)).verify([&secret()])
    }

    #[test]
    fn a_good_signature_is_accepted_in_either_case() {
        let good = sign(&secret(), b"body");
        let upper = format!("sha256={}", good["sha256=".len()..].to_uppercase());
        assert!(verify(b"body", Some(&good)).is_ok());
        assert!(verify(b"body", Some(&upper)).is_ok());
    }

    #[test]
    fn anything_else_is_refused_for_its_reason() {
        let good = sign(&secret(), b"body");
        let digits = &good["sha256=".len()..];
        let refused = |header: &str| verify(b"body", Some(header)).err();
        assert_eq!(verify(b"body", None).err(), Some(Refusal::Unsigned));
        assert_eq!(refused(digits), Some(Refusal::Malformed));
        assert_eq!(refused(&format!("sha512={digits}")), Some(Refusal::Malformed));
        assert_eq!(refused(&good[..good.len() - 1]), Some(Refusal::Malformed));
        assert_eq!(refused(&format!("{good}00")), Some(Refusal::Malformed));
        assert_eq!(refused(&format!("sha256={}", "g".repeat(64))), Some(Refusal::Malformed));
        assert_eq!(refused(&format!("sha256={}", "0".repeat(64))), Some(Refusal::Mismatch));
        assert_eq!(verify(b"body ", Some(&good)).err(), Some(Refusal::Mismatch));
    }

    #[test]
    fn an_older_secret_is_told_apart_from_the_present_one() {
        let old = WebhookSecret::new("old");
        let header = sign(&old, b"body");
        let body = Unverified::new(Bytes::from_static(b"body"), Some(header.as_bytes()));
        assert_eq!(body.verify([&secret(), &old]).expect("fits the old one").secret_index(), 1);
    }
}
