//! Passwords are kept as Argon2id hashes, and a missing account costs as much time as a wrong one.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use crate::random::{self, NoRandomness, Random};

#[derive(Debug, Clone, Copy, thiserror::Error)]
pub enum PasswordError {
    #[error("a password has at least 10 characters")]
    TooShort,
    #[error("a password has at most 200 characters")]
    TooLong,
    #[error("the password could not be hashed")]
    Hash,
    #[error(transparent)]
    Random(#[from] NoRandomness),
}

/// 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Blocks for some ten milliseconds: call it off the async threads.
pub fn hash_password(password: &str, random: &dyn Random) -> Result<String, PasswordError> {
    match password.chars().count() {
        0..10 => Err(PasswordError::TooShort),
        10..=200 => {
            let salt = random::bytes::<16>(random)?;
            let hash: PasswordHash = argon2()
                .hash_password_with_salt(password.as_bytes(), &salt)
                .map_err(|_| PasswordError::Hash)?;
            Ok(hash.to_string())
        }
        _ => Err(PasswordError::TooLong),
    }
}

/// Whether a password is the one of `hash`. Without a hash the same work is done for nothing.
pub fn verify_password(password: &str, hash: Option<&str>) -> bool {
    let password: String = password.chars().take(200).collect();
    match hash.and_then(|hash| PasswordHash::new(hash).ok()) {
        Some(hash) => argon2().verify_password(password.as_bytes(), &hash).is_ok(),
        None => {
            let mut nothing = [0; 32];
            let _ = argon2().hash_password_into(password.as_bytes(), b"nobody's account", &mut nothing);
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SeededRandom;

    #[test]
    fn only_the_right_password_fits() {
        let hash = hash_password("correct horse", &SeededRandom::new(1)).expect("hashed");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify_password("correct horse", Some(&hash)));
        assert!(!verify_password("Correct horse", Some(&hash)));
        assert!(!verify_password("correct horse", None));
        assert!(!verify_password("correct horse", Some("rubbish")));
    }

    #[test]
    fn short_and_endless_passwords_are_refused() {
        let random = SeededRandom::new(1);
        assert!(matches!(hash_password("123456789", &random), Err(PasswordError::TooShort)));
        assert!(matches!(hash_password(&"x".repeat(201), &random), Err(PasswordError::TooLong)));
    }
}
