//! Offers in every form a hire can bring one: several versions, odd dates, missing pay, lagging status.

use jiff::{Timestamp, civil::Date};
use rand::{RngExt, rngs::StdRng};
use uuid::Uuid;

use super::company::Company;
use super::deck::{id, pick};
use super::fields::{FieldKind, OPTIONS};
use crate::objects::{
    Decimal, FileHandle, FormDefinition, FormEntry, FormField, FormSection, Maybe, Moment, Offer,
    OfferVersion, Salary, SelectOption,
};

/// What is particular about an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfferForm {
    /// One version, accepted, nothing odd.
    Plain,
    /// Several versions; start date and salary changed on the way.
    History,
    /// The start date has a time of day.
    StartWithTime,
    StartNull,
    StartAbsent,
    /// The salary has hundredths.
    SalaryDecimal,
    SalaryNull,
    SalaryAbsent,
    /// The person is hired, the offer still waits for an answer.
    Lagging,
    /// Words and fields that no documentation lists.
    Unknown,
    /// A form definition of a hundred kilobytes.
    LargeForm,
    /// Only what the schema requires.
    Bare,
    /// `latestVersion` is null.
    VersionNull,
    /// `offer` is null.
    Null,
    /// There is no `offer`.
    Absent,
}

/// Every form.
pub const FORMS: &[OfferForm] = &[
    OfferForm::Plain,
    OfferForm::History,
    OfferForm::StartWithTime,
    OfferForm::StartNull,
    OfferForm::StartAbsent,
    OfferForm::SalaryDecimal,
    OfferForm::SalaryNull,
    OfferForm::SalaryAbsent,
    OfferForm::Lagging,
    OfferForm::Unknown,
    OfferForm::LargeForm,
    OfferForm::Bare,
    OfferForm::VersionNull,
    OfferForm::Null,
    OfferForm::Absent,
];

/// Currencies, and what a year's pay in them begins at.
const CURRENCIES: &[(&str, i64)] = &[
    ("EUR", 42_000),
    ("USD", 61_000),
    ("JPY", 4_800_000),
    ("GBP", 39_000),
    ("KWD", 9_000),
    ("VND", 410_000_000),
];

/// An offer of this form for `application_id`.
pub fn offer(
    rng: &mut StdRng,
    company: &Company,
    now: Timestamp,
    form: OfferForm,
    application_id: Uuid,
    candidate_name: &str,
) -> Maybe<Offer> {
    match form {
        OfferForm::Null => return Maybe::Null,
        OfferForm::Absent => return Maybe::Absent,
        _ => {}
    }
    let count = if form == OfferForm::History { rng.random_range(2..5) } else { 1 };
    let mut versions = Vec::new();
    for age in (0..count).rev() {
        versions.push(version(rng, company, Moment(now).plus_days(-2 - age * 5), form, candidate_name));
    }
    let mut offer = Offer {
        id: id(rng),
        decided_at: Maybe::Is(Moment(now).plus_millis(-95_000).to_string()),
        application_id,
        acceptance_status: "Accepted".into(),
        offer_status: Maybe::Is("CandidateAccepted".into()),
        latest_version: versions.last().cloned().into(),
        versions: Maybe::Is(versions),
        form_definition: Maybe::Is(form_definition(
            rng,
            company,
            if form == OfferForm::LargeForm { 120 } else { 1 },
        )),
        extra: Default::default(),
    };
    match form {
        OfferForm::Lagging => {
            offer.decided_at = Maybe::Null;
            offer.acceptance_status = "WaitingOnResponse".into();
            offer.offer_status = Maybe::Is("WaitingOnCandidateResponse".into());
        }
        OfferForm::Unknown => {
            offer.acceptance_status = "AcceptedByProxy".into();
            offer.offer_status = Maybe::Is("CandidateWinked".into());
            offer.extra.insert("negotiation".into(), serde_json::json!({ "rounds": 2 }));
        }
        OfferForm::Bare => {
            offer.decided_at = Maybe::Absent;
            offer.offer_status = Maybe::Absent;
            offer.versions = Maybe::Absent;
            offer.form_definition = Maybe::Absent;
        }
        OfferForm::VersionNull => {
            offer.latest_version = Maybe::Null;
            offer.versions = Maybe::Is(Vec::new());
        }
        _ => {}
    }
    Maybe::Is(offer)
}

fn version(
    rng: &mut StdRng,
    company: &Company,
    created: Moment,
    form: OfferForm,
    name: &str,
) -> OfferVersion {
    let (currency, least) = pick(rng, CURRENCIES);
    let units = least + least / 100 * rng.random_range(0..90);
    let value = match form {
        OfferForm::SalaryDecimal => Decimal::hundredths(units, rng.random_range(1..100)),
        _ => Decimal::whole(units),
    };
    let starts = created.plus_days(rng.random_range(14..120)).to_string();
    let day: String = starts.chars().take(10).collect();
    let start_date = match form {
        OfferForm::StartWithTime => {
            let time = pick(rng, &["T00:00:00.000Z", "T23:30:00.000-08:00", "T00:15:00+13:00", "T12:00:00Z"]);
            Maybe::Is(day + time)
        }
        OfferForm::StartNull => Maybe::Null,
        OfferForm::StartAbsent => Maybe::Absent,
        _ => Maybe::Is(day),
    };
    let salary = match form {
        OfferForm::SalaryNull => Maybe::Null,
        OfferForm::SalaryAbsent => Maybe::Absent,
        _ => Maybe::Is(Salary { currency_code: currency.into(), value }),
    };
    let author = company.somebody(rng);
    OfferVersion {
        id: id(rng),
        start_date,
        salary,
        created_at: created,
        opening_id: if rng.random() { Maybe::Is(id(rng)) } else { Maybe::Null },
        custom_fields: match form {
            OfferForm::Bare => Vec::new(),
            _ => company.offer_fields.iter().map(|field| field.fill(rng, created.0)).collect(),
        },
        file_handles: letters(rng, name),
        author: if rng.random() { Maybe::Is(author) } else { Maybe::Null },
        approval_status: pick(rng, &[Some("Approved"), Some("WaitingOnApprovals"), None])
            .map(String::from)
            .into(),
        extra: Default::default(),
    }
}

/// No letter yet, the unsigned pair, or the pair and the signed one.
fn letters(rng: &mut StdRng, name: &str) -> Vec<FileHandle> {
    let endings = [".docx", ".pdf", " (signed).pdf"];
    let count = pick(rng, &[0, 2, 3]);
    let letter = |ending: &&str| {
        let id = id(rng);
        FileHandle {
            id,
            name: format!("Offer letter - {name}{ending}"),
            handle: format!("sim-offer-file-{id}"),
        }
    };
    endings.iter().take(count).map(letter).collect()
}

/// The form behind the offer, its section on terms repeated to make it large.
fn form_definition(rng: &mut StdRng, company: &Company, repeats: usize) -> FormDefinition {
    let mut entry = |kind: &str, path: String, title: &str, options: &[(&str, &str)]| FormEntry {
        is_required: options.is_empty(),
        field: FormField {
            id: id(rng),
            kind: kind.into(),
            path,
            human_readable_path: title.to_lowercase().replace(' ', "_"),
            title: title.into(),
            is_nullable: !options.is_empty(),
            selectable_values: options
                .iter()
                .map(|(value, label)| SelectOption { label: (*label).into(), value: (*value).into() })
                .collect(),
        },
    };
    let section = |title: &str, fields: Vec<FormEntry>| FormSection {
        title: title.into(),
        description_html: format!("<p>{title}</p>"),
        description_plain: title.into(),
        fields,
    };
    let pay = vec![
        entry("Date", "startDate".into(), "Start Date", &[]),
        entry("Currency", "salary".into(), "Base Salary", &[]),
    ];
    let mut sections = vec![section("Compensation", pay)];
    for _ in 0..repeats {
        let fields = company.offer_fields.iter().map(|field| {
            let options = match field.kind {
                FieldKind::ValueSelect | FieldKind::MultiValueSelect => OPTIONS,
                _ => &[],
            };
            entry(&format!("{:?}", field.kind), field.id.to_string(), field.title, options)
        });
        let fields = fields.collect();
        sections.push(section("Terms", fields));
    }
    FormDefinition { sections }
}

/// A later version of `offer` with another start date and salary, which becomes the latest.
pub(super) fn revise(offer: &mut Offer, id: Uuid, at: Moment, start: Date, salary: Salary) {
    let Some(mut version) = offer.latest_version.known().cloned() else {
        return;
    };
    version.id = id;
    version.created_at = at;
    version.start_date = Maybe::Is(start.to_string());
    version.salary = Maybe::Is(salary);
    if let Some(versions) = offer.versions.known_mut() {
        versions.push(version.clone());
    }
    offer.latest_version = Maybe::Is(version);
}
