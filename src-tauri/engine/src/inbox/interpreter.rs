//! Reads what was kept and makes hires of it, in the background.
//!
//! Each message is read once, in the order of receipt. Messages about different hires are worked on
//! side by side; those about one hire, and those that may touch several, one after the other. A
//! crash at any instant leaves a message either waiting or done.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use futures_util::stream::{self, StreamExt as _};
use jiff::SignedDuration;
use serde_json::json;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::{
    Hire,
    merge::merge,
    reading::{Effect, NewPart, Reading, read},
};
use crate::{
    ashby::Application,
    ids::HireId,
    mapping::{Draft, Rules, Value},
    random::Random,
    store::{
        Store, StoreError,
        tables::{
            HireFlags, HireRecord, HireRef, HireState, HireWrite, Interpreted, NewHistory, Outcome, PartKind,
            Pending, StoredPart,
        },
    },
    time::Clock,
};

const BATCH: usize = 64;
const AT_ONCE: usize = 16;
/// Somebody may edit the hire at the same moment; that is seen and done again.
const ATTEMPTS: usize = 5;
const LEASE: SignedDuration = SignedDuration::from_secs(60);
/// A safety net below the wake-up, and the pace of renewing the lease.
const POLL: Duration = Duration::from_secs(15);
const FOREIGN_KEPT_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);
const SWEEP_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// The reader of kept messages.
pub struct Interpreter {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub random: Arc<dyn Random>,
    /// Rung when a message was kept.
    pub kept: Arc<Notify>,
    /// This installation's name in leases.
    pub owner: String,
    pub rules: Rules,
}

impl Interpreter {
    /// Works until `stop`.
    pub async fn run(self, stop: CancellationToken) {
        let mut swept_at = jiff::Timestamp::MIN;
        loop {
            // Registered before looking, so that a message that comes meanwhile is not overslept.
            let woken = self.kept.notified();
            match self.work(&stop).await {
                Ok(()) => {}
                Err(StoreError::Closed) => return,
                Err(error) => tracing::error!(%error, "messages could not be read; they wait"),
            }
            let now = self.clock.now();
            if now.duration_since(swept_at) > SWEEP_EVERY {
                swept_at = now;
                self.sweep().await;
            }
            tokio::select! {
                () = woken => {}
                () = tokio::time::sleep(POLL) => {}
                () = stop.cancelled() => return,
            }
        }
    }

    /// Reads everything that waits.
    pub async fn work(&self, stop: &CancellationToken) -> Result<(), StoreError> {
        let mut claimed_at = None;
        while !stop.is_cancelled() {
            let mut waiting = self.store.waiting_deliveries(BATCH).await?;
            if waiting.is_empty() {
                return Ok(());
            }
            let now = self.clock.now();
            if claimed_at.is_none_or(|at| now.duration_since(at) > LEASE / 2) {
                if !self.store.claim("interpreter", self.owner.clone(), now, LEASE).await? {
                    return Ok(());
                }
                claimed_at = Some(now);
            }
            let receipts = waiting.iter().map(|pending| pending.receipt).collect();
            let repeats = self.store.fold_repeats(receipts).await?;
            waiting.retain(|pending| !repeats.contains(&pending.receipt));
            self.read_batch(waiting).await?;
        }
        Ok(())
    }

    /// Runs of messages that each touch one hire are spread; others wait for what came before.
    async fn read_batch(&self, waiting: Vec<Pending>) -> Result<(), StoreError> {
        let mut by_hire: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
        let mut nothing = Vec::new();
        for pending in &waiting {
            let reading = read(pending);
            match &reading.effect {
                Effect::Parts { application_id, .. } => {
                    by_hire.entry(application_id.clone()).or_default().push(reading)
                }
                Effect::Nothing(outcome, reason) => {
                    nothing.push(Interpreted { outcome: *outcome, reason: reason.clone(), ..reading.noted })
                }
                _ => {
                    self.side_by_side(std::mem::take(&mut by_hire)).await?;
                    let noted = reading.noted.clone();
                    let applied = self.apply_note(reading, pending).await;
                    self.or_set_aside(applied, noted).await?;
                }
            }
        }
        self.side_by_side(by_hire).await?;
        if !nothing.is_empty() {
            self.store.save_interpreted(nothing).await?;
        }
        Ok(())
    }

    async fn side_by_side(&self, by_hire: BTreeMap<String, Vec<Reading>>) -> Result<(), StoreError> {
        let mut running = stream::iter(by_hire.into_values().map(|readings| async move {
            for reading in readings {
                let noted = reading.noted.clone();
                let applied = self.apply_parts(reading).await;
                self.or_set_aside(applied, noted).await?;
            }
            Ok::<_, StoreError>(())
        }))
        .buffer_unordered(AT_ONCE);
        while let Some(done) = running.next().await {
            done?;
        }
        Ok(())
    }

    /// A message that the database chokes on is set aside, so that it does not hold up the others.
    async fn or_set_aside(
        &self,
        applied: Result<(), StoreError>,
        noted: Interpreted,
    ) -> Result<(), StoreError> {
        let Err(StoreError::Sqlite(error)) = applied else {
            return applied;
        };
        tracing::error!(receipt = noted.receipt, %error, "a message could not be processed; it was set aside");
        let reason = Some("Hirelay could not process this message. It is kept; process it again.".to_owned());
        self.store.save_interpreted(vec![Interpreted { outcome: Outcome::Unreadable, reason, ..noted }]).await
    }

    async fn apply_parts(&self, reading: Reading) -> Result<(), StoreError> {
        let Effect::Parts { application_id, parts, makes_hire } = &reading.effect else {
            return Ok(());
        };
        for _ in 0..ATTEMPTS {
            let written = match self.store.hire_of_application(application_id.clone()).await? {
                Some(loaded) => self.change(Hire::from_loaded(loaded), parts, &reading.noted).await,
                None if *makes_hire => self.make(application_id, parts, &reading.noted).await,
                None => {
                    let reason = Some("It is about an application that is no hire here.".to_owned());
                    let noted = Interpreted { outcome: Outcome::Kept, reason, ..reading.noted.clone() };
                    self.store.save_interpreted(vec![noted]).await
                }
            };
            match written {
                Err(StoreError::Stale) => continue,
                other => return other,
            }
        }
        tracing::warn!(
            receipt = reading.noted.receipt,
            "a hire changed too often at once; its message waits"
        );
        Ok(())
    }

    async fn make(
        &self,
        application_id: &str,
        parts: &[NewPart],
        noted: &Interpreted,
    ) -> Result<(), StoreError> {
        let now = self.clock.now();
        let id = HireId::new(now, &*self.random).map_err(|_| StoreError::Closed)?;
        let mut hire = Hire {
            record: HireRecord {
                seq: 0,
                id: id.clone(),
                application_id: application_id.to_owned(),
                candidate_id: None,
                offer_id: None,
                state: HireState::New,
                version: 0,
                name: String::new(),
                email: None,
                job_title: None,
                department: None,
                start_date: None,
                flags: HireFlags::default(),
                received_at: now,
                ended_at: None,
                ended_by: None,
                dismiss_reason: None,
                employee_id: None,
                employee_version: None,
                created_employee: false,
                accepted: None,
            },
            parts: Vec::new(),
            edits: Vec::new(),
        };
        // What came about this application before it was a hire belongs to it.
        let earlier = self.store.deliveries_before_hire(application_id.to_owned()).await?;
        let readings: Vec<Reading> = earlier.iter().map(read).collect();
        let mut deliveries =
            vec![Interpreted { outcome: Outcome::HireCreated, hire_id: Some(id.clone()), ..noted.clone() }];
        for earlier in &readings {
            match &earlier.effect {
                Effect::Parts { parts, .. } => put(&mut hire, parts),
                Effect::OfferRemoved { offer_id, .. } => {
                    remove_offer(&mut hire, offer_id, earlier.noted.receipt);
                }
                _ => continue,
            }
            deliveries.push(Interpreted {
                outcome: Outcome::HireUpdated,
                hire_id: Some(id.clone()),
                ..earlier.noted.clone()
            });
        }
        put(&mut hire, parts);
        hire.record.candidate_id = self.candidate_of(&hire).await?;
        let draft = hire.draft(&self.rules);
        hire.refresh(&draft);
        let history = vec![NewHistory::by_hirelay(now, "received").with(json!({"action": noted.action}))];
        let write = HireWrite {
            parts: hire.parts,
            record: hire.record,
            expected_version: None,
            edits: None,
            history,
            deliveries,
        };
        self.store.save_hire(write).await.map(drop)
    }

    async fn change(&self, mut hire: Hire, parts: &[NewPart], noted: &Interpreted) -> Result<(), StoreError> {
        let before = hire.clone();
        put(&mut hire, parts);
        self.save_change(before, hire, noted).await
    }

    /// Saves what a message changed, or notes that it said nothing new.
    async fn save_change(&self, before: Hire, mut hire: Hire, noted: &Interpreted) -> Result<(), StoreError> {
        let now = self.clock.now();
        let noted = Interpreted { hire_id: Some(hire.record.id.clone()), ..noted.clone() };
        if hire.parts == before.parts {
            let nothing_new = Interpreted { outcome: Outcome::Unchanged, ..noted };
            return self.store.save_interpreted(vec![nothing_new]).await;
        }
        let (old, new) = (before.draft(&self.rules), hire.draft(&self.rules));
        hire.record.candidate_id = self.candidate_of(&hire).await?.or(hire.record.candidate_id);
        hire.refresh(&new);
        let changes = changes(&old, &new);
        let left = hire.record.flags.has(HireFlags::NO_LONGER_HIRED);
        let left_before = before.record.flags.has(HireFlags::NO_LONGER_HIRED);
        let mut history = Vec::new();
        if !changes.is_empty() {
            let detail = json!({"action": noted.action, "changes": changes});
            history.push(NewHistory::by_hirelay(now, "changed_in_ashby").with(detail));
        }
        if left != left_before {
            history.push(NewHistory::by_hirelay(now, if left { "no_longer_hired" } else { "hired_again" }));
        }
        let write = HireWrite {
            parts: hire.parts.into_iter().filter(|part| !before.parts.contains(part)).collect(),
            expected_version: Some(hire.record.version),
            record: hire.record,
            edits: None,
            history,
            deliveries: vec![Interpreted { outcome: Outcome::HireUpdated, ..noted }],
        };
        self.store.save_hire(write).await.map(drop)
    }

    /// The candidate's present id: merges may have replaced the one in the application.
    async fn candidate_of(&self, hire: &Hire) -> Result<Option<String>, StoreError> {
        let application = hire.part(PartKind::Application).and_then(|part| Application::read(&part.body));
        match application.and_then(|application| application.candidate().id()) {
            Some(id) => self.store.present_candidate(id).await.map(Some),
            None => Ok(None),
        }
    }

    /// Messages that name hires by something else than the application.
    async fn apply_note(&self, reading: Reading, pending: &Pending) -> Result<(), StoreError> {
        let now = self.clock.now();
        let noted = Interpreted { outcome: Outcome::HireUpdated, ..reading.noted };
        match reading.effect {
            Effect::OfferRemoved { offer_id, application_id } => {
                self.apply_removal(&offer_id, application_id, pending.receipt, noted).await
            }
            Effect::CandidateMerged { deleted_id, merged_id } => {
                let entry = NewHistory::by_hirelay(now, "candidate_merged");
                self.store.merge_candidates(deleted_id, merged_id, entry, noted).await
            }
            Effect::CandidateDeleted { candidate_id } => {
                let entry = NewHistory::by_hirelay(now, "candidate_deleted");
                self.store.note_about_hires(HireRef::Candidate(candidate_id), entry, noted).await
            }
            Effect::Signature { application_id, offer_id, event } => {
                let about = application_id.map(HireRef::Application).or(offer_id.map(HireRef::Offer));
                let Some(about) = about else { return Ok(()) };
                let entry = NewHistory::by_hirelay(now, "signature_request").with(json!({"event": event}));
                self.store.note_about_hires(about, entry, noted).await
            }
            Effect::Parts { .. } | Effect::Nothing(..) => Ok(()),
        }
    }

    async fn apply_removal(
        &self,
        offer_id: &str,
        application_id: Option<String>,
        receipt: i64,
        noted: Interpreted,
    ) -> Result<(), StoreError> {
        for _ in 0..ATTEMPTS {
            let loaded = match &application_id {
                Some(application_id) => self.store.hire_of_application(application_id.clone()).await?,
                None => self.store.hire_of_offer(offer_id.to_owned()).await?,
            };
            let Some(loaded) = loaded else {
                let reason = Some("It is about an offer of an application that is no hire here.".to_owned());
                let noted = Interpreted { outcome: Outcome::Kept, reason, ..noted };
                return self.store.save_interpreted(vec![noted]).await;
            };
            let before = Hire::from_loaded(loaded);
            let mut hire = before.clone();
            remove_offer(&mut hire, offer_id, receipt);
            match self.save_change(before, hire, &noted).await {
                Err(StoreError::Stale) => continue,
                other => return other,
            }
        }
        Ok(())
    }

    /// Removes what belongs to other people.
    async fn sweep(&self) {
        let limit = self.clock.now().saturating_sub(FOREIGN_KEPT_FOR).unwrap_or(jiff::Timestamp::MIN);
        loop {
            match self.store.remove_foreign_deliveries(limit).await {
                Ok(0) => return,
                Ok(removed) => {
                    tracing::info!(removed, "messages that belong to no hire were removed after 14 days")
                }
                Err(error) => return tracing::warn!(%error, "old messages could not be removed"),
            }
        }
    }
}

fn put(hire: &mut Hire, parts: &[NewPart]) {
    for new in parts {
        if let Some(kept) = merge(hire.part(new.part.kind), new.part.clone(), new.id.as_deref()) {
            hire.set_part(kept);
        }
    }
}

/// Marks the offer as removed, unless another one took its place already.
fn remove_offer(hire: &mut Hire, offer_id: &str, receipt: i64) {
    let present = hire.part(PartKind::Offer);
    let is_other = present
        .filter(|part| part.removed.is_none())
        .and_then(|part| crate::ashby::Offer::read(&part.body)?.id())
        .is_some_and(|id| id != offer_id);
    if is_other || present.is_some_and(|part| part.removed.as_deref() == Some(offer_id)) {
        return;
    }
    let part = StoredPart {
        kind: PartKind::Offer,
        stamp: present.and_then(|part| part.stamp.clone()),
        origin: "webhook".to_owned(),
        receipt,
        removed: Some(offer_id.to_owned()),
        body: String::new(),
    };
    hire.set_part(part);
}

/// Old → new of what the rules give, for the history.
fn changes(old: &Draft, new: &Draft) -> BTreeMap<&'static str, serde_json::Value> {
    let json = |value: &Option<Value>| value.as_ref().map(Value::to_json);
    let pairs = old.fields.iter().zip(&new.fields).filter(|(old, new)| old.computed != new.computed);
    pairs
        .map(|(old, new)| (old.target.name, json!({"from": json(&old.computed), "to": json(&new.computed)})))
        .collect()
}
