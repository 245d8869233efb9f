//! The offer in a message: start date and salary.
//!
//! An offer has no change time of its own. Its newest version's creation and the decision order it.

use super::Fields;
use crate::money::Money;

/// One `data.offer`.
#[derive(Debug, Clone)]
pub struct Offer<'a> {
    fields: Fields<'a>,
    version: Fields<'a>,
}

impl<'a> Offer<'a> {
    pub fn new(fields: Fields<'a>) -> Self {
        let version = fields.object("latestVersion").unwrap_or_default();
        Self { fields, version }
    }

    pub fn read(json: &'a str) -> Option<Self> {
        Fields::read(json).map(Self::new)
    }

    pub fn id(&self) -> Option<String> {
        self.fields.text("id")
    }

    pub fn application_id(&self) -> Option<String> {
        self.fields.text("applicationId")
    }

    /// Sorts offers of one application by age.
    pub fn stamp(&self) -> Option<String> {
        let version = self.version.text("createdAt")?;
        Some(format!("{version} {}", self.fields.text("decidedAt").unwrap_or_default()))
    }

    /// First working day. The schema says date-time, live data shows plain dates; both are cut.
    pub fn start_date(&self) -> Option<jiff::civil::Date> {
        self.version.day("startDate")
    }

    pub fn salary(&self) -> Option<Money> {
        let salary = self.version.object("salary")?;
        Money::from_text(&salary.number_text("value")?, &salary.text("currencyCode").unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_gives_its_date_and_decimal_salary() {
        let json = r#"{"latestVersion":{"startDate":"2026-11-02T00:00:00.000Z","salary":{"currencyCode":"EUR","value":85000.10}}}"#;
        let offer = Offer::read(json).expect("an object");
        assert_eq!(offer.start_date(), Some(jiff::civil::date(2026, 11, 2)));
        assert_eq!(offer.salary(), Some(Money { amount: "85000.10".into(), currency: "EUR".into() }));
    }

    #[test]
    fn an_offer_without_a_version_gives_nothing() {
        for json in [r#"{}"#, r#"{"latestVersion":null}"#, r#"{"latestVersion":{"salary":{"value":null}}}"#] {
            let offer = Offer::read(json).expect("an object");
            assert_eq!(offer.start_date(), None);
            assert_eq!(offer.salary(), None);
        }
    }
}
