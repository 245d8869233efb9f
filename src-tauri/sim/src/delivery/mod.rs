//! Sending webhooks the way Ashby does: signed, retried on its schedule, every attempt recorded.
//!
//! A [`Sender`] also misbehaves on request, as networks do: it sends things twice, in another order, in
//! chunks, or closes the connection before the answer. The clock of the retries can run faster; the timeout
//! of a single attempt is real, for the receiver is real too.

mod schedule;
mod target;
pub(crate) mod wire;

pub use schedule::{ATTEMPTS, Answer, FINAL_STATUSES, Next, Pace, wait_after};
pub use target::{Target, TargetError};
pub use wire::{AGENT, SIGNATURE_HEADER};

use std::fmt;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use rand::{SeedableRng, rngs::StdRng, seq::SliceRandom};
use serde::{Serialize, Serializer};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};
use uuid::Uuid;

use crate::event::{Action, Event};
use crate::signature::sign;

/// Where an event goes and what signs it.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    pub target: Target,
    /// Without a secret nothing is signed.
    pub secret: Option<String>,
}

/// What goes wrong on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Faults {
    /// How many more times each delivery is sent, byte for byte.
    pub copies: u32,
    /// Deliveries are sent in an order shuffled from this seed.
    pub shuffle: Option<u64>,
    /// Bodies go in chunks of this many bytes, without a length.
    pub chunk_bytes: Option<NonZeroUsize>,
    /// In so many attempts of each delivery, the first ones, the connection is closed before the answer.
    pub hang_ups: u32,
}

/// Sends events.
#[derive(Debug, Clone)]
pub struct Sender {
    pub pace: Pace,
    /// How long one attempt may take, in real time. Ashby's own limit is not documented.
    pub timeout: Duration,
    /// How many attempts may be under way at the same time. With one, first attempts come in order.
    pub at_once: NonZeroUsize,
    pub faults: Faults,
}

/// One event on its way to one endpoint, from the first attempt to the last.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Delivery {
    pub action: Action,
    pub action_id: Option<Uuid>,
    pub target: Target,
    pub attempts: Vec<Attempt>,
}

/// What happened in one attempt.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Attempt {
    /// Counted from one.
    pub number: u32,
    /// Simulated time since the first attempt began.
    #[serde(rename = "at_s", serialize_with = "seconds")]
    pub at: Duration,
    /// How long it took, in real time.
    #[serde(rename = "took_ms", serialize_with = "millis")]
    pub took: Duration,
    pub answer: Answer,
    pub next: Next,
}

impl fmt::Debug for Endpoint {
    /// Says whether there is a secret, never which.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.target, if self.secret.is_some() { "signed" } else { "unsigned" })
    }
}

impl Delivery {
    /// Some attempt was answered with 2xx.
    pub fn arrived(&self) -> bool {
        self.attempts.last().is_some_and(|attempt| attempt.next == Next::Delivered)
    }
}

impl Default for Sender {
    /// Real time, ten seconds for an answer, one attempt at a time, no faults.
    fn default() -> Self {
        Self {
            pace: Pace::REAL,
            timeout: Duration::from_secs(10),
            at_once: NonZeroUsize::MIN,
            faults: Faults::default(),
        }
    }
}

impl Sender {
    /// A sender whose clock runs this many times faster, and that is otherwise the default one.
    pub fn faster(scale: u32) -> Self {
        Self { pace: Pace::faster(scale), ..Self::default() }
    }

    /// A single attempt, never repeated: how pings go.
    pub async fn try_once(&self, endpoint: &Endpoint, event: &Event) -> Attempt {
        self.attempt(1, Duration::ZERO, endpoint, event).await
    }

    /// Delivers, trying again until it arrives, is refused for good, or the attempts are used up.
    pub async fn deliver(&self, endpoint: &Endpoint, event: &Event) -> Delivery {
        let places = Arc::new(Semaphore::new(1));
        self.deliver_from(&places, None, endpoint, event).await
    }

    /// Delivers many. One that waits for its next attempt does not hold up the others. The answer lists
    /// them, copies included, in the order in which they were first sent.
    pub async fn deliver_all(&self, mut orders: Vec<(Endpoint, Event)>) -> Vec<Delivery> {
        let copies = orders.clone();
        for _ in 0..self.faults.copies {
            orders.extend_from_slice(&copies);
        }
        if let Some(seed) = self.faults.shuffle {
            orders.shuffle(&mut StdRng::seed_from_u64(seed));
        }
        let places = Arc::new(Semaphore::new(self.at_once.get()));
        let mut under_way = JoinSet::new();
        for (position, (endpoint, event)) in orders.into_iter().enumerate() {
            // Taken here and not in the task, or first attempts would not begin in order.
            let place = Arc::clone(&places).acquire_owned().await.ok();
            let (sender, places) = (self.clone(), Arc::clone(&places));
            under_way.spawn(async move {
                (position, sender.deliver_from(&places, place, &endpoint, &event).await)
            });
        }
        let mut done = Vec::with_capacity(under_way.len());
        while let Some(joined) = under_way.join_next().await {
            done.extend(joined.ok());
        }
        done.sort_unstable_by_key(|(position, _)| *position);
        done.into_iter().map(|(_, delivery)| delivery).collect()
    }

    /// `place` is the right to make the first attempt; later ones ask for their own.
    async fn deliver_from(
        &self,
        places: &Arc<Semaphore>,
        place: Option<OwnedSemaphorePermit>,
        endpoint: &Endpoint,
        event: &Event,
    ) -> Delivery {
        let began = Instant::now();
        let mut first_place = place;
        let mut attempts = Vec::new();
        for number in 1..=ATTEMPTS {
            let place = match first_place.take() {
                Some(place) => Some(place),
                None => Arc::clone(places).acquire_owned().await.ok(),
            };
            let at = self.pace.simulated(began.elapsed());
            let attempt = self.attempt(number, at, endpoint, event).await;
            drop(place);
            let next = attempt.next;
            attempts.push(attempt);
            match next {
                Next::RetryAfter(wait) => sleep(self.pace.real(wait)).await,
                Next::Delivered | Next::Refused | Next::Exhausted => break,
            }
        }
        let target = endpoint.target.clone();
        Delivery { action: event.action.clone(), action_id: event.action_id, target, attempts }
    }

    async fn attempt(&self, number: u32, at: Duration, endpoint: &Endpoint, event: &Event) -> Attempt {
        let began = Instant::now();
        let signature = endpoint.secret.as_deref().map(|secret| sign(secret, &event.body));
        let request = async {
            if number <= self.faults.hang_ups {
                let sent = wire::post_and_hang_up(&endpoint.target, signature.as_deref(), &event.body).await;
                return sent.map(|()| Answer::HungUp);
            }
            let chunk = self.faults.chunk_bytes;
            let status = wire::post(&endpoint.target, signature.as_deref(), event.body.clone(), chunk).await;
            status.map(Answer::Status)
        };
        let answer = match timeout(self.timeout, request).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => Answer::Failed(error.to_string()),
            Err(_) => Answer::TimedOut,
        };
        let next = Next::after(number, &answer);
        Attempt { number, at, took: began.elapsed(), answer, next }
    }
}

fn seconds<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((duration.as_secs_f64() * 1e3).round() / 1e3)
}

fn millis<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((duration.as_secs_f64() * 1e6).round() / 1e3)
}
