//! Money as decimals, read from text and never passed through a float.

use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An amount in a currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Money {
    /// Decimal text with at least two places, such as `85000.00`.
    #[serde(deserialize_with = "amount_text")]
    pub amount: String,
    /// ISO 4217 code, such as `EUR`; empty where the source named none.
    pub currency: String,
}

impl Money {
    /// Reads an amount as it stands in a JSON document (`85000`, `38.5`, `1.2e5`).
    /// `None` when it is not a decimal number of at most 28 digits.
    pub fn from_text(amount: &str, currency: &str) -> Option<Self> {
        Some(Self { amount: decimal_text(amount)?, currency: currency.trim().to_uppercase() })
    }
}

fn decimal_text(text: &str) -> Option<String> {
    let text = text.trim();
    let mut amount = Decimal::from_str(text).or_else(|_| Decimal::from_scientific(text)).ok()?;
    if amount.scale() < 2 {
        amount.rescale(2);
    }
    Some(amount.to_string())
}

fn amount_text<'de, D: serde::Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    let text = String::deserialize(input)?;
    decimal_text(&text)
        .ok_or_else(|| serde::de::Error::custom("an amount is decimal text such as \"85000.00\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_every_digit() {
        for (text, amount) in [
            ("85000", "85000.00"),
            ("85000.1", "85000.10"),
            ("0.1", "0.10"),
            ("12345678901234567890.12", "12345678901234567890.12"),
            ("38.505", "38.505"),
            ("1.2e5", "120000.00"),
            ("-5", "-5.00"),
        ] {
            assert_eq!(Money::from_text(text, "eur").map(|m| m.amount).as_deref(), Some(amount), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_no_money() {
        for text in ["", "abc", "null", "1,000", "99999999999999999999999999999999"] {
            assert_eq!(Money::from_text(text, "EUR"), None, "{text}");
        }
    }
}
