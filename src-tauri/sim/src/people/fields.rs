//! The custom fields an imagined organisation has set up, one of every type for applications and offers.
//!
//! A definition keeps its id for all hires of a seed, since that is what a mapping refers to. Values vary
//! within the type, through the shapes that have been seen or are documented.

use jiff::Timestamp;
use rand::{RngExt, rngs::StdRng};
use serde_json::json;
use uuid::Uuid;

use super::deck::{id, pick};
use crate::objects::{CustomField, Decimal, Maybe, Moment, Value};

/// The type behind a custom field. No webhook ever says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldKind {
    Boolean,
    String,
    LongText,
    Email,
    Phone,
    Url,
    Uuid,
    Number,
    Date,
    ValueSelect,
    MultiValueSelect,
    Currency,
    NumberRange,
    CompensationRange,
    Location,
    /// A type that does not exist yet.
    Unknown,
}

/// A custom field as an administrator defined it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDefinition {
    pub id: Uuid,
    pub title: &'static str,
    pub kind: FieldKind,
    pub private: bool,
}

const APPLICATION: &[(&str, FieldKind)] = &[
    ("Relocation required", FieldKind::Boolean),
    ("Preferred first name", FieldKind::String),
    ("Why this role", FieldKind::LongText),
    ("Second e-mail", FieldKind::Email),
    ("Emergency phone", FieldKind::Phone),
    ("Portfolio", FieldKind::Url),
    ("Onboarding buddy", FieldKind::Uuid),
    ("Notice period (days)", FieldKind::Number),
    ("Earliest availability", FieldKind::Date),
    ("Preferred office", FieldKind::ValueSelect),
    ("Languages", FieldKind::MultiValueSelect),
    ("Salary expectation", FieldKind::Currency),
    ("Years of experience", FieldKind::NumberRange),
    ("Expected compensation", FieldKind::CompensationRange),
    ("Home location", FieldKind::Location),
    ("Something new", FieldKind::Unknown),
];

const OFFER: &[(&str, FieldKind)] = &[
    ("Contract type", FieldKind::ValueSelect),
    ("Weekly hours", FieldKind::Number),
    ("Sign-on bonus", FieldKind::Currency),
    ("Benefits package", FieldKind::MultiValueSelect),
    ("Visa sponsorship needed", FieldKind::Boolean),
    ("Probation ends", FieldKind::Date),
    ("On-target earnings", FieldKind::CompensationRange),
    ("Offer notes", FieldKind::LongText),
    ("Cost centre", FieldKind::String),
    ("Line manager", FieldKind::Uuid),
];

/// The value and label of each option of a choice; labels are what people see.
pub const OPTIONS: &[(&str, &str)] = &[
    ("permanent", "Permanent"),
    ("fixed", "Fixed term"),
    ("utrecht", "Utrecht"),
    ("riyadh", "الرياض"),
    ("seishain", "正社員"),
    ("option_6", "Part time ½"),
];

const INTERVALS: &[&str] = &[
    "NONE",
    "1 TIME",
    "1 HOUR",
    "1 DAY",
    "1 WEEK",
    "2 WEEK",
    "0.5 MONTH",
    "1 MONTH",
    "2 MONTH",
    "3 MONTH",
    "6 MONTH",
    "1 YEAR",
];
const CODES: &[&str] = &["EUR", "USD", "JPY", "GBP", "PLN", "KWD"];
const TEXTS: &[&str] = &["CC-410", "さくら 🌸", "Maddie", "0042", "=1+1", " padded ", ""];
const LONG_TEXTS: &[&str] = &[
    "Available for an early start.\n\nSecond line kept on purpose.",
    "<p>Looks like <b>HTML</b> & is text</p>\r\n\tindented",
    "長い自由記述のテキストです。\u{2028}夜間シフトにも対応できます。",
];

/// The fields of applications, then those of offers.
pub fn definitions(rng: &mut StdRng) -> (Vec<FieldDefinition>, Vec<FieldDefinition>) {
    let mut define = |fields: &[(&'static str, FieldKind)]| {
        let define = |&(title, kind): &(&'static str, FieldKind)| {
            let private = matches!(kind, FieldKind::Currency | FieldKind::CompensationRange);
            FieldDefinition { id: id(rng), title, kind, private }
        };
        fields.iter().map(define).collect()
    };
    (define(APPLICATION), define(OFFER))
}

impl FieldDefinition {
    /// The field filled in. `now` is what dates lie around.
    pub fn fill(&self, rng: &mut StdRng, now: Timestamp) -> CustomField {
        let mut value_label = Maybe::Absent;
        let value = match self.kind {
            FieldKind::Boolean => Value::Boolean(rng.random()),
            FieldKind::String => Value::Text(pick(rng, TEXTS).into()),
            FieldKind::LongText => Value::Text(pick(rng, LONG_TEXTS).repeat(rng.random_range(1..6))),
            FieldKind::Email => Value::Text(format!("second.{}@example.org", rng.random_range(0..10_000))),
            FieldKind::Phone => Value::Text(format!("(555) 010-{:04}", rng.random_range(0..10_000))),
            FieldKind::Url => {
                Value::Text(format!("https://folio.invalid/{}?q=ü#a", rng.random_range(0..1_000)))
            }
            FieldKind::Uuid => Value::Text(id(rng).to_string()),
            FieldKind::Number if rng.random() => {
                Value::Number(Decimal::hundredths(rng.random_range(1..60), 50))
            }
            FieldKind::Number => Value::Number(Decimal::whole(rng.random_range(-1..120))),
            FieldKind::Date => {
                let moment = Moment(now).plus_days(rng.random_range(-30..200)).to_string();
                Value::Text(if rng.random() { moment.chars().take(10).collect() } else { moment })
            }
            FieldKind::ValueSelect => {
                let (value, label) = pick(rng, OPTIONS);
                value_label = Maybe::Is(label.into());
                Value::Text(value.into())
            }
            FieldKind::MultiValueSelect => {
                let chosen = &OPTIONS[..rng.random_range(0..=OPTIONS.len())];
                value_label = Maybe::Is(chosen.iter().map(|(_, label)| *label).collect());
                Value::Choices(chosen.iter().map(|(value, _)| (*value).to_owned()).collect())
            }
            FieldKind::Currency => {
                let value = Decimal::hundredths(rng.random_range(0..20_000), rng.random_range(0..100));
                Value::Currency { value, currency_code: pick(rng, CODES).into() }
            }
            FieldKind::NumberRange => {
                let least = rng.random_range(0..10);
                let min_value = Maybe::Is(Decimal::whole(least));
                let max_value = if rng.random() { Maybe::Null } else { Maybe::Is(Decimal::whole(least + 3)) };
                Value::NumberRange { kind: "number-range", min_value, max_value }
            }
            FieldKind::CompensationRange => {
                let least = rng.random_range(20..90) * 1_000;
                Value::CompensationRange {
                    kind: "compensation-range",
                    min_value: Decimal::whole(least),
                    max_value: Decimal::hundredths(least + 9_000, 50),
                    currency_code: pick(rng, CODES).into(),
                    interval: pick(rng, INTERVALS).into(),
                }
            }
            FieldKind::Location => {
                Value::Other(json!({"country": "NL", "region": "Utrecht", "city": "Zeist"}))
            }
            FieldKind::Unknown => Value::Other(match rng.random_range(0..4) {
                0 => json!({"type": "orbit", "turns": [1, {"deep": null}]}),
                1 => json!([[1, "a"], true]),
                2 => json!([]),
                _ => json!(null),
            }),
        };
        let is_private =
            if self.private { Maybe::Is(true) } else { pick(rng, &[Maybe::Is(false), Maybe::Absent]) };
        CustomField { id: self.id, is_private, title: self.title.into(), value_label, value }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;

    #[test]
    fn every_type_is_filled_in_the_shape_ashby_documents() {
        let mut rng = StdRng::seed_from_u64(9);
        let (application, offer) = definitions(&mut rng);
        for definition in application.iter().chain(&offer) {
            let field = definition.fill(&mut rng, Timestamp::UNIX_EPOCH);
            let json = serde_json::to_value(&field).expect("it serialises");
            let value = &json["value"];
            let right = match definition.kind {
                FieldKind::Boolean => value.is_boolean(),
                FieldKind::Number => value.is_number(),
                FieldKind::ValueSelect => value.is_string() && json["valueLabel"].is_string(),
                FieldKind::MultiValueSelect => {
                    value.as_array().map(Vec::len) == json["valueLabel"].as_array().map(Vec::len)
                }
                FieldKind::Currency => value["value"].is_number() && value["currencyCode"].is_string(),
                FieldKind::NumberRange => value["type"] == "number-range" && value["minValue"].is_number(),
                FieldKind::CompensationRange => {
                    value["type"] == "compensation-range" && value["interval"].is_string()
                }
                FieldKind::Location => value["country"].is_string(),
                FieldKind::Unknown => true,
                _ => value.is_string(),
            };
            assert!(right, "{:?} was filled with {json}", definition.kind);
        }
    }
}
