//! When Ashby tries again, and when it gives up.
//!
//! Ten attempts, with waits of at least (2ⁿ − 1) × 10 s between them; the last comes 2 h 48 min 50 s after
//! the first. Whether ten counts attempts or retries is not documented: this takes the shorter reading.

use std::time::Duration;

use serde::{Serialize, Serializer};

/// How many times a delivery is tried at most.
pub const ATTEMPTS: u32 = 10;

/// Answers after which Ashby never tries again.
pub const FINAL_STATUSES: [u16; 5] = [401, 403, 404, 405, 410];

/// What came back from an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Status(u16),
    TimedOut,
    /// The simulator itself closed the connection before reading an answer, as asked.
    HungUp,
    /// No connection, or one that broke.
    Failed(String),
}

impl Answer {
    /// Any 2xx.
    pub fn is_success(&self) -> bool {
        matches!(self, Self::Status(200..=299))
    }
}

/// What follows an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Delivered,
    /// Another attempt, not before this much time has passed.
    RetryAfter(Duration),
    /// An answer that ends retries at once: the event is lost.
    Refused,
    /// The last attempt failed: the event is lost.
    Exhausted,
}

impl Next {
    /// What follows when `attempt`, counted from one, was answered like this.
    pub fn after(attempt: u32, answer: &Answer) -> Self {
        match answer {
            answer if answer.is_success() => Self::Delivered,
            Answer::Status(status) if FINAL_STATUSES.contains(status) => Self::Refused,
            _ if attempt >= ATTEMPTS => Self::Exhausted,
            _ => Self::RetryAfter(wait_after(attempt)),
        }
    }
}

impl Serialize for Next {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Delivered => serializer.serialize_str("delivered"),
            Self::RetryAfter(wait) => {
                serializer.collect_str(&format_args!("retry after {} s", wait.as_secs()))
            }
            Self::Refused => serializer.serialize_str("refused"),
            Self::Exhausted => serializer.serialize_str("exhausted"),
        }
    }
}

/// The least wait after `failed` attempts have failed, counted from one.
pub fn wait_after(failed: u32) -> Duration {
    let doublings = 1_u64.checked_shl(failed).unwrap_or(u64::MAX) - 1;
    Duration::from_secs(doublings.saturating_mul(10))
}

/// How many times faster than the real clock the simulated one runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    scale: u32,
}

impl Pace {
    /// As fast as Ashby itself.
    pub const REAL: Self = Self { scale: 1 };

    /// This many times faster; zero counts as one.
    pub const fn faster(scale: u32) -> Self {
        Self { scale: if scale == 0 { 1 } else { scale } }
    }

    /// How long a simulated wait takes in reality.
    pub fn real(self, simulated: Duration) -> Duration {
        simulated / self.scale
    }

    /// How much simulated time passes meanwhile.
    pub fn simulated(self, real: Duration) -> Duration {
        real.saturating_mul(self.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_those_of_the_documented_table() {
        let waits: Vec<u64> = (1..=10).map(|failed| wait_after(failed).as_secs()).collect();
        assert_eq!(waits, [10, 30, 70, 150, 310, 630, 1_270, 2_550, 5_110, 10_230]);
        let last_after: u64 = waits[..9].iter().sum();
        assert_eq!(
            last_after,
            2 * 3_600 + 48 * 60 + 50,
            "the tenth attempt comes 2 h 48 min 50 s after the first"
        );
    }

    #[test]
    fn only_five_answers_are_final_and_only_2xx_is_success() {
        for status in 100..600 {
            let expected = match status {
                200..=299 => Next::Delivered,
                401 | 403 | 404 | 405 | 410 => Next::Refused,
                _ => Next::RetryAfter(Duration::from_secs(10)),
            };
            assert_eq!(Next::after(1, &Answer::Status(status)), expected, "{status}");
        }
    }

    #[test]
    fn timeouts_and_broken_connections_are_retried_until_the_tenth_attempt() {
        for answer in
            [Answer::TimedOut, Answer::HungUp, Answer::Failed("refused".into()), Answer::Status(503)]
        {
            assert_eq!(Next::after(9, &answer), Next::RetryAfter(Duration::from_secs(5_110)));
            assert_eq!(Next::after(10, &answer), Next::Exhausted);
        }
    }

    #[test]
    fn a_faster_clock_shortens_waits_and_stretches_what_it_measures() {
        let pace = Pace::faster(1_000);
        assert_eq!(pace.real(Duration::from_secs(10)), Duration::from_millis(10));
        assert_eq!(pace.simulated(Duration::from_millis(10)), Duration::from_secs(10));
        assert_eq!(Pace::faster(0), Pace::REAL);
    }
}
