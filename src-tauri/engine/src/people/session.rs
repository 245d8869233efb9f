//! Signing in and being recognised.
//!
//! Failures are counted by address, whether or not there is such an account, so that guessing is
//! slow and tells nothing.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard},
};

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use super::{Caller, PasswordError, email_key, hash_password, read_code, verify_password};
use crate::{
    ids::EmployeeId,
    random::{self, Drawn, NoRandomness, Random},
    store::{Store, StoreError},
};

/// A session that nobody used for this long is over.
const IDLE: SignedDuration = SignedDuration::from_hours(12);
const TOUCH_EVERY: SignedDuration = SignedDuration::from_mins(1);

const FREE_FAILURES: u32 = 5;
const LONGEST_WAIT_SECONDS: i64 = 300;
const FORGET_AFTER: SignedDuration = SignedDuration::from_mins(30);
const MOST_REMEMBERED: usize = 10_000;
/// Each takes 19 MiB while it runs.
const HASHES_AT_ONCE: usize = 2;

#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    #[error("The address or the password is not right.")]
    Wrong,
    #[error("Too many attempts. Try again in {seconds} seconds.")]
    TooMany { seconds: i64 },
    /// The one-time code is right.
    #[error("Choose your own password. The code is replaced by it.")]
    ChoosePassword,
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Random(#[from] NoRandomness),
}

/// Remembers failed attempts.
pub struct SignIns {
    failures: Mutex<HashMap<String, Failures>>,
    hashing: Semaphore,
}

#[derive(Clone, Copy)]
struct Failures {
    count: u32,
    last: Timestamp,
}

impl Default for SignIns {
    fn default() -> Self {
        Self { failures: Mutex::default(), hashing: Semaphore::new(HASHES_AT_ONCE) }
    }
}

impl SignIns {
    fn failures(&self) -> MutexGuard<'_, HashMap<String, Failures>> {
        self.failures.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Seconds until the next attempt is heard.
    fn wait_seconds(&self, address: &str, now: Timestamp) -> i64 {
        let Some(failures) = self.failures().get(address).copied() else {
            return 0;
        };
        let beyond = failures.count.saturating_sub(FREE_FAILURES);
        if failures.count < FREE_FAILURES {
            return 0;
        }
        let wait = (1_i64 << beyond.min(16)).min(LONGEST_WAIT_SECONDS);
        (wait - now.duration_since(failures.last).as_secs()).max(0)
    }

    /// Counts an attempt before it is checked, so that many at once count as many.
    fn count(&self, address: &str, now: Timestamp) {
        let mut failures = self.failures();
        failures.retain(|_, failure| now.duration_since(failure.last) < FORGET_AFTER);
        if failures.len() < MOST_REMEMBERED || failures.contains_key(address) {
            let entry = failures.entry(address.to_owned()).or_insert(Failures { count: 0, last: now });
            *entry = Failures { count: entry.count.saturating_add(1), last: now };
        }
    }

    async fn fits(&self, password: String, hash: Option<String>) -> bool {
        let _permit = self.hashing.acquire().await;
        let checked = tokio::task::spawn_blocking(move || verify_password(&password, hash.as_deref())).await;
        checked.unwrap_or(false)
    }

    async fn hash(&self, password: String, random: &dyn Random) -> Result<String, PasswordError> {
        let salt = Drawn(random::bytes(random)?);
        let _permit = self.hashing.acquire().await;
        let hashed = tokio::task::spawn_blocking(move || hash_password(&password, &salt)).await;
        hashed.unwrap_or(Err(PasswordError::Hash))
    }

    fn forget(&self, address: &str) {
        self.failures().remove(address);
    }
}

/// Checks a password and begins a session; gives its token.
pub async fn sign_in(
    store: &Store,
    sign_ins: &SignIns,
    random: &dyn Random,
    now: Timestamp,
    email: &str,
    password: String,
    new_password: Option<String>,
) -> Result<String, SignInError> {
    let address = email_key(email).unwrap_or_default();
    let seconds = sign_ins.wait_seconds(&address, now);
    if seconds > 0 {
        return Err(SignInError::TooMany { seconds });
    }
    sign_ins.count(&address, now);
    let account = store.account(address.clone()).await?;
    // A code whose time is over is no code any more, and costs the same time.
    let account = account.filter(|account| account.one_time_until.is_none_or(|until| now < until));
    let hash = account.as_ref().map(|account| account.password_hash.clone());
    let is_code = account.as_ref().is_some_and(|account| account.one_time_until.is_some());
    let password = if is_code { read_code(&password) } else { password };
    let fits = sign_ins.fits(password, hash).await;
    match account {
        Some(account) if fits => {
            sign_ins.forget(&address);
            if is_code {
                let new_password = new_password.ok_or(SignInError::ChoosePassword)?;
                let new_hash = sign_ins.hash(new_password, random).await?;
                store.choose_password(account.employee_id.clone(), account.password_hash, new_hash).await?;
            }
            start(store, random, now, &account.employee_id).await
        }
        _ => Err(SignInError::Wrong),
    }
}

/// Checks the password of somebody who is signed in, before something that matters.
pub async fn confirm(
    store: &Store,
    sign_ins: &SignIns,
    now: Timestamp,
    who: &EmployeeId,
    password: String,
) -> Result<(), SignInError> {
    let seconds = sign_ins.wait_seconds(who.as_str(), now);
    if seconds > 0 {
        return Err(SignInError::TooMany { seconds });
    }
    sign_ins.count(who.as_str(), now);
    let hash = store.password_hash(who).await?;
    if !sign_ins.fits(password, hash).await {
        return Err(SignInError::Wrong);
    }
    sign_ins.forget(who.as_str());
    Ok(())
}

/// Begins a session without asking; for the owner who was just made.
pub async fn start(
    store: &Store,
    random: &dyn Random,
    now: Timestamp,
    who: &EmployeeId,
) -> Result<String, SignInError> {
    let token = random::token::<32>(random)?;
    store.start_session(hash(&token), who, now, IDLE).await?;
    Ok(token)
}

/// Whether somebody does something, or is only told something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    Acting,
    Listening,
}

/// Who a token belongs to; `None` for one that never was, was ended, or was not used for too long.
/// Only acting keeps a session from ending.
pub async fn identify(
    store: &Store,
    now: Timestamp,
    token: &str,
    presence: Presence,
) -> Result<Option<Caller>, StoreError> {
    let token_hash = hash(token);
    let Some(session) = store.session(token_hash).await? else {
        return Ok(None);
    };
    let idle = now.duration_since(session.last_seen_at);
    if idle > IDLE {
        store.end_session(token_hash).await?;
        return Ok(None);
    }
    if idle > TOUCH_EVERY && presence == Presence::Acting {
        store.touch_session(token_hash, now).await?;
    }
    let roles = store.roles_of(&session.employee_id).await?;
    Ok(Some(Caller::new(session.employee_id, token_hash, &roles)))
}

pub async fn end(store: &Store, caller: &Caller) -> Result<(), StoreError> {
    store.end_session(caller.token_hash()).await
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_gets_slower_for_accounts_that_exist_and_that_do_not() {
        let sign_ins = SignIns::default();
        let mut now: Timestamp = "2026-11-24T08:00:00Z".parse().expect("a valid instant");
        for _ in 0..FREE_FAILURES {
            assert_eq!(sign_ins.wait_seconds("a", now), 0);
            sign_ins.count("a", now);
        }
        assert_eq!(sign_ins.wait_seconds("a", now), 1);
        assert_eq!(sign_ins.wait_seconds("b", now), 0, "others are not held up");
        for _ in 0..20 {
            sign_ins.count("a", now);
        }
        assert_eq!(sign_ins.wait_seconds("a", now), LONGEST_WAIT_SECONDS);
        now = now.saturating_add(SignedDuration::from_secs(LONGEST_WAIT_SECONDS)).expect("in range");
        assert_eq!(sign_ins.wait_seconds("a", now), 0);
    }
}
