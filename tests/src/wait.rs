//! Waiting that always ends: with what was awaited, or at a deadline.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};

/// How long to rest between two looks.
const REST: Duration = Duration::from_millis(5);

/// Long enough for anything that should take milliseconds on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Looks again and again until there is something, for at most `patience`.
pub fn until<T>(patience: Duration, what: &str, mut look: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    let deadline = Instant::now() + patience;
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        if Instant::now() >= deadline {
            bail!("waited {} s in vain for {what}", patience.as_secs_f32());
        }
        thread::sleep(REST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_ends_with_what_it_finds_or_says_what_did_not_come() -> Result<()> {
        let mut looks = 0;
        let found = until(PATIENCE, "the third look", || {
            looks += 1;
            Ok((looks == 3).then_some(looks))
        })?;
        assert_eq!(found, 3);
        let nothing = until(Duration::ZERO, "a hire", || Ok(None::<()>)).map_err(|error| error.to_string());
        assert_eq!(nothing, Err("waited 0 s in vain for a hire".to_owned()));
        Ok(())
    }
}
