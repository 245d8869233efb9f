//! An application and the objects inside it.

use serde::Serialize;
use uuid::Uuid;

use super::{CustomField, Extra, Maybe, Moment};

/// `data.application`: one person's way to one job. Its id is the one thing about a hire that never changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Application {
    pub id: Uuid,
    /// When the person applied, not when they were hired.
    pub created_at: Moment,
    pub updated_at: Moment,
    /// `Hired`, `Archived`, `Active`, `Lead`, or a word invented later.
    pub status: String,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub custom_fields: Maybe<Vec<CustomField>>,
    pub candidate: Candidate,
    pub current_interview_stage: Stage,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub source: Maybe<Source>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub archive_reason: Maybe<ArchiveReason>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub archived_at: Maybe<Moment>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub job: Maybe<Job>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub credited_to_user: Maybe<User>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub hiring_team: Maybe<Vec<TeamMember>>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub applied_via_job_posting_id: Maybe<Uuid>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub submitter_client_ip: Maybe<String>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub submitter_user_agent: Maybe<String>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The person. The name is one string; Ashby never splits it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    pub id: Uuid,
    pub name: String,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub primary_email_address: Maybe<Contact>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub primary_phone_number: Maybe<Contact>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// An e-mail address or a telephone number, in whatever form it was typed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    pub value: String,
    /// `Personal`, `Work`, `Other`.
    #[serde(rename = "type")]
    pub kind: String,
    pub is_primary: bool,
}

/// Where in the interview plan the application stands. Judge by `kind`; titles are free text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stage {
    pub id: Uuid,
    pub title: String,
    /// `Lead`, `PreInterviewScreen`, `Active`, `Offer`, `Hired`, `Archived`.
    #[serde(rename = "type")]
    pub kind: String,
    pub order_in_interview_plan: u32,
    pub interview_stage_group_id: Maybe<Uuid>,
    pub interview_plan_id: Uuid,
}

/// How the person came to apply.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    pub id: Uuid,
    pub title: String,
    pub is_archived: bool,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub source_type: Maybe<SourceType>,
}

/// The family a [`Source`] belongs to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceType {
    pub id: Uuid,
    pub title: String,
    pub is_archived: bool,
}

/// Why an application was archived, possibly before it was opened again.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveReason {
    pub id: Uuid,
    pub text: String,
    pub reason_type: String,
    pub is_archived: bool,
    pub custom_fields: Vec<CustomField>,
}

/// The job: a title and ids, never the names behind the ids.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Job {
    pub id: Uuid,
    pub title: String,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub location_id: Maybe<Uuid>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub department_id: Maybe<Uuid>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub brand_id: Maybe<Uuid>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// Somebody who works with Ashby, as author of an offer or as the one credited for a hire.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    pub id: Uuid,
    pub first_name: String,
    pub last_name: String,
    pub email: Maybe<String>,
    pub global_role: String,
    pub is_enabled: bool,
    pub updated_at: Moment,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub manager_id: Maybe<Uuid>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub custom_fields: Maybe<Vec<CustomField>>,
}

/// A member of the hiring team. Role titles are set by each organisation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TeamMember {
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub role: String,
    pub user_id: Uuid,
}
