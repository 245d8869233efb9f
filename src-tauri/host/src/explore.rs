//! A throw-away workspace with a simulated Ashby, beside the company's own.
//!
//! It is an engine like the other one, in a temporary folder, whose key is in nobody's hands: when it ends,
//! nothing of it can be read any more. Nothing in it leaves this computer.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard},
};

use futures_util::future::{BoxFuture, FutureExt as _};
use hirelay_engine::{
    api::ApiError,
    engine::{Engine, Options},
    explore::{ExploreError, Explored, Explorer, Exploring, Simulated},
    net::Outside,
    random::{self, SystemRandom},
    secrets::{MemoryCredentials, Place},
    time::{Clock as _, SystemClock, today},
};
use hirelay_sim::{
    delivery::{Endpoint, Sender},
    event::Event,
    objects::{Decimal, Salary},
    people::{Hire, Hires},
};
use jiff::{ToSpan as _, civil::Date, tz::TimeZone};
use serde_json::{Value, json};
use tempfile::TempDir;

/// In how many days the first hires start: some for each group of the inbox.
const FIRST_STARTS: [i64; 6] = [-3, 1, 4, 9, 20, 41];
/// Hires that are odd in some way, as life is, beside the first ones.
const ODD_ONES: usize = 3;

/// The one workspace to explore, if there is one.
#[derive(Default)]
pub struct Simulations(Mutex<Option<Arc<Simulation>>>);

struct Simulation {
    engine: Engine,
    endpoint: Endpoint,
    ashby: tokio::sync::Mutex<Ashby>,
    _folder: TempDir,
}

/// What the simulated Ashby remembers.
struct Ashby {
    to_come: Hires,
    newest: VecDeque<Hire>,
}

impl Simulations {
    fn current(&self) -> MutexGuard<'_, Option<Arc<Simulation>>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// The engine to explore, if there is one at present.
    pub fn engine(&self) -> Option<Engine> {
        self.current().as_ref().map(|simulation| simulation.engine.clone())
    }
}

impl Explorer for Simulations {
    fn start(self: Arc<Self>) -> BoxFuture<'static, Result<Explored, ExploreError>> {
        async move {
            self.clone().end().await;
            let (simulation, token) = Simulation::new(self.clone()).await?;
            let host_token = simulation.engine.host_token().to_owned();
            *self.current() = Some(Arc::new(simulation));
            Ok(Explored { host_token, token })
        }
        .boxed()
    }

    fn send(self: Arc<Self>, what: Simulated) -> BoxFuture<'static, Result<(), ExploreError>> {
        async move {
            let simulation = self.current().clone().ok_or(ExploreError::Ended)?;
            let event = simulation.ashby.lock().await.event(what).map_err(not_sent)?;
            simulation.deliver(&event).await
        }
        .boxed()
    }

    fn end(self: Arc<Self>) -> BoxFuture<'static, ()> {
        async move {
            let ended = self.current().take();
            if let Some(simulation) = ended {
                simulation.engine.stop().await;
            }
        }
        .boxed()
    }
}

fn not_sent(error: impl std::fmt::Display) -> ExploreError {
    ExploreError::NotSent(error.to_string())
}

fn not_made(error: impl std::fmt::Display) -> ExploreError {
    ExploreError::NotMade(error.to_string())
}

impl From<MadeWith> for ExploreError {
    fn from(error: MadeWith) -> Self {
        ExploreError::NotMade(error.0.message)
    }
}

/// A command that making the workspace needed, and that failed.
struct MadeWith(ApiError);

impl Simulation {
    /// With an owner who is signed in, the integration installed, and the first hires.
    async fn new(explorer: Arc<Simulations>) -> Result<(Self, String), ExploreError> {
        let folder = tempfile::Builder::new().prefix("hirelay-explore-").tempdir().map_err(not_made)?;
        let passphrase = random::token::<24>(&SystemRandom).map_err(not_made)?;
        let engine = Engine::new(Options {
            data_dir: folder.path().to_owned(),
            place: Place::PassphraseFile {
                path: folder.path().join("keys.json"),
                passphrase: Some(passphrase.clone().into()),
            },
            credentials: Arc::new(MemoryCredentials::default()),
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandom),
            time_zone: None,
            outside: Outside::OnlyLoopback,
            exploring: Exploring::Simulated(explorer),
        })
        .map_err(not_made)?;
        engine.open().await;
        let address = engine.listener().listen(Some(([127, 0, 0, 1], 0).into())).await.map_err(not_made)?;
        let owner = json!({
            "first_name": "Alex", "last_name": "Example", "email": "alex@example.invalid", "password": passphrase,
        });
        let host = engine.host_token().to_owned();
        let call = async |token: &str, command: &str, input: Value| {
            engine.call(Some(token), command, input).await.map_err(MadeWith)
        };
        let token = text(&call(&host, "setup.create_owner", owner).await?, "token");
        let public_url = format!("http://{address}");
        call(&token, "reach.save", json!({"kind": "by_hand", "public_url": public_url})).await?;
        let installed = call(&token, "integration.install", json!({})).await?;
        let endpoint = Endpoint {
            target: text(&installed, "url").parse().map_err(not_made)?,
            secret: Some(text(&installed, "secret")),
        };
        let seed = u64::from_le_bytes(random::bytes(&SystemRandom).map_err(not_made)?);
        let ashby = Ashby { to_come: Hires::from_seed(seed, SystemClock.now()), newest: VecDeque::new() };
        let simulation = Self { engine: engine.clone(), endpoint, ashby: ashby.into(), _folder: folder };
        simulation.deliver(&Event::ping()).await?;
        let first = simulation.ashby.lock().await.first_hires().map_err(not_sent)?;
        for event in &first {
            simulation.deliver(event).await?;
        }
        Ok((simulation, token))
    }

    async fn deliver(&self, event: &Event) -> Result<(), ExploreError> {
        let attempt = Sender::default().try_once(&self.endpoint, event).await;
        match attempt.next {
            hirelay_sim::delivery::Next::Delivered => Ok(()),
            _ => Err(not_sent(format!("it was answered with {:?}", attempt.answer))),
        }
    }
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

impl Ashby {
    fn first_hires(&mut self) -> Result<Vec<Event>, serde_json::Error> {
        let now = SystemClock.now();
        let today = today(now, &TimeZone::UTC);
        let mut events = Vec::new();
        for (hires, days) in (0..).zip(FIRST_STARTS) {
            let mut hire = self.to_come.plain();
            let start = today.checked_add(days.days()).unwrap_or(today);
            hire.revise_offer(self.to_come.id(), now, start, pay(52_000 + 4_500 * hires));
            events.push(hire.event()?);
            self.newest.push_front(hire);
        }
        for hire in self.to_come.by_ref().take(ODD_ONES) {
            events.push(hire.event()?);
            self.newest.push_back(hire);
        }
        Ok(events)
    }

    fn event(&mut self, what: Simulated) -> Result<Event, serde_json::Error> {
        let now = SystemClock.now();
        let newest = match what {
            Simulated::Hire => None,
            Simulated::Change | Simulated::Withdrawal => self.newest.front_mut(),
        };
        let Some(hire) = newest else {
            return self.hire();
        };
        if what == Simulated::Withdrawal {
            hire.unhire(now);
            return Event::application_update(None, &hire.application);
        }
        let start = hire.known().start_date.and_then(|day| day.parse::<Date>().ok());
        let start = start.unwrap_or_else(|| today(now, &TimeZone::UTC));
        let start = start.checked_add(2.weeks()).unwrap_or(start);
        hire.revise_offer(self.to_come.id(), now, start, pay(91_000));
        match hire.offer.known() {
            Some(offer) => Event::offer_update(None, offer),
            None => self.hire(),
        }
    }

    /// Every third one is odd in some way, as life is; the others are plain.
    fn hire(&mut self) -> Result<Event, serde_json::Error> {
        let is_odd = self.newest.len() % 3 == 2;
        let hire = if is_odd { self.to_come.next() } else { None };
        let hire = hire.unwrap_or_else(|| self.to_come.plain());
        let event = hire.event();
        self.newest.push_front(hire);
        event
    }
}

fn pay(amount: i64) -> Salary {
    Salary { currency_code: "EUR".to_owned(), value: Decimal::whole(amount) }
}
