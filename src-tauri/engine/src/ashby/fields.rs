//! A tolerant look into a JSON object.
//!
//! A field of the wrong type is as good as absent, numbers are given as the text they were written
//! in, unknown fields do no harm, and of two equal keys the last one counts. Values stay raw until
//! somebody asks for them.

use std::{borrow::Cow, collections::HashMap};

use serde::{Deserialize, Deserializer, de::Visitor};
use serde_json::value::RawValue;

/// The fields of one object.
#[derive(Debug, Clone, Default)]
pub struct Fields<'a>(HashMap<Cow<'a, str>, &'a RawValue>);

impl<'a> Fields<'a> {
    /// `None` when the text is not a JSON object.
    pub fn read(json: &'a str) -> Option<Self> {
        serde_json::from_str::<Object<'a>>(json).ok().map(|object| Self(object.0))
    }

    /// The value as it was written; `None` for a null.
    pub fn raw(&self, name: &str) -> Option<&'a str> {
        self.0.get(name).map(|value| value.get()).filter(|text| *text != "null")
    }

    /// A text, with control characters taken out; `None` when nothing is left.
    pub fn text(&self, name: &str) -> Option<String> {
        clean(&string(self.raw(name)?)?)
    }

    pub fn object(&self, name: &str) -> Option<Fields<'a>> {
        Fields::read(self.raw(name)?)
    }

    /// The objects of a list; others in it are passed over.
    pub fn objects(&self, name: &str) -> Vec<Fields<'a>> {
        self.raw(name)
            .and_then(|text| serde_json::from_str::<Vec<&RawValue>>(text).ok())
            .unwrap_or_default()
            .into_iter()
            .filter_map(|value| Fields::read(value.get()))
            .collect()
    }

    /// A number as the text it was written in. A number inside quotes counts as one.
    pub fn number_text(&self, name: &str) -> Option<String> {
        let raw = self.raw(name)?;
        if raw.starts_with('"') { self.text(name) } else { Some(raw.to_owned()) }
    }

    /// The day in a date or date-time: its first ten characters, whatever zone follows them.
    pub fn day(&self, name: &str) -> Option<jiff::civil::Date> {
        self.text(name)?.get(..10)?.parse().ok()
    }
}

/// Takes out control characters (a line break becomes a space) and trims.
fn clean(text: &str) -> Option<String> {
    let visible: String = text
        .chars()
        .map(|c| if c == '\n' || c == '\t' || c == '\r' { ' ' } else { c })
        .filter(|c| !c.is_control())
        .collect();
    let trimmed = visible.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

/// Reads a JSON text; halves of surrogate pairs, which no Rust string can hold, become `�`.
fn string(raw: &str) -> Option<String> {
    struct Lossy;
    impl Visitor<'_> for Lossy {
        type Value = String;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a text")
        }
        fn visit_bytes<E>(self, bytes: &[u8]) -> Result<String, E> {
            Ok(String::from_utf8_lossy(bytes).into_owned())
        }
    }
    serde_json::from_str::<String>(raw)
        .or_else(|_| serde_json::Deserializer::from_str(raw).deserialize_bytes(Lossy))
        .ok()
}

struct Object<'a>(HashMap<Cow<'a, str>, &'a RawValue>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Object<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut fields = HashMap::new();
                while let Some((name, value)) = map.next_entry::<Cow<'de, str>, &'de RawValue>()? {
                    fields.insert(name, value);
                }
                Ok(Object(fields))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_the_wrong_type_is_as_good_as_absent() {
        let fields =
            Fields::read(r#"{"a": 5, "b": null, "c": [1, {"x": "y"}], "d": {}}"#).expect("an object");
        assert_eq!(fields.text("a"), None);
        assert_eq!(fields.raw("b"), None);
        assert_eq!(fields.objects("c").len(), 1);
        assert!(fields.object("c").is_none());
        assert!(fields.object("d").is_some());
        assert!(Fields::read("[]").is_none());
    }

    #[test]
    fn of_two_equal_keys_the_last_one_counts() {
        assert_eq!(Fields::read(r#"{"a":"1","a":"2"}"#).and_then(|f| f.text("a")).as_deref(), Some("2"));
    }

    #[test]
    fn numbers_keep_the_text_they_were_written_in() {
        let fields =
            Fields::read(r#"{"a": 85000.10, "b": "1e3", "c": 12345678901234567890.123}"#).expect("an object");
        assert_eq!(fields.number_text("a").as_deref(), Some("85000.10"));
        assert_eq!(fields.number_text("b").as_deref(), Some("1e3"));
        assert_eq!(fields.number_text("c").as_deref(), Some("12345678901234567890.123"));
    }

    #[test]
    fn days_are_cut_and_never_shifted() {
        let fields = Fields::read(r#"{"a":"2026-11-02","b":"2026-11-02T23:30:00.000-08:00","c":"soon"}"#)
            .expect("an object");
        assert_eq!(fields.day("a"), Some(jiff::civil::date(2026, 11, 2)));
        assert_eq!(fields.day("b"), Some(jiff::civil::date(2026, 11, 2)));
        assert_eq!(fields.day("c"), None);
    }

    #[test]
    fn odd_text_is_read_as_well_as_it_can_be() {
        let fields = Fields::read("{\"a\":\"x\\ud800y\",\"b\":\"a\\u0000\\nb\",\"c\":\" \\u0007 \"}")
            .expect("an object");
        assert!(fields.text("a").is_some_and(|text| text.starts_with('x') && text.ends_with('y')));
        assert_eq!(fields.text("b").as_deref(), Some("a b"));
        assert_eq!(fields.text("c"), None);
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_fail(text in ".*") {
            let _ = Fields::read(&text);
            let object = format!("{{\"a\":{}}}", serde_json::Value::String(text.clone()));
            let fields = Fields::read(&object).expect("an object");
            proptest::prop_assert_eq!(string(fields.raw("a").expect("there")), Some(text));
        }
    }
}
