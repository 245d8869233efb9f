//! An offer, the versions it went through, and the form it was filled in with.

use serde::Serialize;
use uuid::Uuid;

use super::{CustomField, Decimal, Extra, Maybe, Moment, User};

/// `data.offer`. It can lag behind the hire: status and version are not proof of anything.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    pub id: Uuid,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub decided_at: Maybe<String>,
    pub application_id: Uuid,
    pub acceptance_status: String,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub offer_status: Maybe<String>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub latest_version: Maybe<OfferVersion>,
    /// Oldest first; the last equals `latest_version`.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub versions: Maybe<Vec<OfferVersion>>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub form_definition: Maybe<FormDefinition>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// One version of an offer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OfferVersion {
    pub id: Uuid,
    /// A plain date in live traffic, a date with time by the documentation.
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub start_date: Maybe<String>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub salary: Maybe<Salary>,
    pub created_at: Moment,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub opening_id: Maybe<Uuid>,
    pub custom_fields: Vec<CustomField>,
    pub file_handles: Vec<FileHandle>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub author: Maybe<User>,
    pub approval_status: Maybe<String>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// Pay, without the interval it is paid for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Salary {
    pub currency_code: String,
    pub value: Decimal,
}

/// A document that can be fetched with `file.info`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FileHandle {
    pub id: Uuid,
    pub name: String,
    pub handle: String,
}

/// The form behind an offer: the only place in a webhook that names field types and all options.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct FormDefinition {
    pub sections: Vec<FormSection>,
}

/// A titled part of the form.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormSection {
    pub title: String,
    pub description_html: String,
    pub description_plain: String,
    pub fields: Vec<FormEntry>,
}

/// A place in the form.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormEntry {
    pub is_required: bool,
    pub field: FormField,
}

/// The field in that place; `path` is the id of a custom field, or a word such as `startDate`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormField {
    pub id: Uuid,
    #[serde(rename = "type")]
    pub kind: String,
    pub path: String,
    pub human_readable_path: String,
    pub title: String,
    pub is_nullable: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub selectable_values: Vec<SelectOption>,
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SelectOption {
    pub label: String,
    pub value: String,
}
