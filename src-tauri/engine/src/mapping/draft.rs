//! The draft: the profile as it would be, each value with its provenance.

use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use ts_rs::TS;

use super::{
    Kind, TARGETS, Target, Value,
    rules::{Found, Opened, Parts, Rules},
};
use crate::ids::EmployeeId;

/// What a person entered in place of the computed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub target: &'static Target,
    /// `None` when the person emptied the field.
    pub value: Option<Value>,
    pub edited_by: EmployeeId,
    pub edited_at: Timestamp,
    /// The computed value that the person had before them.
    pub seen: Option<Value>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    Ashby,
    Fixed,
    Edited,
    Missing,
}

/// What somebody should look at before completing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Required, and there is no value: blocks completing.
    Missing,
    /// Ashby sends one name; this half of it is a guess.
    CheckName,
    /// Ashby sent an id whose meaning here nobody has told yet.
    UnknownId,
    /// Ashby named no currency.
    NoCurrency,
    /// Ashby does not say what period the salary is for.
    AskFrequency,
    /// Ashby's value does not fit the field; it is kept as it came.
    Invalid,
}

/// Ashby's value became another one after a person edited the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub from: Option<Value>,
    pub to: Option<Value>,
}

/// One field of the draft.
#[derive(Debug, Clone)]
pub struct DraftField {
    pub target: &'static Target,
    pub value: Option<Value>,
    pub origin: Origin,
    /// The source in words, such as "Offer → Start date".
    pub source: Option<&'static str>,
    /// What the rules give, whether or not an edit stands in its place.
    pub computed: Option<Value>,
    pub edited: Option<(EmployeeId, Timestamp)>,
    pub changed: Option<Changed>,
    pub problem: Option<Problem>,
    /// Ashby's id, where it is the problem.
    pub unknown_id: Option<String>,
}

/// The whole draft, one field for each target, in the order of the form.
#[derive(Debug, Clone)]
pub struct Draft {
    pub fields: Vec<DraftField>,
}

impl Draft {
    pub fn value(&self, target: &str) -> Option<&Value> {
        self.fields.iter().find(|field| field.target.name == target)?.value.as_ref()
    }

    pub fn text(&self, target: &str) -> Option<String> {
        self.value(target).map(Value::text)
    }

    pub fn date(&self, target: &str) -> Option<Date> {
        match self.value(target) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// The targets that block completing.
    pub fn missing(&self) -> impl Iterator<Item = &'static Target> {
        self.fields
            .iter()
            .filter(|field| field.target.required && field.value.is_none())
            .map(|field| field.target)
    }

    pub fn has_changes(&self) -> bool {
        self.fields.iter().any(|field| field.changed.is_some())
    }
}

/// Computes the draft.
pub fn draft(rules: &Rules, parts: &Parts, edits: &[Edit]) -> Draft {
    let opened = Opened::new(parts);
    let mut fields: Vec<DraftField> = TARGETS.iter().map(|target| computed(target, rules, &opened)).collect();
    for field in &mut fields {
        if let Some(edit) = edits.iter().find(|edit| edit.target == field.target) {
            apply(field, edit);
        }
    }
    let has_value =
        |name: &str| fields.iter().any(|field| field.target.name == name && field.value.is_some());
    let ask_frequency = has_value("salary") && !has_value("salary_frequency");
    for field in &mut fields {
        if field.target.required && field.value.is_none() {
            field.problem = Some(Problem::Missing);
        } else if field.target.name == "salary_frequency" && ask_frequency {
            field.problem = Some(Problem::AskFrequency);
        }
    }
    Draft { fields }
}

fn computed(target: &'static Target, rules: &Rules, opened: &Opened<'_>) -> DraftField {
    let mut field = DraftField {
        target,
        value: None,
        origin: Origin::Missing,
        source: None,
        computed: None,
        edited: None,
        changed: None,
        problem: None,
        unknown_id: None,
    };
    let sources = rules.rules.iter().filter(|rule| rule.target == target.name).flat_map(|rule| &rule.sources);
    for source in sources {
        let (value, problem) = match opened.find(source) {
            Found::Nothing => continue,
            Found::Value(value) => (value, None),
            Found::Guess(value) => (value, Some(Problem::CheckName)),
            Found::Id(id) => match rules.tables.get(target.name).and_then(|table| table.get(&id)) {
                Some(meaning) => (Value::Text(meaning.clone()), None),
                None => {
                    field.problem = Some(Problem::UnknownId);
                    field.source = Some(source.label());
                    field.unknown_id = Some(id);
                    continue;
                }
            },
        };
        field.problem = problem.or_else(|| fits(target.kind, &value));
        field.source = Some(source.label());
        field.origin = if matches!(source, super::Source::Fixed(_)) { Origin::Fixed } else { Origin::Ashby };
        field.unknown_id = None;
        field.computed = Some(value.clone());
        field.value = Some(value);
        break;
    }
    field
}

fn fits(kind: Kind, value: &Value) -> Option<Problem> {
    match value {
        Value::Money(money) if money.currency.is_empty() => Some(Problem::NoCurrency),
        _ if Value::read(kind, &value.to_json()).is_err() => Some(Problem::Invalid),
        _ => None,
    }
}

fn apply(field: &mut DraftField, edit: &Edit) {
    field.changed = (edit.seen != field.computed)
        .then(|| Changed { from: edit.seen.clone(), to: field.computed.clone() });
    field.value = edit.value.clone();
    field.origin = Origin::Edited;
    field.edited = Some((edit.edited_by.clone(), edit.edited_at));
    field.problem = None;
    field.unknown_id = None;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::target;

    fn parts() -> Parts {
        Parts {
            application: Some(
                r#"{"id":"a","candidate":{"name":"Madeleine van den Berg",
                "primaryEmailAddress":{"value":"m@example.org","type":"Personal"},
                "primaryPhoneNumber":{"value":"+31 6 5550 1234","type":"Personal"}},
                "job":{"title":"Engineer","departmentId":"dep-1","locationId":null}}"#
                    .into(),
            ),
            offer: Some(
                r#"{"latestVersion":{"startDate":"2026-11-02","salary":{"currencyCode":"EUR","value":85000}}}"#.into(),
            ),
            ..Parts::default()
        }
    }

    fn edit(name: &str, value: Option<&str>, seen: Option<&str>) -> Edit {
        let text = |text: &str| Value::Text(text.to_owned());
        Edit {
            target: target(name).expect("a target"),
            value: value.map(text),
            edited_by: EmployeeId("e".into()),
            edited_at: Timestamp::UNIX_EPOCH,
            seen: seen.map(text),
        }
    }

    fn field<'d>(draft: &'d Draft, name: &str) -> &'d DraftField {
        draft.fields.iter().find(|field| field.target.name == name).expect("a field")
    }

    #[test]
    fn the_default_rules_fill_what_the_webhook_carries() {
        let draft = draft(&Rules::default(), &parts(), &[]);
        for (name, value) in [
            ("first_name", "Madeleine"),
            ("last_name", "van den Berg"),
            ("personal_email", "m@example.org"),
            ("mobile_number", "+31 6 5550 1234"),
            ("position", "Engineer"),
            ("hired_on", "2026-11-02"),
            ("salary", "85000.00 EUR"),
            ("salary_effective_on", "2026-11-02"),
        ] {
            assert_eq!(draft.text(name).as_deref(), Some(value), "{name}");
            assert_eq!(field(&draft, name).origin, Origin::Ashby, "{name}");
        }
        assert_eq!(field(&draft, "department").problem, Some(Problem::UnknownId));
        assert_eq!(field(&draft, "salary_frequency").problem, Some(Problem::AskFrequency));
        assert_eq!(draft.missing().count(), 0);
    }

    #[test]
    fn a_table_gives_an_id_its_meaning() {
        let mut rules = Rules::default();
        rules.tables.insert("department", [("dep-1".to_owned(), "Design".to_owned())].into());
        let draft = draft(&rules, &parts(), &[]);
        assert_eq!(draft.text("department").as_deref(), Some("Design"));
        assert_eq!(field(&draft, "department").problem, None);
    }

    #[test]
    fn nothing_at_all_is_a_draft_with_its_required_fields_missing() {
        let draft = draft(&Rules::default(), &Parts::default(), &[]);
        let missing: Vec<_> = draft.missing().map(|target| target.name).collect();
        assert_eq!(missing, ["first_name", "last_name"]);
    }

    #[test]
    fn a_work_address_of_the_former_employer_is_not_taken() {
        let parts = Parts {
            application: Some(
                r#"{"candidate":{"primaryEmailAddress":{"value":"a@b.example","type":"Work"}}}"#.into(),
            ),
            ..Parts::default()
        };
        assert_eq!(draft(&Rules::default(), &parts, &[]).value("personal_email"), None);
    }

    #[test]
    fn an_edit_stands_until_it_is_taken_back_and_later_changes_are_told() {
        let kept = edit("position", Some("Lead"), Some("Engineer"));
        let same = draft(&Rules::default(), &parts(), std::slice::from_ref(&kept));
        assert_eq!(same.text("position").as_deref(), Some("Lead"));
        assert!(!same.has_changes());
        let mut moved = parts();
        moved.application = moved.application.map(|json| json.replace("\"Engineer\"", "\"Director\""));
        let changed = draft(&Rules::default(), &moved, &[kept]);
        assert_eq!(changed.text("position").as_deref(), Some("Lead"));
        let change = field(&changed, "position").changed.clone().expect("told");
        assert_eq!(
            (change.from.map(|v| v.text()), change.to.map(|v| v.text())),
            (Some("Engineer".into()), Some("Director".into()))
        );
    }

    #[test]
    fn an_emptied_required_field_is_missing() {
        let draft = draft(&Rules::default(), &parts(), &[edit("last_name", None, Some("van den Berg"))]);
        assert_eq!(field(&draft, "last_name").problem, Some(Problem::Missing));
    }

    proptest::proptest! {
        #[test]
        fn any_text_in_any_part_gives_a_whole_draft(application in "\\PC{0,200}", offer in "\\PC{0,200}") {
            let parts = Parts { application: Some(application), offer: Some(offer), ..Parts::default() };
            proptest::prop_assert_eq!(draft(&Rules::default(), &parts, &[]).fields.len(), TARGETS.len());
        }
    }
}
