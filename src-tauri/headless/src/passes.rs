//! One-time addresses for a browser: `hirelayd open` asks for a pass, and the first page that shows it gets
//! the host's token. What stays in a terminal, a chat or a browser's history opens nothing any more.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard},
    time::{Duration, Instant},
};

use hirelay_engine::random::{self, NoRandomness, SystemRandom};

/// Long enough to copy the address to another window.
const VALID: Duration = Duration::from_secs(10 * 60);
const MOST: usize = 100;

#[derive(Default)]
pub struct Passes(Mutex<HashMap<String, Instant>>);

impl Passes {
    fn open(&self, now: Instant) -> MutexGuard<'_, HashMap<String, Instant>> {
        let mut open = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        open.retain(|_, issued| now.duration_since(*issued) < VALID);
        open
    }

    /// A new pass; `None` when too many wait to be used.
    pub fn issue(&self, now: Instant) -> Result<Option<String>, NoRandomness> {
        let pass = random::token::<24>(&SystemRandom)?;
        let mut open = self.open(now);
        if open.len() >= MOST {
            return Ok(None);
        }
        open.insert(pass.clone(), now);
        Ok(Some(pass))
    }

    /// Whether the pass is good. From now on it is not.
    pub fn redeem(&self, pass: &str, now: Instant) -> bool {
        self.open(now).remove(pass).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_is_good_once_and_not_for_long() -> Result<(), NoRandomness> {
        let (passes, now) = (Passes::default(), Instant::now());
        let pass = passes.issue(now)?.unwrap_or_default();
        assert!(!passes.redeem("", now) && !passes.redeem("rubbish", now));
        assert!(passes.redeem(&pass, now));
        assert!(!passes.redeem(&pass, now));
        let late = passes.issue(now)?.unwrap_or_default();
        assert!(!passes.redeem(&late, now + VALID));
        Ok(())
    }

    #[test]
    fn who_asks_for_passes_without_end_gets_none() -> Result<(), NoRandomness> {
        let (passes, now) = (Passes::default(), Instant::now());
        for _ in 0..MOST {
            assert!(passes.issue(now)?.is_some());
        }
        assert_eq!(passes.issue(now)?, None);
        assert!(passes.issue(now + VALID)?.is_some(), "old ones make room");
        Ok(())
    }
}
