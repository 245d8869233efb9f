//! The employee that a draft becomes.

use std::collections::BTreeMap;

use crate::{
    ids::EmployeeId,
    mapping::{Draft, DraftField, Kind, Problem, Section, Value},
    people::unique_keys,
    store::tables::{CompensationRow, EmploymentRow, NewEmployee, NewHistory, PositionRow},
};

/// Fields that a draft can't be completed with: the target, and what to do.
pub(super) fn problems(draft: &Draft) -> BTreeMap<&'static str, String> {
    let sentence = |field: &DraftField| {
        let label = field.target.label;
        match field.problem? {
            Problem::Missing => Some(format!("{label} is missing. Enter it.")),
            Problem::NoCurrency => {
                Some("Ashby sent a salary without a currency. Choose the currency.".to_owned())
            }
            Problem::Invalid => Some(format!("{label} is not valid. Correct it or empty it.")),
            Problem::CheckName | Problem::UnknownId | Problem::AskFrequency => None,
        }
    };
    draft.fields.iter().filter_map(|field| Some((field.target.name, sentence(field)?))).collect()
}

pub(super) fn employee(
    id: EmployeeId,
    draft: &Draft,
    country: Option<&str>,
    history: NewHistory,
) -> NewEmployee {
    let text = |name: &str| draft.text(name);
    let hired_on = draft.date("hired_on");
    let simple = draft.fields.iter().filter(|field| {
        matches!(field.target.section, Section::Personal | Section::Contact)
            || field.target.name == "employee_number"
    });
    let values = simple
        .filter(|field| {
            !matches!(field.target.name, "first_name" | "last_name") && field.target.kind != Kind::Money
        })
        .filter_map(|field| Some((field.target.name.to_owned(), field.value.as_ref().map(Value::text)?)))
        .collect();
    let position = PositionRow {
        effective_from: hired_on,
        position: text("position"),
        department: text("department"),
        division: text("division"),
        location: text("location"),
        job_level: text("job_level"),
        reporting_to: text("reporting_to"),
    };
    let employment = EmploymentRow {
        effective_from: hired_on,
        employment_type: text("employment_type"),
        working_pattern: text("working_pattern"),
        probation_ends_on: draft.date("probation_ends_on"),
    };
    let compensation = match draft.value("salary") {
        Some(Value::Money(pay)) => Some(CompensationRow {
            effective_on: draft.date("salary_effective_on").or(hired_on),
            pay: pay.clone(),
            frequency: text("salary_frequency"),
        }),
        _ => None,
    };
    NewEmployee {
        id,
        first_name: text("first_name").unwrap_or_default(),
        last_name: text("last_name").unwrap_or_default(),
        hired_on,
        values,
        keys: unique_keys(text, country),
        position: Some(position),
        employment: Some(employment),
        compensation,
        history,
    }
}
