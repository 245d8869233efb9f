//! Ashby's objects as they stand in JSON, written from its documentation and from recorded traffic.
//!
//! They are only ever written, never read: a program under test has its own reader. Each field that Ashby
//! may leave out *or* send as null is a [`Maybe`], so that every form can be produced on purpose, and
//! objects carry `extra`, for Ashby adds fields without notice.

mod application;
mod custom_field;
mod offer;

pub use application::{
    Application, ArchiveReason, Candidate, Contact, Job, Source, SourceType, Stage, TeamMember, User,
};
pub use custom_field::{CustomField, Value};
pub use offer::{
    FileHandle, FormDefinition, FormEntry, FormField, FormSection, Offer, OfferVersion, Salary, SelectOption,
};

use jiff::Timestamp;
use serde::{Serialize, Serializer, ser::Error};
use serde_json::value::RawValue;

/// Fields that no documentation names.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// A field that may be missing, null, or there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Maybe<T> {
    #[default]
    Absent,
    Null,
    Is(T),
}

impl<T> Maybe<T> {
    /// For `skip_serializing_if`.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// What there is, if anything.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// As [`Maybe::known`], to change it.
    pub fn known_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T> From<Option<T>> for Maybe<T> {
    /// Nothing becomes null, the commoner of the two in Ashby's traffic.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Is)
    }
}

impl<T: Serialize> Serialize for Maybe<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.known().serialize(serializer)
    }
}

/// An instant, written in UTC with milliseconds as Ashby does: `2026-10-01T15:22:09.871Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub Timestamp);

impl Moment {
    /// This many milliseconds later, or earlier; time's ends are not crossed.
    pub fn plus_millis(self, millis: i64) -> Self {
        let sum = self.0.as_millisecond().saturating_add(millis);
        let end = if millis < 0 { Timestamp::MIN } else { Timestamp::MAX };
        Self(Timestamp::from_millisecond(sum).unwrap_or(end))
    }

    /// This many days later, or earlier.
    pub fn plus_days(self, days: i64) -> Self {
        self.plus_millis(days.saturating_mul(86_400_000))
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.3}", self.0)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A number whose text is kept: `85000.50` stays `85000.50`, which no float would.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    pub fn whole(units: i64) -> Self {
        Self(units.to_string())
    }

    /// `units` and this many hundredths, both digits written.
    pub fn hundredths(units: i64, hundredths: u8) -> Self {
        Self(format!("{units}.{:02}", hundredths % 100))
    }

    /// The text, as it stands in the JSON.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.clone()).map_err(S::Error::custom)?.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Thing {
        #[serde(skip_serializing_if = "Maybe::is_absent")]
        absent: Maybe<Decimal>,
        null: Maybe<Decimal>,
        there: Maybe<Decimal>,
        #[serde(flatten)]
        extra: Extra,
    }

    #[test]
    fn absent_null_and_decimal_fields_are_written_as_meant() {
        let mut extra = Extra::new();
        extra.insert("new".into(), true.into());
        let there = Maybe::Is(Decimal::hundredths(85_000, 50));
        let thing = Thing { absent: Maybe::Absent, null: Maybe::Null, there, extra };
        assert_eq!(
            serde_json::to_string(&thing).expect("it serialises"),
            r#"{"null":null,"there":85000.50,"new":true}"#
        );
    }

    #[test]
    fn moments_have_exactly_three_digits_of_a_second() {
        let moment = Moment(Timestamp::UNIX_EPOCH).plus_millis(120).plus_days(1);
        assert_eq!(moment.to_string(), "1970-01-02T00:00:00.120Z");
        assert_eq!(moment.plus_millis(880).to_string(), "1970-01-02T00:00:01.000Z");
    }
}
