//! A profile as a person changes it: simple fields at once, job, employment and pay from a day on.
//!
//! Pure: the profile as it stands and what was entered give what is to be written.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::json;

use super::unique_keys;
use crate::{
    ids::EmployeeId,
    mapping::{Section, TARGETS, Target, Value, target},
    store::tables::{CompensationRow, EmployeeRecord, EmploymentRow, NewEmployee, NewHistory, PositionRow},
};

/// By field: what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Some fields need your attention.")]
pub struct InvalidProfile(pub BTreeMap<String, String>);

/// How a field of the profile is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    Simple,
    Position,
    Employment,
    Pay,
}

fn kept(target: &Target) -> Kept {
    match (target.section, target.name) {
        (Section::Personal | Section::Contact, _) | (_, "hired_on" | "employee_number") => Kept::Simple,
        (Section::Job, _) => Kept::Position,
        (Section::Employment, _) => Kept::Employment,
        (Section::Compensation, _) => Kept::Pay,
    }
}

/// The fields that have no date, in the order of the form.
pub fn simple_fields() -> impl Iterator<Item = &'static Target> {
    TARGETS.iter().filter(|target| kept(target) == Kept::Simple)
}

/// Whether any of these fields is pay.
pub fn touches_pay<'n>(mut names: impl Iterator<Item = &'n String>) -> bool {
    names.any(|name| target(name).is_some_and(|target| kept(target) == Kept::Pay))
}

/// The value of a simple field.
pub fn simple_value(employee: &EmployeeRecord, name: &str) -> Option<String> {
    match name {
        "first_name" => Some(employee.first_name.clone()),
        "last_name" => Some(employee.last_name.clone()),
        "hired_on" => employee.hired_on.map(|day| day.to_string()),
        name => employee.values.get(name).cloned(),
    }
}

/// What was entered, checked. `None` empties.
type Entered = BTreeMap<&'static str, Option<Value>>;

/// The employee with the changes; dated ones hold `from` a day on. Fields that are left out stay, a null
/// empties, names that are no fields are ignored.
pub fn change(
    present: &EmployeeRecord,
    changes: &BTreeMap<String, serde_json::Value>,
    from: Date,
    country: Option<&str>,
    history: NewHistory,
) -> Result<NewEmployee, InvalidProfile> {
    let entered = read(changes)?;
    let mut values = present.values.clone();
    for target in
        simple_fields().filter(|target| !matches!(target.name, "first_name" | "last_name" | "hired_on"))
    {
        match entered.get(target.name) {
            Some(Some(value)) => drop(values.insert(target.name.to_owned(), value.text())),
            Some(None) => drop(values.remove(target.name)),
            None => {}
        }
    }
    let name =
        |name: &str, present: &str| text(&entered, name).flatten().unwrap_or_else(|| present.to_owned());
    let hired_on = match entered.get("hired_on") {
        Some(entered) => entered.as_ref().and_then(day),
        None => present.hired_on,
    };
    let changes = differences(present, &entered, from);
    let position = position(present, &entered, from);
    let employment = employment(present, &entered, from);
    let compensation = compensation(present, &entered, from)?;
    let mut detail = json!({"changes": changes});
    if position.is_some() || employment.is_some() || compensation.is_some() {
        detail["effective_from"] = json!(from);
    }
    Ok(NewEmployee {
        id: present.id.clone(),
        first_name: name("first_name", &present.first_name),
        last_name: name("last_name", &present.last_name),
        hired_on,
        keys: unique_keys(|name| values.get(name).cloned(), country),
        values,
        position,
        employment,
        compensation,
        history: history.with(detail),
    })
}

/// A new employee. Job, employment and pay hold from the day that is named, else from the start date, else
/// from `today`.
pub fn create(
    id: EmployeeId,
    values: &BTreeMap<String, serde_json::Value>,
    (named, today): (Option<Date>, Date),
    country: Option<&str>,
    history: NewHistory,
) -> Result<NewEmployee, InvalidProfile> {
    let missing = TARGETS.iter().filter(|target| target.required);
    let missing = missing.filter(|target| values.get(target.name).is_none_or(serde_json::Value::is_null));
    let wrong: BTreeMap<String, String> = missing
        .map(|target| (target.name.to_owned(), format!("{} is missing. Enter it.", target.label)))
        .collect();
    if !wrong.is_empty() {
        return Err(InvalidProfile(wrong));
    }
    let start = values.get("hired_on").and_then(|day| day.as_str()?.parse().ok());
    let nobody = EmployeeRecord::new(id, history.at);
    change(&nobody, values, named.or(start).unwrap_or(today), country, history)
}

fn read(changes: &BTreeMap<String, serde_json::Value>) -> Result<Entered, InvalidProfile> {
    let mut wrong = BTreeMap::new();
    let mut entered = Entered::new();
    for (name, json) in changes {
        let Some(target) = target(name) else { continue };
        match json {
            serde_json::Value::Null if target.required => {
                wrong.insert(name.clone(), format!("{} is missing. Enter it.", target.label));
            }
            serde_json::Value::Null => drop(entered.insert(target.name, None)),
            json => match Value::read(target.kind, json) {
                Ok(value) => drop(entered.insert(target.name, Some(value))),
                Err(invalid) => drop(wrong.insert(name.clone(), invalid.to_string())),
            },
        }
    }
    if wrong.is_empty() { Ok(entered) } else { Err(InvalidProfile(wrong)) }
}

fn text(entered: &Entered, name: &str) -> Option<Option<String>> {
    entered.get(name).map(|value| value.as_ref().map(Value::text))
}

fn day(value: &Value) -> Option<Date> {
    match value {
        Value::Date(day) => Some(*day),
        _ => None,
    }
}

fn entered_any(entered: &Entered, kind: Kept) -> bool {
    entered.keys().any(|name| target(name).is_some_and(|target| kept(target) == kind))
}

fn position(present: &EmployeeRecord, entered: &Entered, from: Date) -> Option<PositionRow> {
    if !entered_any(entered, Kept::Position) {
        return None;
    }
    let before = present.position_on(from).cloned().unwrap_or_default();
    let now = |name, before| text(entered, name).unwrap_or(before);
    Some(PositionRow {
        effective_from: Some(from),
        position: now("position", before.position),
        department: now("department", before.department),
        division: now("division", before.division),
        location: now("location", before.location),
        job_level: now("job_level", before.job_level),
        reporting_to: now("reporting_to", before.reporting_to),
    })
}

fn employment(present: &EmployeeRecord, entered: &Entered, from: Date) -> Option<EmploymentRow> {
    if !entered_any(entered, Kept::Employment) {
        return None;
    }
    let before = present.employment_on(from).cloned().unwrap_or_default();
    let now = |name, before| text(entered, name).unwrap_or(before);
    Some(EmploymentRow {
        effective_from: Some(from),
        employment_type: now("employment_type", before.employment_type),
        working_pattern: now("working_pattern", before.working_pattern),
        probation_ends_on: match entered.get("probation_ends_on") {
            Some(entered) => entered.as_ref().and_then(day),
            None => before.probation_ends_on,
        },
    })
}

fn compensation(
    present: &EmployeeRecord,
    entered: &Entered,
    from: Date,
) -> Result<Option<CompensationRow>, InvalidProfile> {
    if !entered_any(entered, Kept::Pay) {
        return Ok(None);
    }
    let before = present.compensation_on(from);
    let pay = match entered.get("salary") {
        Some(Some(Value::Money(pay))) => Some(pay.clone()),
        Some(_) => None,
        None => before.map(|row| row.pay.clone()),
    };
    let missing = || InvalidProfile([("salary".to_owned(), "Enter the salary.".to_owned())].into());
    let effective_on = entered.get("salary_effective_on").and_then(|value| value.as_ref().and_then(day));
    Ok(Some(CompensationRow {
        effective_on: Some(effective_on.unwrap_or(from)),
        pay: pay.ok_or_else(missing)?,
        frequency: match text(entered, "salary_frequency") {
            Some(entered) => entered,
            None => before.and_then(|row| row.frequency.clone()),
        },
    }))
}

/// What really changed, old and new, by field; dated ones against what holds on that day.
fn differences(
    present: &EmployeeRecord,
    entered: &Entered,
    from: Date,
) -> BTreeMap<&'static str, serde_json::Value> {
    let before = |name: &str| -> Option<serde_json::Value> {
        let position = present.position_on(from);
        let employment = present.employment_on(from);
        let compensation = present.compensation_on(from);
        let text = match name {
            "position" => position?.position.clone(),
            "department" => position?.department.clone(),
            "division" => position?.division.clone(),
            "location" => position?.location.clone(),
            "job_level" => position?.job_level.clone(),
            "reporting_to" => position?.reporting_to.clone(),
            "employment_type" => employment?.employment_type.clone(),
            "working_pattern" => employment?.working_pattern.clone(),
            "probation_ends_on" => employment?.probation_ends_on.map(|day| day.to_string()),
            "salary" => return compensation.map(|row| Value::Money(row.pay.clone()).to_json()),
            "salary_frequency" => compensation?.frequency.clone(),
            "salary_effective_on" => compensation?.effective_on.map(|day| day.to_string()),
            name => simple_value(present, name),
        };
        text.map(serde_json::Value::String)
    };
    entered
        .iter()
        .map(|(name, value)| (*name, before(name), value.as_ref().map(Value::to_json)))
        .filter(|(_, from, to)| from != to)
        .map(|(name, from, to)| (name, json!({"from": from, "to": to})))
        .collect()
}
