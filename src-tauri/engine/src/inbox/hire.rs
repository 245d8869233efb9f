//! One hire: what it is made of, the draft that follows from it, and what the list shows of it.

use std::collections::BTreeMap;

use crate::{
    ashby::{Application, Offer},
    ids::is_test_application,
    mapping::{self, Draft, Edit, Parts, Rules, Value, target},
    store::tables::{EditRecord, HireFlags, HireRecord, HireState, Loaded, PartKind, StoredPart},
};

/// A hire in memory.
#[derive(Debug, Clone)]
pub struct Hire {
    pub record: HireRecord,
    pub parts: Vec<StoredPart>,
    pub edits: Vec<Edit>,
}

impl Hire {
    pub fn from_loaded(loaded: Loaded) -> Self {
        let edits = loaded.edits.iter().filter_map(read_edit).collect();
        Self { record: loaded.record, parts: loaded.parts, edits }
    }

    pub fn part(&self, kind: PartKind) -> Option<&StoredPart> {
        self.parts.iter().find(|part| part.kind == kind)
    }

    /// Puts a part in the place of the one before it.
    pub(super) fn set_part(&mut self, part: StoredPart) {
        self.parts.retain(|present| present.kind != part.kind);
        self.parts.push(part);
    }

    fn text(&self, kind: PartKind) -> Option<&str> {
        self.part(kind).filter(|part| part.removed.is_none()).map(|part| part.body.as_str())
    }

    pub fn draft(&self, rules: &Rules) -> Draft {
        let text = |kind| self.text(kind).map(str::to_owned);
        let parts = Parts {
            application: text(PartKind::Application),
            offer: text(PartKind::Offer),
            candidate: text(PartKind::Candidate),
            opening: text(PartKind::Opening),
        };
        mapping::draft(rules, &parts, &self.edits)
    }

    /// Brings what the list shows in line with parts and edits.
    pub(super) fn refresh(&mut self, draft: &Draft) {
        let application = self.text(PartKind::Application).and_then(Application::read);
        let offer = self.text(PartKind::Offer).and_then(Offer::read);
        let no_longer_hired = application.as_ref().is_some_and(Application::no_longer_hired);
        let name = application.as_ref().and_then(|application| application.candidate().name());
        let offer_id = offer.as_ref().and_then(Offer::id);
        let has_offer = offer.is_some();
        let edited_name = draft
            .fields
            .iter()
            .any(|field| matches!(field.target.name, "first_name" | "last_name") && field.edited.is_some());
        let own_name = [draft.text("first_name"), draft.text("last_name")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        let record = &mut self.record;
        record.name = name.filter(|_| !edited_name).unwrap_or(own_name);
        record.offer_id = offer_id.or(record.offer_id.take());
        record.email = draft.text("personal_email").or_else(|| draft.text("email"));
        record.job_title = draft.text("position");
        record.department = draft.text("department");
        record.start_date = draft.date("hired_on");
        record.flags.set(HireFlags::NO_LONGER_HIRED, no_longer_hired);
        record.flags.set(HireFlags::NO_OFFER_DATA, !has_offer);
        record.flags.set(HireFlags::TEST, is_test_application(&record.application_id));
        record.flags.set(
            HireFlags::MISSING_REQUIRED,
            record.state == HireState::New && draft.missing().next().is_some(),
        );
        let changed = match record.state {
            HireState::New => draft.has_changes(),
            HireState::Completed | HireState::Dismissed => !changed_since_end(record, draft).is_empty(),
        };
        record.flags.set(HireFlags::CHANGED_IN_ASHBY, changed);
    }

    pub(super) fn edit_records(&self) -> Vec<EditRecord> {
        let json = |value: &Option<Value>| value.as_ref().map(|value| value.to_json().to_string());
        let record = |edit: &Edit| EditRecord {
            target: edit.target.name.to_owned(),
            value: json(&edit.value),
            edited_by: edit.edited_by.clone(),
            edited_at: edit.edited_at,
            seen: json(&edit.seen),
        };
        self.edits.iter().map(record).collect()
    }
}

fn read_edit(record: &EditRecord) -> Option<Edit> {
    let target = target(&record.target)?;
    let value = |json: &Option<String>| json.as_deref().and_then(|json| Value::stored(target.kind, json));
    Some(Edit {
        target,
        value: value(&record.value),
        edited_by: record.edited_by.clone(),
        edited_at: record.edited_at,
        seen: value(&record.seen),
    })
}

/// What the rules give, by target, to be remembered when a hire ends.
pub(super) fn accepted(draft: &Draft) -> String {
    let values: BTreeMap<&str, serde_json::Value> = draft
        .fields
        .iter()
        .filter_map(|field| Some((field.target.name, field.computed.as_ref()?.to_json())))
        .collect();
    serde_json::to_string(&values).unwrap_or_default()
}

/// Where Ashby's values are not any more what they were when the hire ended: target, then and now.
pub fn changed_since_end(
    record: &HireRecord,
    draft: &Draft,
) -> Vec<(&'static str, Option<serde_json::Value>, Option<serde_json::Value>)> {
    let Some(accepted) = &record.accepted else {
        return Vec::new();
    };
    let accepted: BTreeMap<String, serde_json::Value> = serde_json::from_str(accepted).unwrap_or_default();
    let changed = draft.fields.iter().filter_map(|field| {
        let then = accepted.get(field.target.name).cloned();
        let now = field.computed.as_ref().map(Value::to_json);
        (then != now).then_some((field.target.name, then, now))
    });
    changed.collect()
}
