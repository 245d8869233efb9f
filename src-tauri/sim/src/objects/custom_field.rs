//! Custom field entries. They carry no type tag: the type shows only in the shape of the value.

use serde::Serialize;
use uuid::Uuid;

use super::{Decimal, Maybe};

/// One filled custom field. Match it by `id`; administrators rename titles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomField {
    pub id: Uuid,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub is_private: Maybe<bool>,
    pub title: String,
    /// A string for a choice, strings for several, otherwise left out.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub value_label: Maybe<serde_json::Value>,
    pub value: Value,
}

impl CustomField {
    /// A field that holds text.
    pub fn text(id: Uuid, title: &str, value: &str) -> Self {
        let value = Value::Text(value.into());
        Self { id, is_private: Maybe::Is(false), title: title.into(), value_label: Maybe::Absent, value }
    }
}

/// The value in each shape that Ashby gives it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum Value {
    Boolean(bool),
    /// Text, e-mail, telephone, address, date, the id of a person, and the value of a choice all look alike.
    Text(String),
    Number(Decimal),
    Choices(Vec<String>),
    Currency {
        value: Decimal,
        currency_code: String,
    },
    NumberRange {
        #[serde(rename = "type")]
        kind: &'static str,
        min_value: Maybe<Decimal>,
        max_value: Maybe<Decimal>,
    },
    CompensationRange {
        #[serde(rename = "type")]
        kind: &'static str,
        min_value: Decimal,
        max_value: Decimal,
        currency_code: String,
        interval: String,
    },
    /// A shape no documentation describes, such as a location, or null.
    Other(serde_json::Value),
}
