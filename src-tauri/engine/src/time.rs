//! The clock, passed in so that a test can live through a fortnight in a millisecond.
//!
//! Instants are UTC with millisecond precision, because that is what the store keeps.
//! Calendar days never pass through an instant: a start date has no zone and never shifts.

use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

/// Tells the present instant.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

/// The computer's own clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        to_millis(Timestamp::now())
    }
}

/// A clock that stands still until it is told to move.
pub struct ManualClock(Mutex<Timestamp>);

impl ManualClock {
    pub fn at(instant: Timestamp) -> Self {
        Self(Mutex::new(instant))
    }

    pub fn advance(&self, by: SignedDuration) {
        let mut now = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        *now = now.saturating_add(by).unwrap_or(*now);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// Cuts an instant to whole milliseconds.
fn to_millis(instant: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(instant.as_millisecond()).unwrap_or(instant)
}

/// The calendar day that it is in `zone`.
pub fn today(now: Timestamp, zone: &TimeZone) -> Date {
    zone.to_datetime(now).date()
}

/// The day `days` working days (Monday to Friday) after `from`.
pub fn after_working_days(from: Date, days: u32) -> Date {
    let mut day = from;
    let mut left = days;
    while left > 0 {
        let Ok(next) = day.tomorrow() else { return day };
        day = next;
        if !matches!(day.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn working_days_skip_the_weekend() {
        assert_eq!(after_working_days(date(2026, 11, 26), 5), date(2026, 12, 3));
        assert_eq!(after_working_days(date(2026, 11, 28), 1), date(2026, 11, 30));
        assert_eq!(after_working_days(date(2026, 11, 24), 0), date(2026, 11, 24));
    }

    #[test]
    fn today_is_the_day_of_the_workspace_not_of_utc() {
        let late: Timestamp = "2026-11-24T23:30:00Z".parse().expect("a valid instant");
        let warsaw = TimeZone::fixed(jiff::tz::offset(1));
        assert_eq!(today(late, &warsaw), date(2026, 11, 25));
        assert_eq!(today(late, &TimeZone::UTC), date(2026, 11, 24));
    }
}
