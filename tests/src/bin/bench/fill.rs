//! A workspace with very many hires, made once for all measurements that need one.
//!
//! The hires are written through the engine's own store, with the parts, the search index and the
//! history that a message would have brought; only the messages themselves are left out.

use std::{path::Path, sync::Arc, time::Instant};

use anyhow::{Context, Result};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use hirelay_engine::{
    engine::{Engine, Options},
    explore::Exploring,
    ids::HireId,
    net::Outside,
    random::SystemRandom,
    secrets::{self, KeyringCredentials},
    store::{
        Store,
        tables::{HireFlags, HireRecord, HireState, HireWrite, NewHistory, PartKind, StoredPart},
    },
    time::SystemClock,
};
use hirelay_sim::{objects::Maybe, people::Hires};
use jiff::{Span, Timestamp, civil::Date, tz::TimeZone};
use tempfile::TempDir;

use crate::{
    hirelayd::{self, Hirelayd, Workspace},
    names::Names,
    place::{self, Place},
};

/// How many writes wait for the next commit together.
const AT_ONCE: usize = 512;
/// Start dates lie in so many days around today.
const DAYS: i64 = 1_500;

/// Made when first asked for.
pub struct Filled {
    hires: usize,
    made: Option<(TempDir, Workspace)>,
}

impl Filled {
    pub fn new(hires: usize) -> Self {
        Self { hires, made: None }
    }

    pub fn workspace(&mut self, place: &Place) -> Result<&Workspace> {
        if self.made.is_none() {
            let scratch = place.scratch()?;
            let workspace = make(place, scratch.path(), self.hires)?;
            self.made = Some((scratch, workspace));
        }
        self.made.as_ref().map(|(_, workspace)| workspace).context("the workspace was just made")
    }
}

fn make(place: &Place, data_dir: &Path, hires: usize) -> Result<Workspace> {
    let began = Instant::now();
    let hirelayd = Hirelayd::start(place, data_dir)?;
    let workspace = Workspace::make(&hirelayd, data_dir)?;
    hirelayd.stop()?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(fill(data_dir, hires))?;
    println!(
        "\nMade a workspace with {hires} hires in {:.0} s: {:.0} MB",
        began.elapsed().as_secs_f64(),
        place::bytes_in(data_dir)? as f64 / 1e6
    );
    Ok(workspace)
}

async fn fill(data_dir: &Path, hires: usize) -> Result<()> {
    let engine = Engine::new(Options {
        data_dir: data_dir.to_owned(),
        place: secrets::Place::PassphraseFile {
            path: hirelayd::key_file(data_dir),
            passphrase: Some(hirelayd::PASSPHRASE.to_owned().into()),
        },
        credentials: Arc::new(KeyringCredentials),
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        time_zone: None,
        outside: Outside::OnlyLoopback,
        exploring: Exploring::Impossible,
    })?;
    engine.open().await;
    let workspace = engine.ready().context("the workspace can't be opened")?;
    let filled = write(&workspace.store, hires).await;
    engine.stop().await;
    filled
}

async fn write(store: &Store, hires: usize) -> Result<()> {
    let now = Timestamp::now();
    let mut source = Hires::from_seed(1, now);
    let writes = (0..hires).map(|number| hire(&mut source, number, now));
    let saving =
        stream::iter(writes).map(|write| async { Ok::<_, anyhow::Error>(store.save_hire(write?).await?) });
    saving.buffer_unordered(AT_ONCE).try_for_each(|_| async { Ok(()) }).await
}

fn hire(source: &mut Hires, number: usize, now: Timestamp) -> Result<HireWrite> {
    let mut hire = source.plain();
    let name = Names::of(number);
    hire.application.candidate.name = name.full();
    if let Some(email) = hire.application.candidate.primary_email_address.known_mut() {
        email.value = name.address(number);
    }
    let known = hire.known();
    let part = |kind, body: String| StoredPart {
        kind,
        stamp: None,
        origin: "webhook".to_owned(),
        receipt: i64::try_from(number).unwrap_or(0),
        removed: None,
        body,
    };
    let mut parts = vec![part(PartKind::Application, serde_json::to_string(&hire.application)?)];
    if let Maybe::Is(offer) = &hire.offer {
        parts.push(part(PartKind::Offer, serde_json::to_string(offer)?));
    }
    let record = HireRecord {
        seq: 0,
        id: HireId::new(now, &SystemRandom)?,
        application_id: known.application_id.to_string(),
        candidate_id: Some(known.candidate_id.to_string()),
        offer_id: known.offer_id.map(|id| id.to_string()),
        state: state(number),
        version: 0,
        name: known.name,
        email: known.email,
        job_title: known.job_title,
        department: None,
        start_date: Some(start_date(number, now)?),
        flags: HireFlags::default(),
        received_at: now,
        ended_at: None,
        ended_by: None,
        dismiss_reason: None,
        employee_id: None,
        employee_version: None,
        created_employee: false,
        accepted: None,
    };
    let history = vec![NewHistory::by_hirelay(now, "received")];
    Ok(HireWrite { record, expected_version: None, parts, edits: None, history, deliveries: Vec::new() })
}

/// Most were completed long ago, as in any inbox that has been in use for years.
fn state(number: usize) -> HireState {
    match number % 20 {
        0..=3 => HireState::New,
        4 => HireState::Dismissed,
        _ => HireState::Completed,
    }
}

/// In no order, so that the list's order is not the order of receipt.
fn start_date(number: usize, now: Timestamp) -> Result<Date> {
    let days = i64::try_from(number)?.wrapping_mul(7_919).rem_euclid(DAYS) - DAYS / 2;
    Ok(TimeZone::UTC.to_datetime(now).date().checked_add(Span::new().days(days))?)
}
