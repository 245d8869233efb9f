//! Tells the journey as text: numbered steps, aligned facts, and JSON as a person would write it.

use std::{fs, path::Path};

use serde_json::Value;

const LABEL_WIDTH: usize = 20;
const VALUE_WIDTH: usize = 30;
const LAST_LINES: usize = 30;

#[derive(Default)]
pub struct Story {
    steps: usize,
}

impl Story {
    pub fn step(&mut self, title: &str) {
        self.steps += 1;
        let gap = if self.steps == 1 { "" } else { "\n" };
        println!("{gap}{}. {title}", self.steps);
    }

    pub fn fact(&self, label: &str, value: &str) {
        println!("   {label:<LABEL_WIDTH$} {value}");
    }

    pub fn field(&self, label: &str, value: &str, note: &str) {
        println!("   {label:<LABEL_WIDTH$} {value:<VALUE_WIDTH$}  {note}");
    }

    /// Everything that is there, whatever it is called; what is empty is left out.
    pub fn all(&self, thing: &Value) {
        for (label, value) in facts(thing) {
            self.fact(&label, &value);
        }
    }
}

fn facts(thing: &Value) -> Vec<(String, String)> {
    let Some(thing) = thing.as_object() else {
        return vec![("value".to_owned(), line(thing))];
    };
    let mut facts = Vec::new();
    for (key, value) in thing {
        match value {
            Value::Array(items) if items.iter().any(Value::is_object) => {
                facts.extend(items.iter().map(|item| (label(key), line(item))));
            }
            Value::Object(inner) if key == "fields" => {
                facts.extend(inner.iter().map(|(key, value)| (label(key), line(value))));
            }
            other => facts.push((label(key), line(other))),
        }
    }
    facts.retain(|(_, value)| value != NOTHING);
    facts
}

const NOTHING: &str = "–";

/// A value on one line: text without quotes, money as amount and currency, the empty as a dash.
pub fn line(value: &Value) -> String {
    match value {
        Value::Null => NOTHING.to_owned(),
        Value::String(text) if text.is_empty() => NOTHING.to_owned(),
        Value::String(text) => text.clone(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) if items.is_empty() => NOTHING.to_owned(),
        Value::Array(items) => items.iter().map(line).collect::<Vec<_>>().join(", "),
        Value::Object(money) if money.len() == 2 && money.contains_key("currency") => {
            format!("{} {}", line(&value["amount"]), line(&value["currency"]))
        }
        Value::Object(inner) => {
            let inner: Vec<String> = inner
                .iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(key, value)| format!("{} {}", label(key), line(value)))
                .collect();
            match inner.is_empty() {
                true => NOTHING.to_owned(),
                false => inner.join(", "),
            }
        }
    }
}

/// A name from the interface, as words.
pub fn label(key: &str) -> String {
    key.replace('_', " ")
}

pub fn last_lines(title: &str, log: &Path) {
    let Ok(log) = fs::read_to_string(log) else {
        return;
    };
    let lines: Vec<&str> = log.lines().collect();
    if lines.is_empty() {
        return;
    }
    eprintln!("\n{title}:");
    for line in &lines[lines.len().saturating_sub(LAST_LINES)..] {
        eprintln!("  {line}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_read_as_a_person_would_write_them() {
        let cases = [
            (json!(null), "–"),
            (json!(""), "–"),
            (json!([]), "–"),
            (json!({}), "–"),
            (json!("Ada"), "Ada"),
            (json!(true), "yes"),
            (json!(["test", "late"]), "test, late"),
            (json!({"amount": "85000.00", "currency": "EUR"}), "85000.00 EUR"),
            (json!({"at": "2026-01-02", "signed_by": null}), "at 2026-01-02"),
        ];
        for (value, expected) in cases {
            assert_eq!(line(&value), expected, "{value}");
        }
    }

    #[test]
    fn an_employee_shows_custom_fields_and_dated_rows_but_nothing_empty() {
        let employee = json!({
            "email": "", "fields": {"shirt_size": "M", "diet": null}, "first_name": "Ada",
            "positions": [{"from": "2026-01-02", "title": "Engineer"}],
        });
        let expected =
            [("shirt size", "M"), ("first name", "Ada"), ("positions", "from 2026-01-02, title Engineer")];
        let expected = expected.map(|(label, value)| (label.to_owned(), value.to_owned()));
        assert_eq!(facts(&employee), expected);
    }
}
