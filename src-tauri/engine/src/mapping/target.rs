//! The profile's own fields, the right side of the mapping.
//!
//! Names follow PeopleForce's API and import template, so that a hire can be handed over later
//! without being translated. Source: https://developer.peopleforce.io

use serde::Serialize;
use ts_rs::TS;

/// A field of the employee profile that a hire can fill.
#[derive(Debug, PartialEq, Eq)]
pub struct Target {
    pub name: &'static str,
    pub label: &'static str,
    pub section: Section,
    pub kind: Kind,
    /// A hire can't be completed without it.
    pub required: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    Personal,
    Contact,
    Job,
    Employment,
    Compensation,
}

/// What a value of the field looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Text,
    Email,
    Phone,
    /// A calendar day, `YYYY-MM-DD`.
    Date,
    /// `{amount, currency}`.
    Money,
    /// `hour`, `day`, `week`, `month` or `year`.
    Frequency,
}

macro_rules! targets {
    ($($section:ident { $($name:literal $label:literal $kind:ident $($required:ident)?;)* })*) => {
        /// All system fields, in the order of the form.
        pub const TARGETS: &[Target] = &[$($(Target {
            name: $name,
            label: $label,
            section: Section::$section,
            kind: Kind::$kind,
            required: targets!(@required $($required)?),
        },)*)*];
    };
    (@required required) => { true };
    (@required) => { false };
}

targets! {
    Personal {
        "first_name" "First name" Text required;
        "middle_name" "Middle name" Text;
        "last_name" "Last name" Text required;
        "date_of_birth" "Date of birth" Date;
        "gender" "Gender" Text;
    }
    Contact {
        "email" "Work email" Email;
        "personal_email" "Personal email" Email;
        "work_phone_number" "Work phone" Phone;
        "mobile_number" "Personal phone" Phone;
        "linkedin_url" "LinkedIn" Text;
    }
    Job {
        "position" "Position" Text;
        "department" "Department" Text;
        "division" "Division" Text;
        "location" "Location" Text;
        "job_level" "Job level" Text;
        "reporting_to" "Manager" Text;
    }
    Employment {
        "hired_on" "Start date" Date;
        "employment_type" "Employment type" Text;
        "working_pattern" "Working pattern" Text;
        "probation_ends_on" "Probation ends" Date;
        "employee_number" "Employee number" Text;
    }
    Compensation {
        "salary" "Salary" Money;
        "salary_frequency" "Salary per" Frequency;
        "salary_effective_on" "Salary effective from" Date;
    }
}

/// The field of that name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
