//! Applications: filled in as usual, to the last field, hardly at all, or with what nobody has heard of.

use rand::{RngExt, rngs::StdRng};
use uuid::Uuid;

use super::company::Company;
use super::deck::id;
use crate::objects::{Application, ArchiveReason, Candidate, CustomField, Extra, Maybe, Moment};

/// What is particular about an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ApplicationForm {
    /// Custom fields partly filled, as most are.
    Usual,
    /// Every optional field there, an earlier archiving included.
    Full,
    /// Null wherever null was ever seen.
    Nulls,
    /// Only what the schema requires.
    Bare,
    /// The job is missing.
    NoJob,
    /// Words and fields that no documentation lists.
    Unknown,
    Confidential,
}

/// Every form.
pub const FORMS: &[ApplicationForm] = &[
    ApplicationForm::Usual,
    ApplicationForm::Full,
    ApplicationForm::Nulls,
    ApplicationForm::Bare,
    ApplicationForm::NoJob,
    ApplicationForm::Unknown,
    ApplicationForm::Confidential,
];

/// The application `application_id` of this candidate, hired at that moment.
pub fn application(
    rng: &mut StdRng,
    company: &Company,
    application_id: Uuid,
    candidate: Candidate,
    form: ApplicationForm,
    hired_at: Moment,
) -> Application {
    let team = rng.random_range(1..7);
    let source = company.sources[rng.random_range(0..company.sources.len())].clone();
    let mut fields: Vec<CustomField> =
        company.application_fields.iter().map(|field| field.fill(rng, hired_at.0)).collect();
    if form == ApplicationForm::Usual {
        fields.retain(|_| rng.random_ratio(2, 3));
    }
    let mut application = Application {
        id: application_id,
        created_at: hired_at.plus_days(-rng.random_range(10..240)),
        updated_at: hired_at,
        status: "Hired".into(),
        custom_fields: Maybe::Is(fields),
        candidate,
        current_interview_stage: company.stage(rng, "Hired"),
        source: Maybe::Is(source),
        archive_reason: Maybe::Null,
        archived_at: Maybe::Absent,
        job: Maybe::Is(company.jobs[rng.random_range(0..company.jobs.len())].clone()),
        credited_to_user: Maybe::Null,
        hiring_team: Maybe::Is(company.team(rng, team)),
        applied_via_job_posting_id: Maybe::Is(id(rng)),
        submitter_client_ip: Maybe::Null,
        submitter_user_agent: Maybe::Null,
        extra: Extra::new(),
    };
    match form {
        ApplicationForm::Usual | ApplicationForm::Confidential => {}
        ApplicationForm::NoJob => application.job = Maybe::Absent,
        ApplicationForm::Full => {
            application.credited_to_user = Maybe::Is(company.somebody(rng));
            application.archive_reason = Maybe::Is(ArchiveReason {
                id: id(rng),
                text: "Withdrew, later reopened".into(),
                reason_type: "RejectedByCandidate".into(),
                is_archived: false,
                custom_fields: vec![CustomField::text(id(rng), "Archive note", "Reopened after a call.")],
            });
            application.archived_at = Maybe::Is(hired_at.plus_days(-6));
            application.submitter_client_ip = Maybe::Is("2001:db8::8a2e:370:7334".into());
            application.submitter_user_agent = Maybe::Is("Mozilla/5.0 (X11; Linux x86_64)".into());
        }
        ApplicationForm::Nulls => {
            application.custom_fields = Maybe::Is(Vec::new());
            application.source = Maybe::Null;
            application.hiring_team = Maybe::Is(Vec::new());
            application.applied_via_job_posting_id = Maybe::Null;
            if let Some(job) = application.job.known_mut() {
                (job.location_id, job.department_id, job.brand_id) = (Maybe::Null, Maybe::Null, Maybe::Null);
            }
        }
        ApplicationForm::Bare => {
            application.custom_fields = Maybe::Absent;
            application.source = Maybe::Absent;
            application.archive_reason = Maybe::Absent;
            application.credited_to_user = Maybe::Absent;
            application.hiring_team = Maybe::Is(Vec::new());
            application.applied_via_job_posting_id = Maybe::Absent;
            application.submitter_client_ip = Maybe::Absent;
            application.submitter_user_agent = Maybe::Absent;
        }
        ApplicationForm::Unknown => {
            application.current_interview_stage.kind = "Onboarded".into();
            application.extra.insert("priority".into(), serde_json::json!({ "level": 3, "why": null }));
            application.candidate.extra.insert("pronouns".into(), "they/them".into());
            if let Some(job) = application.job.known_mut() {
                job.extra.insert("worldId".into(), serde_json::json!([1, 2]));
            }
        }
    }
    application
}
