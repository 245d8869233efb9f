//! One value of a profile field.

use jiff::civil::Date;
use serde::Serialize;
use ts_rs::TS;

use super::Kind;
use crate::money::Money;

/// A value, typed by its field's [`Kind`]. On the wire a text, a `YYYY-MM-DD`, or a money object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(untagged)]
pub enum Value {
    Text(String),
    Date(#[ts(type = "string")] Date),
    Money(Money),
}

/// Why a value does not fit its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidValue {
    #[error("Enter text.")]
    NotText,
    #[error("Shorten this to 1,000 characters.")]
    TooLong,
    #[error("Enter an email address such as name@example.org.")]
    NotAnEmail,
    #[error("Enter a phone number with at least three digits.")]
    NotAPhone,
    #[error("Enter a date as year-month-day, such as 2026-11-02.")]
    NotADate,
    #[error("Enter an amount such as 85000.00 and a three-letter currency such as EUR.")]
    NotMoney,
    #[error("Choose hour, day, week, month or year.")]
    NotAFrequency,
}

const LONGEST_TEXT_CHARACTERS: usize = 1_000;

impl Value {
    /// Reads a value that a person entered, or one that was stored.
    pub fn read(kind: Kind, json: &serde_json::Value) -> Result<Self, InvalidValue> {
        if kind == Kind::Money {
            let money: Money = serde_json::from_value(json.clone()).map_err(|_| InvalidValue::NotMoney)?;
            let currency = money.currency.trim().to_uppercase();
            let is_code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
            return if is_code {
                Ok(Value::Money(Money { currency, ..money }))
            } else {
                Err(InvalidValue::NotMoney)
            };
        }
        let text = json.as_str().ok_or(InvalidValue::NotText)?.trim();
        if text.chars().count() > LONGEST_TEXT_CHARACTERS {
            return Err(InvalidValue::TooLong);
        }
        match kind {
            Kind::Date => text.parse().map(Value::Date).map_err(|_| InvalidValue::NotADate),
            Kind::Email if !looks_like_email(text) => Err(InvalidValue::NotAnEmail),
            Kind::Phone if text.chars().filter(|c| c.is_numeric()).count() < 3 => {
                Err(InvalidValue::NotAPhone)
            }
            Kind::Frequency if !matches!(text, "hour" | "day" | "week" | "month" | "year") => {
                Err(InvalidValue::NotAFrequency)
            }
            Kind::Text if text.is_empty() => Err(InvalidValue::NotText),
            _ => Ok(Value::Text(text.to_owned())),
        }
    }

    /// Reads a value back that was checked when it was stored.
    pub fn stored(kind: Kind, json: &str) -> Option<Self> {
        let json: serde_json::Value = serde_json::from_str(json).ok()?;
        match kind {
            Kind::Money => serde_json::from_value(json).ok().map(Value::Money),
            Kind::Date => json.as_str()?.parse().ok().map(Value::Date),
            _ => json.as_str().map(|text| Value::Text(text.to_owned())),
        }
    }

    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Value::Text(text) => serde_json::Value::String(text.clone()),
            Value::Date(date) => serde_json::Value::String(date.to_string()),
            Value::Money(money) => {
                serde_json::json!({"amount": money.amount, "currency": money.currency})
            }
        }
    }

    /// The value as one line of text.
    pub fn text(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Date(date) => date.to_string(),
            Value::Money(money) => format!("{} {}", money.amount, money.currency).trim_end().to_owned(),
        }
    }
}

fn looks_like_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.is_empty() && !host.contains('@') && !text.contains(char::is_whitespace)
    })
}
