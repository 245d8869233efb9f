//! Who did what, when; and what a caller may see of it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, access::Session, page};
use crate::{
    engine::Engine,
    ids::EmployeeId,
    mapping::{Section, target},
    people::{Caller, Permission},
    store::tables::HistoryRecord,
};

#[derive(Serialize, TS)]
pub(super) struct HistoryView {
    #[ts(type = "string")]
    at: Timestamp,
    who: Option<EmployeeId>,
    who_name: Option<String>,
    /// What happened, such as `received`, `edited`, `completed`.
    what: String,
    /// Its shape depends on `what`; `changes` are old and new by field, pay as null without the permission
    /// to view compensation.
    #[ts(type = "Record<string, unknown>")]
    detail: serde_json::Value,
}

impl HistoryView {
    pub fn new(record: HistoryRecord, sees_pay: bool) -> Self {
        let mut entry = record.entry;
        if !sees_pay {
            mask_pay(&mut entry.detail);
        }
        Self {
            at: entry.at,
            who: entry.who,
            who_name: entry.who_name,
            what: entry.what,
            detail: entry.detail,
        }
    }
}

fn mask_pay(detail: &mut serde_json::Value) {
    let Some(changes) = detail.get_mut("changes").and_then(serde_json::Value::as_object_mut) else { return };
    for (name, change) in changes {
        if target(name).is_none_or(|target| target.section == Section::Compensation) {
            *change = serde_json::Value::Null;
        }
    }
}

#[derive(Deserialize, TS)]
pub(super) struct ListHistory {
    #[serde(flatten)]
    page: page::Asked,
}

#[derive(Serialize, TS)]
pub(super) struct HistoryPage {
    items: Vec<ChangeDone>,
    next: Option<String>,
}

/// Something that a person did.
#[derive(Serialize, TS)]
pub(super) struct ChangeDone {
    id: String,
    /// `hire`, `employee`, `role`, `integration`, `reach` or `workspace`.
    subject: String,
    subject_id: String,
    /// A person's name; null where it is about no person, or the person is gone.
    subject_name: Option<String>,
    #[serde(flatten)]
    done: HistoryView,
}

/// What the caller may read about.
fn subjects(caller: &Caller) -> Vec<&'static str> {
    [
        ("hire", Permission::ManageAtsInbox),
        ("employee", Permission::ManageEmployees),
        ("role", Permission::ManageRoles),
        ("integration", Permission::ManageIntegrations),
        ("reach", Permission::ManageIntegrations),
        ("workspace", Permission::ManageRoles),
    ]
    .into_iter()
    .filter_map(|(subject, permission)| caller.holds(permission).then_some(subject))
    .collect()
}

pub(super) async fn list(_: Engine, session: Session, input: ListHistory) -> Result<HistoryPage, ApiError> {
    let limit = input.page.limit()?;
    let after = input.page.after()?;
    let sees_pay = session.caller.holds(Permission::ViewCompensation);
    let store = &session.workspace.store;
    let mut found = store.history_of_people(subjects(&session.caller), after, limit + 1).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).and_then(|last| page::encode(&last.record.seq));
    let items = found.into_iter().map(|done| ChangeDone {
        id: done.record.seq.to_string(),
        subject: done.subject,
        subject_id: done.subject_id,
        subject_name: done.subject_name,
        done: HistoryView::new(done.record, sees_pay),
    });
    Ok(HistoryPage { items: items.collect(), next })
}
