//! What a person does with a hire. Each action is one transition, conditional on the version that
//! the person had before them, and leaves a line in the history.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;
use serde_json::json;

use super::{
    Hire,
    employee::{employee, problems},
    hire::accepted,
};
use crate::{
    ids::{EmployeeId, HireId},
    mapping::{Draft, Edit, Rules, Value, target},
    people::{Allowed, kind::ManageAtsInbox, unique_keys},
    random::{NoRandomness, Random},
    store::{
        Store, StoreError, Taken,
        tables::{HireFlags, HireState, HireWrite, Match, NewEmployee, NewHistory},
    },
    time::Clock,
};

/// Acts on hires.
#[derive(Clone)]
pub struct Inbox {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub random: Arc<dyn Random>,
    pub rules: Arc<Rules>,
    /// ISO 3166, for phones without a country code.
    pub country: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum InboxError {
    #[error("This hire was changed in the meantime. Look at it again before you go on.")]
    Changed,
    #[error("This hire is {} already.", .state.code())]
    Ended { state: HireState, by: Option<EmployeeId>, at: Option<Timestamp> },
    #[error("This hire is not {}.", .0.code())]
    NotIn(HireState),
    #[error(
        "Ashby says that this candidate is no longer hired. Dismiss the hire, or wait until Ashby says otherwise."
    )]
    NoLongerHired,
    /// By field: what to do.
    #[error("Some fields need your attention.")]
    Fields(BTreeMap<String, String>),
    #[error("An address or a phone number belongs to somebody else already.")]
    Taken(Vec<Taken>),
    #[error("This is no test hire. Only test hires can be removed; dismiss this one instead.")]
    NoTest,
    #[error("The employee was changed since, so the hire can't be opened again. Edit the profile instead.")]
    EmployeeChanged,
    #[error(transparent)]
    Store(StoreError),
    #[error(transparent)]
    Random(#[from] NoRandomness),
}

impl From<StoreError> for InboxError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stale => InboxError::Changed,
            StoreError::Taken(taken) => InboxError::Taken(taken),
            other => InboxError::Store(other),
        }
    }
}

type Proof = Allowed<ManageAtsInbox>;

impl Inbox {
    pub async fn open(&self, id: &HireId) -> Result<(Hire, Draft), InboxError> {
        let hire = Hire::from_loaded(self.store.hire(id).await?);
        let draft = hire.draft(&self.rules);
        Ok((hire, draft))
    }

    /// The employees who may be the same person.
    pub async fn duplicates(&self, draft: &Draft) -> Result<Vec<Match>, InboxError> {
        let keys = unique_keys(|name| draft.text(name), self.country.as_deref());
        Ok(self.store.employees_matching(keys).await?)
    }

    /// Replaces values; a null empties the field.
    pub async fn edit(
        &self,
        proof: &Proof,
        id: &HireId,
        version: i64,
        changes: BTreeMap<String, serde_json::Value>,
    ) -> Result<i64, InboxError> {
        let (mut hire, draft) = self.open_in(id, version, HireState::New).await?;
        let now = self.clock.now();
        let mut wrong = BTreeMap::new();
        let mut edited = BTreeMap::new();
        for (name, json) in &changes {
            let Some(target) = target(name) else {
                wrong.insert(name.clone(), "There is no such field.".to_owned());
                continue;
            };
            let value = match json {
                serde_json::Value::Null => None,
                json => match Value::read(target.kind, json) {
                    Ok(value) => Some(value),
                    Err(invalid) => {
                        wrong.insert(name.clone(), invalid.to_string());
                        continue;
                    }
                },
            };
            let field = draft.fields.iter().find(|field| field.target == target);
            let seen = field.and_then(|field| field.computed.clone());
            hire.edits.retain(|edit| edit.target != target);
            // What Ashby says anyway is no edit.
            if value != seen {
                hire.edits.push(Edit { target, value, edited_by: proof.who().clone(), edited_at: now, seen });
            }
            let before = field.and_then(|field| field.value.as_ref()).map(Value::to_json);
            edited.insert(name, json!({"from": before, "to": json}));
        }
        if !wrong.is_empty() {
            return Err(InboxError::Fields(wrong));
        }
        let entry = NewHistory::by(proof.who(), now, "edited").with(json!({"changes": edited}));
        self.save_edits(hire, entry).await
    }

    /// Takes Ashby's value again: for some fields, or for all.
    pub async fn reset(
        &self,
        proof: &Proof,
        id: &HireId,
        version: i64,
        targets: Option<Vec<String>>,
    ) -> Result<i64, InboxError> {
        let (mut hire, _) = self.open_in(id, version, HireState::New).await?;
        let is_meant = |edit: &Edit| {
            targets.as_ref().is_none_or(|names| names.iter().any(|name| name == edit.target.name))
        };
        hire.edits.retain(|edit| !is_meant(edit));
        let entry = NewHistory::by(proof.who(), self.clock.now(), "reset").with(json!({"targets": targets}));
        self.save_edits(hire, entry).await
    }

    /// Keeps what stands there although Ashby changed its value. On a hire that ended, all changes
    /// count as seen.
    pub async fn keep(
        &self,
        proof: &Proof,
        id: &HireId,
        version: i64,
        targets: Vec<String>,
    ) -> Result<i64, InboxError> {
        let (mut hire, draft) = self.open(id).await?;
        check_version(&hire, version)?;
        if hire.record.state == HireState::New {
            for edit in
                hire.edits.iter_mut().filter(|edit| targets.iter().any(|name| name == edit.target.name))
            {
                let field = draft.fields.iter().find(|field| field.target == edit.target);
                edit.seen = field.and_then(|field| field.computed.clone());
            }
        } else {
            hire.record.accepted = Some(accepted(&draft));
        }
        let entry = NewHistory::by(proof.who(), self.clock.now(), "kept").with(json!({"targets": targets}));
        self.save_edits(hire, entry).await
    }

    async fn save_edits(&self, mut hire: Hire, entry: NewHistory) -> Result<i64, InboxError> {
        let draft = hire.draft(&self.rules);
        hire.refresh(&draft);
        let edits = Some(hire.edit_records());
        Ok(self.store.save_hire(HireWrite { edits, ..write(hire, entry) }).await?)
    }

    /// Makes the employee and ends the hire, in one transaction.
    pub async fn complete(&self, proof: &Proof, id: &HireId, version: i64) -> Result<EmployeeId, InboxError> {
        let (mut hire, draft) = self.open_in(id, version, HireState::New).await?;
        if hire.record.flags.has(HireFlags::NO_LONGER_HIRED) {
            return Err(InboxError::NoLongerHired);
        }
        let problems = problems(&draft);
        if !problems.is_empty() {
            return Err(InboxError::Fields(
                problems.into_iter().map(|(name, text)| (name.to_owned(), text)).collect(),
            ));
        }
        let now = self.clock.now();
        let employee_id = EmployeeId::new(now, &*self.random)?;
        let made = NewHistory::by(proof.who(), now, "created").with(json!({"hire_id": hire.record.id}));
        let new = employee(employee_id.clone(), &draft, self.country.as_deref(), made);
        hire.record.created_employee = true;
        self.end(&mut hire, &draft, HireState::Completed, proof, Some(employee_id.clone()));
        let entry = NewHistory::by(proof.who(), now, "completed").with(json!({"employee_id": employee_id}));
        self.in_time(id, self.store.complete_hire(write(hire, entry), new).await).await?;
        Ok(employee_id)
    }

    /// Who came too late hears why: somebody ended the hire, or changed it.
    async fn in_time(&self, id: &HireId, written: Result<i64, StoreError>) -> Result<(), InboxError> {
        match written {
            Ok(_) => Ok(()),
            Err(StoreError::Stale) => {
                let (hire, _) = self.open(id).await?;
                Err(match hire.record.state {
                    HireState::New => InboxError::Changed,
                    state => InboxError::Ended { state, by: hire.record.ended_by, at: hire.record.ended_at },
                })
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Ends the hire with somebody who works here already, taking over the named values.
    pub async fn link(
        &self,
        proof: &Proof,
        id: &HireId,
        version: i64,
        employee_id: EmployeeId,
        take: &[String],
    ) -> Result<EmployeeId, InboxError> {
        let (mut hire, draft) = self.open_in(id, version, HireState::New).await?;
        let now = self.clock.now();
        let changed = match take {
            [] => self.store.employee(&employee_id).await.map(|_| None)?,
            take => Some(self.taken_over(proof, &employee_id, &draft, take, now).await?),
        };
        self.end(&mut hire, &draft, HireState::Completed, proof, Some(employee_id.clone()));
        let entry = NewHistory::by(proof.who(), now, "linked")
            .with(json!({"employee_id": employee_id, "take": take}));
        self.in_time(id, self.store.link_hire(write(hire, entry), changed).await).await?;
        Ok(employee_id)
    }

    /// The employee with values of the draft in place of their own.
    async fn taken_over(
        &self,
        proof: &Proof,
        employee_id: &EmployeeId,
        draft: &Draft,
        take: &[String],
        now: Timestamp,
    ) -> Result<NewEmployee, InboxError> {
        let present = self.store.employee(employee_id).await?;
        let entry = NewHistory::by(proof.who(), now, "edited").with(json!({"targets": take}));
        let mut changed = employee(employee_id.clone(), draft, self.country.as_deref(), entry);
        let taken = |name: &str| take.iter().any(|taken| taken == name);
        if !taken("first_name") || changed.first_name.is_empty() {
            changed.first_name = present.first_name;
        }
        if !taken("last_name") || changed.last_name.is_empty() {
            changed.last_name = present.last_name;
        }
        if !taken("hired_on") {
            changed.hired_on = present.hired_on;
        }
        let mut values = present.values;
        values.extend(changed.values.into_iter().filter(|(name, _)| taken(name)));
        let text = |name: &str| values.get(name).cloned();
        changed.keys = unique_keys(text, self.country.as_deref());
        changed.values = values;
        let job = ["position", "department", "division", "location", "job_level", "reporting_to"];
        changed.position = changed.position.filter(|_| job.iter().any(|name| taken(name)));
        changed.employment =
            changed.employment.filter(|_| taken("employment_type") || taken("working_pattern"));
        changed.compensation = changed.compensation.filter(|_| taken("salary"));
        Ok(changed)
    }

    pub async fn dismiss(
        &self,
        proof: &Proof,
        id: &HireId,
        version: i64,
        reason: &str,
    ) -> Result<i64, InboxError> {
        let (mut hire, draft) = self.open_in(id, version, HireState::New).await?;
        let reason = reason.trim();
        if reason.is_empty() || reason.chars().count() > 1_000 {
            let text = "Say in up to 1,000 characters why this hire is dismissed.".to_owned();
            return Err(InboxError::Fields([("reason".to_owned(), text)].into()));
        }
        self.end(&mut hire, &draft, HireState::Dismissed, proof, None);
        hire.record.dismiss_reason = Some(reason.to_owned());
        let entry =
            NewHistory::by(proof.who(), self.clock.now(), "dismissed").with(json!({"reason": reason}));
        Ok(self.store.save_hire(write(hire, entry)).await?)
    }

    /// Puts a dismissed hire back among the new ones.
    pub async fn restore(&self, proof: &Proof, id: &HireId, version: i64) -> Result<i64, InboxError> {
        let (mut hire, _) = self.open_in(id, version, HireState::Dismissed).await?;
        self.begin_again(&mut hire);
        let entry = NewHistory::by(proof.who(), self.clock.now(), "restored");
        Ok(self.store.save_hire(write(hire, entry)).await?)
    }

    /// Takes a completion back, as long as nobody changed the employee since.
    pub async fn reopen(&self, proof: &Proof, id: &HireId, version: i64) -> Result<i64, InboxError> {
        let (mut hire, _) = self.open_in(id, version, HireState::Completed).await?;
        let made = hire
            .record
            .employee_id
            .clone()
            .zip(hire.record.employee_version)
            .filter(|_| hire.record.created_employee);
        self.begin_again(&mut hire);
        let entry = NewHistory::by(proof.who(), self.clock.now(), "reopened");
        let Some((employee, employee_version)) = made else {
            return Ok(self.store.save_hire(write(hire, entry)).await?);
        };
        let reopened = self.store.reopen_hire(write(hire, entry), employee.clone(), employee_version).await;
        if let Err(StoreError::Stale) = reopened {
            let unchanged = self
                .store
                .employee(&employee)
                .await
                .is_ok_and(|employee| employee.version == employee_version);
            return Err(if unchanged { InboxError::Changed } else { InboxError::EmployeeChanged });
        }
        Ok(reopened?)
    }

    /// Removes a test hire, and the employee that was made of it.
    pub async fn remove_test(&self, proof: &Proof, id: &HireId) -> Result<(), InboxError> {
        let (hire, _) = self.open(id).await?;
        let record = hire.record;
        if !record.flags.has(HireFlags::TEST) {
            return Err(InboxError::NoTest);
        }
        let made = record.employee_id.filter(|_| record.created_employee);
        let entry = NewHistory::by(proof.who(), self.clock.now(), "test_removed");
        Ok(self.store.remove_hire(record.id, record.version, made, entry).await?)
    }

    fn end(
        &self,
        hire: &mut Hire,
        draft: &Draft,
        state: HireState,
        proof: &Proof,
        employee: Option<EmployeeId>,
    ) {
        hire.record.state = state;
        hire.record.ended_at = Some(self.clock.now());
        hire.record.ended_by = Some(proof.who().clone());
        hire.record.employee_id = employee;
        hire.record.accepted = Some(accepted(draft));
        hire.refresh(draft);
    }

    fn begin_again(&self, hire: &mut Hire) {
        let record = &mut hire.record;
        record.state = HireState::New;
        record.ended_at = None;
        record.ended_by = None;
        record.dismiss_reason = None;
        record.employee_id = None;
        record.employee_version = None;
        record.created_employee = false;
        record.accepted = None;
        let draft = hire.draft(&self.rules);
        hire.refresh(&draft);
    }

    /// The hire, if it is in the state and at the version that the person saw.
    async fn open_in(
        &self,
        id: &HireId,
        version: i64,
        state: HireState,
    ) -> Result<(Hire, Draft), InboxError> {
        let (hire, draft) = self.open(id).await?;
        let record = &hire.record;
        if record.state != state {
            return Err(match record.state {
                HireState::New => InboxError::NotIn(state),
                ended => InboxError::Ended { state: ended, by: record.ended_by.clone(), at: record.ended_at },
            });
        }
        check_version(&hire, version)?;
        Ok((hire, draft))
    }
}

fn check_version(hire: &Hire, version: i64) -> Result<(), InboxError> {
    if hire.record.version == version { Ok(()) } else { Err(InboxError::Changed) }
}

fn write(hire: Hire, entry: NewHistory) -> HireWrite {
    HireWrite {
        expected_version: Some(hire.record.version),
        record: hire.record,
        parts: Vec::new(),
        edits: None,
        history: vec![entry],
        deliveries: Vec::new(),
    }
}
