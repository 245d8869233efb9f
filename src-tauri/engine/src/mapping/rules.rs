//! The rules: which of Ashby's fields fills which of ours.

use std::collections::HashMap;

use super::{SplitName, Value, split_name};
use crate::ashby::{Application, ContactKind, Fields, Offer};

/// What is known of a hire, each part as the JSON text it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    pub application: Option<String>,
    pub offer: Option<String>,
    /// From the API: the candidate in full.
    pub candidate: Option<String>,
    /// From the API: the opening that the offer fills.
    pub opening: Option<String>,
}

/// Where a value may come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    CandidateFirstName,
    CandidateLastName,
    CandidateEmail,
    CandidatePhone,
    JobTitle,
    JobDepartment,
    JobLocation,
    OfferStartDate,
    OfferSalary,
    OpeningEmploymentType,
    Fixed(Value),
}

impl Source {
    /// The source as the person reads it.
    pub fn label(&self) -> &'static str {
        match self {
            Source::CandidateFirstName => "Candidate → Name, first part",
            Source::CandidateLastName => "Candidate → Name, last part",
            Source::CandidateEmail => "Candidate → Email",
            Source::CandidatePhone => "Candidate → Phone",
            Source::JobTitle => "Job → Title",
            Source::JobDepartment => "Job → Department",
            Source::JobLocation => "Job → Location",
            Source::OfferStartDate => "Offer → Start date",
            Source::OfferSalary => "Offer → Salary",
            Source::OpeningEmploymentType => "Opening → Employment type",
            Source::Fixed(_) => "Fixed value",
        }
    }
}

/// What a source gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    Value(Value),
    /// A guess that somebody should look at.
    Guess(Value),
    /// An id of Ashby's that has no meaning here until somebody gives it one.
    Id(String),
}

/// The sources of one target, tried in order.
#[derive(Debug, Clone)]
pub struct Rule {
    pub target: &'static str,
    pub sources: Vec<Source>,
}

/// All rules, and what Ashby's ids and options mean here.
#[derive(Debug, Clone)]
pub struct Rules {
    pub rules: Vec<Rule>,
    /// Target → Ashby's value → our value.
    pub tables: HashMap<&'static str, HashMap<String, String>>,
}

impl Default for Rules {
    /// The first choices. Salary has no period in Ashby, and a hiring team's role titles differ
    /// from company to company: those two are asked for.
    fn default() -> Self {
        let rule = |target, source| Rule { target, sources: vec![source] };
        Self {
            rules: vec![
                rule("first_name", Source::CandidateFirstName),
                rule("last_name", Source::CandidateLastName),
                rule("personal_email", Source::CandidateEmail),
                rule("mobile_number", Source::CandidatePhone),
                rule("position", Source::JobTitle),
                rule("department", Source::JobDepartment),
                rule("location", Source::JobLocation),
                rule("hired_on", Source::OfferStartDate),
                rule("employment_type", Source::OpeningEmploymentType),
                rule("salary", Source::OfferSalary),
                rule("salary_effective_on", Source::OfferStartDate),
            ],
            tables: HashMap::new(),
        }
    }
}

/// The parts, opened once for all rules.
pub(super) struct Opened<'a> {
    application: Option<Application<'a>>,
    offer: Option<Offer<'a>>,
    opening: Option<Fields<'a>>,
    name: Option<SplitName>,
}

impl<'a> Opened<'a> {
    pub fn new(parts: &'a Parts) -> Self {
        let application = parts.application.as_deref().and_then(Application::read);
        let name = application.as_ref().and_then(|application| application.candidate().name());
        Self {
            name: name.as_deref().map(split_name),
            application,
            offer: parts.offer.as_deref().and_then(Offer::read),
            opening: parts.opening.as_deref().and_then(Fields::read),
        }
    }

    pub fn find(&self, source: &Source) -> Found {
        let text = |text: Option<String>| text.map_or(Found::Nothing, |text| Found::Value(Value::Text(text)));
        let id = |id: Option<String>| id.map_or(Found::Nothing, Found::Id);
        let candidate = self.application.as_ref().map(Application::candidate);
        let job = self.application.as_ref().map(Application::job);
        match source {
            Source::CandidateFirstName => self.name(|name| name.first.clone()),
            Source::CandidateLastName => self.name(|name| name.last.clone()),
            Source::CandidateEmail => {
                let email = candidate.and_then(|candidate| candidate.email());
                text(email.filter(|email| email.kind != ContactKind::Work).map(|email| email.value))
            }
            Source::CandidatePhone => {
                text(candidate.and_then(|candidate| candidate.phone()).map(|phone| phone.value))
            }
            Source::JobTitle => text(job.and_then(|job| job.text("title"))),
            Source::JobDepartment => id(job.and_then(|job| job.text("departmentId"))),
            Source::JobLocation => id(job.and_then(|job| job.text("locationId"))),
            Source::OfferStartDate => self
                .offer
                .as_ref()
                .and_then(Offer::start_date)
                .map_or(Found::Nothing, |day| Found::Value(Value::Date(day))),
            Source::OfferSalary => self
                .offer
                .as_ref()
                .and_then(Offer::salary)
                .map_or(Found::Nothing, |money| Found::Value(Value::Money(money))),
            Source::OpeningEmploymentType => {
                let version = self.opening.as_ref().and_then(|opening| opening.object("latestVersion"));
                text(version.and_then(|version| version.text("employmentType")))
            }
            Source::Fixed(value) => Found::Value(value.clone()),
        }
    }

    fn name(&self, half: impl Fn(&SplitName) -> Option<String>) -> Found {
        let Some(name) = &self.name else {
            return Found::Nothing;
        };
        match half(name).map(Value::Text) {
            Some(value) if name.unsure => Found::Guess(value),
            Some(value) => Found::Value(value),
            None => Found::Nothing,
        }
    }
}
