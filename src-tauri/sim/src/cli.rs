//! The commands of `hirelay-sim` and their arguments.
//!
//! This is the edge where the clock is read and defaults are chosen; everything behind it takes time and
//! seeds as arguments.

use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;
use std::time::Duration;

use bytes::Bytes;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use hirelay_sim::crowd;
use hirelay_sim::delivery::{Delivery, Endpoint, Faults, Pace, Sender, Target};
use hirelay_sim::event::{Action, Event};
use hirelay_sim::load::{self, Plan};
use hirelay_sim::people::{Hire, Hires};
use hirelay_sim::samples;
use hirelay_sim::settings::{Draft, Settings};
use jiff::Timestamp;
use serde_json::{Value, json};

/// A simulated Ashby: sends signed webhooks to a program on this machine.
#[derive(Debug, Parser)]
#[command(name = "hirelay-sim", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Save a webhook setting: one ping, and whether the setting would be enabled.
    Ping(Receiver),
    /// Hire people and deliver the events.
    Hire(HireArgs),
    /// Deliver one body as it is: a sample or a file.
    Event(EventArgs),
    /// Send hires as fast as the receiver answers.
    Load(LoadArgs),
    /// Open many connections and say nothing on them.
    Crowd(CrowdArgs),
}

#[derive(Args)]
struct Receiver {
    /// Where to send: http:// and a literal loopback address.
    #[arg(long)]
    url: Target,
    /// The secret of the webhook setting; without one nothing is signed.
    #[arg(long, env = "HIRELAY_SIM_SECRET", hide_env_values = true, allow_hyphen_values = true)]
    secret: Option<String>,
    /// Milliseconds to wait for one answer.
    #[arg(long, default_value_t = 10_000)]
    timeout_ms: u64,
}

impl std::fmt::Debug for Receiver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.endpoint().fmt(f)
    }
}

#[derive(Debug, Args)]
struct Manner {
    /// How many times faster than Ashby's the clock of the retries runs; all ten take 2 h 49 min at 1.
    #[arg(long, default_value_t = 1_000)]
    pace: u32,
    /// Attempts under way at the same time.
    #[arg(long, default_value_t = NonZeroUsize::MIN)]
    at_once: NonZeroUsize,
    /// Send each delivery so many times more.
    #[arg(long, default_value_t = 0)]
    duplicates: u32,
    /// Send in an order shuffled from this seed.
    #[arg(long)]
    shuffle: Option<u64>,
    /// Send bodies in chunks of so many bytes.
    #[arg(long)]
    chunk_bytes: Option<NonZeroUsize>,
    /// Close the connection before the answer in the first so many attempts of each delivery.
    #[arg(long, default_value_t = 0)]
    hang_ups: u32,
}

#[derive(Debug, Args)]
struct HireArgs {
    #[command(flatten)]
    receiver: Receiver,
    #[command(flatten)]
    manner: Manner,
    /// Equal seeds (and times) give equal hires.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many people to hire.
    #[arg(long, default_value_t = 1)]
    count: usize,
    /// Also send what a hire fires besides: candidateStageChange and applicationUpdate.
    #[arg(long)]
    related: bool,
    /// All of them in one bulk action, under one webhookActionId.
    #[arg(long)]
    one_action_id: bool,
    /// Leave webhookActionId out.
    #[arg(long, conflicts_with = "one_action_id")]
    no_action_id: bool,
    /// Leave the offer out.
    #[arg(long)]
    no_offer: bool,
    /// Plain hires only: a Latin name, e-mail, telephone, job and offer.
    #[arg(long)]
    plain: bool,
    /// The time of the hires instead of now.
    #[arg(long)]
    now: Option<Timestamp>,
}

#[derive(Debug, Args)]
struct EventArgs {
    #[command(flatten)]
    receiver: Receiver,
    #[command(flatten)]
    manner: Manner,
    #[command(flatten)]
    body: Body,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Body {
    /// A hand-written body.
    #[arg(long, value_parser = PossibleValuesParser::new(samples::ALL.map(|sample| sample.name)))]
    sample: Option<String>,
    /// The bytes of a file.
    #[arg(long)]
    file: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct LoadArgs {
    #[command(flatten)]
    receiver: Receiver,
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// Stop after so many requests.
    #[arg(long, required_unless_present = "duration_s")]
    requests: Option<u64>,
    /// Stop after so many seconds.
    #[arg(long)]
    duration_s: Option<u64>,
    /// The size of each body.
    #[arg(long, default_value_t = 4_096)]
    body_bytes: usize,
    /// Start requests at this rate instead of as fast as answers come.
    #[arg(long)]
    per_second: Option<f64>,
    /// Equal seeds send equal ids; without one every run sends others.
    #[arg(long)]
    seed: Option<u64>,
    /// Append the application id of every request answered with 200 to this file.
    #[arg(long)]
    acknowledged: Option<PathBuf>,
    /// A connection gives up after so many failures in a row.
    #[arg(long, default_value = "5")]
    give_up_after: NonZeroU32,
}

#[derive(Debug, Args)]
struct CrowdArgs {
    /// Where to go: http:// and a literal loopback address.
    #[arg(long)]
    url: Target,
    /// How many connections; each needs a file handle of this process.
    #[arg(long, default_value_t = 4_000)]
    connections: usize,
    /// How long to stay.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
}

/// What a command has to say at its end.
pub struct Outcome {
    pub summary: Value,
    /// Nothing was lost.
    pub complete: bool,
}

/// Errors only cross this edge to be shown.
pub type Failure = Box<dyn std::error::Error>;

impl Cli {
    /// Carries the command out.
    pub async fn run(self) -> Result<Outcome, Failure> {
        match self.command {
            Command::Ping(receiver) => ping(receiver).await,
            Command::Hire(args) => hire(args).await,
            Command::Event(args) => event(args).await,
            Command::Load(args) => load(args).await,
            Command::Crowd(args) => crowd(args).await,
        }
    }
}

impl Receiver {
    fn endpoint(&self) -> Endpoint {
        Endpoint { target: self.url.clone(), secret: self.secret.clone() }
    }

    fn sender(&self) -> Sender {
        Sender { timeout: Duration::from_millis(self.timeout_ms), ..Sender::default() }
    }
}

impl Manner {
    async fn deliver(&self, receiver: &Receiver, events: Vec<Event>) -> Vec<Delivery> {
        let faults = Faults {
            copies: self.duplicates,
            shuffle: self.shuffle,
            chunk_bytes: self.chunk_bytes,
            hang_ups: self.hang_ups,
        };
        let sender =
            Sender { pace: Pace::faster(self.pace), at_once: self.at_once, faults, ..receiver.sender() };
        sender.deliver_all(events.into_iter().map(|event| (receiver.endpoint(), event)).collect()).await
    }
}

async fn ping(receiver: Receiver) -> Result<Outcome, Failure> {
    let endpoint = receiver.endpoint();
    let mut settings = Settings::new(receiver.sender());
    let setting = settings.create(uuid::Uuid::nil(), Draft::new(Action::CandidateHire, &endpoint)).await?;
    let summary = json!({
        "target": endpoint.target,
        "signed": endpoint.secret.is_some(),
        "enabled": setting.enabled,
        "ping": setting.last_ping,
    });
    Ok(Outcome { summary, complete: setting.enabled })
}

async fn hire(args: HireArgs) -> Result<Outcome, Failure> {
    let now = args.now.unwrap_or_else(Timestamp::now);
    let mut source = Hires::from_seed(args.seed, now);
    let shared = source.id();
    let mut people: Vec<Hire> = match args.plain {
        true => (0..args.count).map(|_| source.plain()).collect(),
        false => source.take(args.count).collect(),
    };
    if args.no_offer {
        people = people.into_iter().map(Hire::without_offer).collect();
    }
    let mut events = Vec::new();
    let mut known = Vec::new();
    for person in &people {
        let action_id = match (args.one_action_id, args.no_action_id) {
            (true, _) => Some(shared),
            (_, true) => None,
            _ => Some(person.action_id),
        };
        let [hire, stage, update] = person.related_events(action_id)?;
        events.push(hire);
        if args.related {
            events.extend([stage, update]);
        }
        known.push(
            json!({ "action_id": action_id, "confidential": person.confidential, "known": person.known() }),
        );
    }
    let deliveries = args.manner.deliver(&args.receiver, events).await;
    let mut outcome = told(deliveries);
    outcome.summary["seed"] = args.seed.into();
    outcome.summary["now"] = now.to_string().into();
    outcome.summary["hires"] = known.into();
    Ok(outcome)
}

async fn event(args: EventArgs) -> Result<Outcome, Failure> {
    let sample = args.body.sample.as_deref().and_then(samples::named);
    let body = match (sample, &args.body.file) {
        (Some(sample), _) => Bytes::from_static(sample.body),
        (None, Some(path)) => {
            let bytes =
                std::fs::read(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
            bytes.into()
        }
        (None, None) => return Err("name a sample or a file".into()),
    };
    Ok(told(args.manner.deliver(&args.receiver, vec![Event::from_bytes(body)]).await))
}

async fn load(args: LoadArgs) -> Result<Outcome, Failure> {
    let now = Timestamp::now();
    let seed = args.seed.unwrap_or(now.as_microsecond().unsigned_abs());
    let plan = Plan {
        connections: args.connections,
        body_bytes: args.body_bytes,
        requests: args.requests,
        duration: args.duration_s.map(Duration::from_secs),
        per_second: args.per_second,
        timeout: Duration::from_millis(args.receiver.timeout_ms),
        give_up_after: args.give_up_after.get(),
        acknowledged: args.acknowledged,
        ..Plan::new(args.receiver.endpoint(), seed, now)
    };
    let report = load::run(plan).await?;
    // A receiver that is killed half-way is a use of this command, not a failure of it.
    Ok(Outcome { complete: report.acknowledged > 0, summary: serde_json::to_value(report)? })
}

/// Says on standard error when the crowd is complete, and at the end what became of it.
async fn crowd(args: CrowdArgs) -> Result<Outcome, Failure> {
    let lasts = Duration::from_secs(args.seconds);
    let full = |opened| eprintln!("{opened} connections are open");
    let report = crowd::gather(&args.url, args.connections, lasts, full).await;
    Ok(Outcome { complete: report.failed == 0, summary: serde_json::to_value(report)? })
}

fn told(deliveries: Vec<Delivery>) -> Outcome {
    let arrived = deliveries.iter().filter(|delivery| delivery.arrived()).count();
    let lost = deliveries.len() - arrived;
    let summary = json!({ "arrived": arrived, "lost": lost, "deliveries": deliveries });
    Outcome { summary, complete: lost == 0 }
}
