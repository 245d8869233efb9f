//! As many hires as a receiver can take, for benchmarks and for tests that kill it.
//!
//! A run is bounded by a number of requests, a time, or both, and ends by itself when the receiver is gone.
//! Each application id whose request was answered with 200 can be written to a file; the line is with the
//! operating system before that connection sends its next request.

mod connection;
mod latency;
mod template;

pub use latency::{Latencies, Percentiles};
pub use template::Template;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until, timeout};
use uuid::Uuid;

use crate::delivery::Endpoint;
use connection::Connection;

/// Pause before a connection that failed is opened again.
const PAUSE: Duration = Duration::from_millis(20);

/// What to send.
#[derive(Debug, Clone)]
pub struct Plan {
    pub endpoint: Endpoint,
    pub connections: usize,
    /// The exact size of each body, if that is enough for a hire.
    pub body_bytes: usize,
    /// How many requests at most.
    pub requests: Option<u64>,
    /// How long at most; requests under way are finished.
    pub duration: Option<Duration>,
    /// Requests start at this rate, all connections together, instead of as fast as they can.
    pub per_second: Option<f64>,
    /// Runs with different seeds send different ids, runs with equal seeds equal bodies.
    pub seed: u64,
    /// The time of the hires.
    pub now: Timestamp,
    /// How long to wait for one answer.
    pub timeout: Duration,
    /// A connection gives up after so many failures in a row.
    pub give_up_after: u32,
    /// Where acknowledged application ids are appended, one a line.
    pub acknowledged: Option<PathBuf>,
}

impl Plan {
    /// One connection, 4 KB bodies, and no bound yet: set `requests` or `duration`.
    pub fn new(endpoint: Endpoint, seed: u64, now: Timestamp) -> Self {
        Self {
            endpoint,
            connections: 1,
            body_bytes: 4_096,
            requests: None,
            duration: None,
            per_second: None,
            seed,
            now,
            timeout: Duration::from_secs(30),
            give_up_after: 5,
            acknowledged: None,
        }
    }
}

/// Why a run did not take place.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("a load without end was asked for; give a number of requests or a duration")]
    Unbounded,
    #[error("the rate must be a number above zero")]
    Rate,
    #[error("acknowledged ids could not be written to {path}: {source}")]
    Acknowledged { path: PathBuf, source: std::io::Error },
}

/// What made a run end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stopped {
    Requests,
    Duration,
    /// Some connection failed too often in a row.
    ConnectionsFailed,
}

/// How a run went.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    pub seed: u64,
    pub connections: usize,
    pub body_bytes: usize,
    /// Requests that were answered, with whatever status.
    pub answered: u64,
    /// Of these, the ones with status 200.
    pub acknowledged: u64,
    /// Requests without an answer.
    pub failed: u64,
    pub statuses: BTreeMap<u16, u64>,
    pub seconds: f64,
    /// Answered requests per second.
    pub per_second: f64,
    pub latency_ms: Percentiles,
    pub stopped: Stopped,
    pub last_error: Option<String>,
}

/// What all connections share.
struct Run {
    plan: Plan,
    next: AtomicU64,
    began: Instant,
    acknowledged: Option<File>,
}

/// What one connection counted.
#[derive(Default)]
struct Tally {
    statuses: BTreeMap<u16, u64>,
    failed: u64,
    latencies: Latencies,
    last_error: Option<String>,
}

/// Runs to the end.
pub async fn run(plan: Plan) -> Result<Report, LoadError> {
    if plan.requests.is_none() && plan.duration.is_none() {
        return Err(LoadError::Unbounded);
    }
    if plan.per_second.is_some_and(|rate| !(rate.is_finite() && rate > 0.0)) {
        return Err(LoadError::Rate);
    }
    let acknowledged = match &plan.acknowledged {
        Some(path) => {
            let file = File::options().create(true).append(true).open(path);
            Some(file.map_err(|source| LoadError::Acknowledged { path: path.clone(), source })?)
        }
        None => None,
    };
    let Endpoint { target, secret } = &plan.endpoint;
    let template = Template::new(target, secret.as_deref(), plan.body_bytes, plan.seed, plan.now);
    let run = Arc::new(Run { plan, next: AtomicU64::new(0), began: Instant::now(), acknowledged });
    let mut connections = JoinSet::new();
    for _ in 0..run.plan.connections.max(1) {
        connections.spawn(send(Arc::clone(&run), template.clone()));
    }
    let mut total = Tally::default();
    let mut stopped = Stopped::Requests;
    while let Some(joined) = connections.join_next().await {
        let Ok(result) = joined else { continue };
        let (tally, reason) = result?;
        total.add(tally);
        stopped = stopped.max(reason);
    }
    Ok(total.report(&run, template.body_bytes(), stopped))
}

/// One connection's share of the run.
async fn send(run: Arc<Run>, mut template: Template) -> Result<(Tally, Stopped), LoadError> {
    let plan = &run.plan;
    let deadline = plan.duration.map(|duration| run.began + duration);
    let mut connection = Connection::new(&plan.endpoint.target);
    let mut tally = Tally::default();
    let mut failures_in_a_row = 0;
    loop {
        let number = run.next.fetch_add(1, Ordering::Relaxed);
        if plan.requests.is_some_and(|requests| number >= requests) {
            return Ok((tally, Stopped::Requests));
        }
        let due = plan.per_second.map(|rate| run.began + Duration::from_secs_f64(number as f64 / rate));
        if deadline.is_some_and(|deadline| due.unwrap_or_else(Instant::now) >= deadline) {
            return Ok((tally, Stopped::Duration));
        }
        if let Some(due) = due {
            sleep_until(due).await;
        }
        let application = template.stamp(number);
        // At a given rate a request that starts late has been waiting since it was due.
        let exchange = async {
            connection.open().await?;
            let began = due.unwrap_or_else(Instant::now);
            let status = connection.exchange(template.request()).await?;
            Ok::<_, std::io::Error>((status, began.elapsed()))
        };
        let error = match timeout(plan.timeout, exchange).await {
            Ok(Ok((status, took))) => {
                *tally.statuses.entry(status).or_default() += 1;
                tally.latencies.record(took);
                if status == 200 {
                    run.acknowledge(application)?;
                }
                failures_in_a_row = 0;
                continue;
            }
            Ok(Err(error)) => error.to_string(),
            Err(_) => "no answer in time".to_owned(),
        };
        tally.failed += 1;
        tally.last_error = Some(error);
        failures_in_a_row += 1;
        if failures_in_a_row >= plan.give_up_after {
            return Ok((tally, Stopped::ConnectionsFailed));
        }
        sleep(PAUSE).await;
    }
}

impl Run {
    /// One write in append mode, so lines of several connections never mix.
    fn acknowledge(&self, application: Uuid) -> Result<(), LoadError> {
        let (Some(mut file), Some(path)) = (self.acknowledged.as_ref(), &self.plan.acknowledged) else {
            return Ok(());
        };
        let line = format!("{application}\n");
        file.write_all(line.as_bytes())
            .map_err(|source| LoadError::Acknowledged { path: path.clone(), source })
    }
}

impl Tally {
    fn add(&mut self, other: Self) {
        for (status, count) in other.statuses {
            *self.statuses.entry(status).or_default() += count;
        }
        self.failed += other.failed;
        self.latencies.merge(&other.latencies);
        self.last_error = other.last_error.or(self.last_error.take());
    }

    fn report(self, run: &Run, body_bytes: usize, stopped: Stopped) -> Report {
        let seconds = run.began.elapsed().as_secs_f64();
        let answered = self.statuses.values().sum::<u64>();
        Report {
            seed: run.plan.seed,
            connections: run.plan.connections.max(1),
            body_bytes,
            answered,
            acknowledged: self.statuses.get(&200).copied().unwrap_or(0),
            failed: self.failed,
            statuses: self.statuses,
            seconds,
            per_second: if seconds > 0.0 { answered as f64 / seconds } else { 0.0 },
            latency_ms: self.latencies.percentiles(),
            stopped,
            last_error: self.last_error,
        }
    }
}
