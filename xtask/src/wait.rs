//! Waiting that always ends: with what was awaited, at a deadline, or when the person interrupts.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};

/// How long to rest between two looks.
const REST: Duration = Duration::from_millis(25);

/// Set by Ctrl-C, or by whoever asks this process to end, so that what it started is stopped first.
#[derive(Clone, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    pub fn listen() -> Result<Self> {
        let interrupt = Self::default();
        #[cfg(unix)]
        for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP]
        {
            signal_hook::flag::register(signal, Arc::clone(&interrupt.0))?;
        }
        Ok(interrupt)
    }

    pub fn happened(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Looks again and again until there is something, for at most `patience`.
    pub fn or_until<T>(
        &self,
        patience: Duration,
        what: &str,
        mut look: impl FnMut() -> Result<Option<T>>,
    ) -> Result<T> {
        let deadline = Instant::now() + patience;
        loop {
            if let Some(found) = look()? {
                return Ok(found);
            }
            if self.happened() {
                bail!("interrupted while waiting for {what}");
            }
            if Instant::now() >= deadline {
                bail!("waited {} s in vain for {what}", patience.as_secs_f32());
            }
            rest();
        }
    }
}

pub fn rest() {
    thread::sleep(REST);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_ends_with_what_it_finds() {
        let mut looks = 0;
        let found = Interrupt::default().or_until(Duration::from_secs(5), "the third look", || {
            looks += 1;
            Ok((looks == 3).then_some(looks))
        });
        assert_eq!(found.expect("found before the deadline"), 3);
    }

    #[test]
    fn a_wait_ends_at_its_deadline_and_says_what_did_not_come() {
        let nothing = Interrupt::default().or_until(Duration::ZERO, "a hire", || Ok(None::<()>));
        let message = nothing.expect_err("nothing came").to_string();
        assert_eq!(message, "waited 0 s in vain for a hire");
    }

    #[test]
    fn a_wait_ends_when_interrupted() {
        let interrupt = Interrupt::default();
        interrupt.0.store(true, Ordering::Relaxed);
        let nothing = interrupt.or_until(Duration::from_secs(60), "a hire", || Ok(None::<()>));
        let message = nothing.expect_err("interrupted").to_string();
        assert_eq!(message, "interrupted while waiting for a hire");
    }
}
