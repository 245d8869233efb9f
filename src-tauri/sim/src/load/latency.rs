//! How long requests took, in a fixed amount of memory.
//!
//! Durations are counted in buckets that grow with the duration, so that a percentile is right to about
//! three per cent however long the run. The longest is kept exactly.

use std::time::Duration;

use serde::Serialize;

/// Each doubling of the duration has this many buckets; up to twice as many microseconds have one each.
const PER_DOUBLING: u64 = 32;
const BUCKETS: usize = 60 * PER_DOUBLING as usize;

/// Durations that have been counted.
#[derive(Clone)]
pub struct Latencies {
    counts: Vec<u64>,
    total: u64,
    longest: Duration,
}

/// What is told of them, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Default)]
pub struct Percentiles {
    pub p50: f64,
    pub p95: f64,
    pub p99: f64,
    pub max: f64,
}

impl Default for Latencies {
    fn default() -> Self {
        Self { counts: vec![0; BUCKETS], total: 0, longest: Duration::ZERO }
    }
}

impl Latencies {
    /// Counts one.
    pub fn record(&mut self, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.counts[bucket(micros)] += 1;
        self.total += 1;
        self.longest = self.longest.max(took);
    }

    /// Adds those of another connection.
    pub fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.counts.iter_mut().zip(&other.counts) {
            *mine += theirs;
        }
        self.total += other.total;
        self.longest = self.longest.max(other.longest);
    }

    /// All zero if nothing was counted.
    pub fn percentiles(&self) -> Percentiles {
        let max = self.longest.as_secs_f64() * 1e3;
        let at = |percent: u64| (self.micros_at(percent) as f64 / 1e3).min(max);
        Percentiles { p50: at(50), p95: at(95), p99: at(99), max }
    }

    /// The upper end of the bucket below which this share of the durations lies.
    fn micros_at(&self, percent: u64) -> u64 {
        let wanted = (self.total * percent).div_ceil(100);
        let mut seen = 0;
        for (number, count) in self.counts.iter().enumerate() {
            seen += count;
            if *count > 0 && seen >= wanted {
                return upper_end(number as u64);
            }
        }
        0
    }
}

fn bucket(micros: u64) -> usize {
    let octave = micros.max(1).ilog2().saturating_sub(PER_DOUBLING.ilog2());
    (u64::from(octave) * PER_DOUBLING + (micros >> octave)) as usize
}

fn upper_end(bucket: u64) -> u64 {
    let octave = (bucket / PER_DOUBLING).saturating_sub(1);
    let step = bucket - octave * PER_DOUBLING;
    (u128::from(step + 1) << octave).saturating_sub(1).min(u128::from(u64::MAX)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_right_to_four_per_cent_and_the_maximum_exactly() {
        let mut low = Latencies::default();
        let mut high = Latencies::default();
        for micros in 1..=50_000 {
            low.record(Duration::from_micros(micros));
            high.record(Duration::from_micros(micros + 50_000));
        }
        low.merge(&high);
        let told = low.percentiles();
        for (value, expected) in [(told.p50, 50.0), (told.p95, 95.0), (told.p99, 99.0)] {
            assert!((expected..expected * 1.04).contains(&value), "{value} should be about {expected}");
        }
        assert_eq!(told.max, 100.0);
    }

    #[test]
    fn every_duration_has_a_bucket_that_ends_at_or_after_it() {
        for micros in
            (0..64).flat_map(|shift| [1_u64 << shift, (1 << shift) - 1, (1 << shift) + 1]).chain([u64::MAX])
        {
            let bucket = bucket(micros);
            assert!(bucket < BUCKETS, "{micros}");
            let end = upper_end(bucket as u64);
            assert!(end >= micros && end as f64 <= micros as f64 * 1.04 + 1.0, "{micros} µs told as {end}");
        }
    }

    #[test]
    fn nothing_counted_is_told_as_zero() {
        assert_eq!(Latencies::default().percentiles(), Percentiles::default());
    }
}
