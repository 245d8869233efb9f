//! From the answer to a webhook until its hire stands in the list.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use hirelay_sim::{load::Latencies, people::Hires, signature::sign};
use jiff::Timestamp;
use serde_json::json;

use crate::{
    figure::{Bar, Figures},
    hirelayd::{Hirelayd, Workspace},
    place::Place,
    rpc::{self, Session},
};

const PER_SECOND: u32 = 20;
const PATIENCE: Duration = Duration::from_secs(10);

/// A signed message, and how its hire is found.
struct Message {
    body: Vec<u8>,
    signature: String,
    application_id: String,
    email: String,
}

/// Every message has a thread of its own, so that a slow one holds up no other.
pub fn measure(place: &Place, quick: bool) -> Result<Figures> {
    let seconds = if quick { 3 } else { 15 };
    let scratch = place.scratch()?;
    let hirelayd = Hirelayd::start(place, scratch.path())?;
    let workspace = Workspace::make(&hirelayd, scratch.path())?;
    let (session, url) = (workspace.session(&hirelayd), workspace.address(&hirelayd));
    let mut source = Hires::from_seed(1, Timestamp::now());
    let mut messages = Vec::new();
    for _ in 0..PER_SECOND * seconds {
        messages.push(message(&mut source, &workspace.secret)?);
    }
    let agent = rpc::agent();
    let began = Instant::now();
    let mut watching = Vec::new();
    for (number, message) in (0..).zip(messages) {
        let due = began + Duration::from_secs(1) * number / PER_SECOND;
        thread::sleep(due.saturating_duration_since(Instant::now()));
        let (agent, url, session) = (agent.clone(), url.clone(), session.clone());
        watching.push(thread::spawn(move || follow(&agent, &url, &session, &message)));
    }
    let mut times = Latencies::default();
    for thread in watching {
        let took = thread.join().map_err(|_| anyhow::anyhow!("a watching thread panicked"))??;
        times.record(took);
    }
    hirelayd.stop()?;
    let times = times.percentiles();
    let mut figures = Figures::new(format!(
        "From the answer to the hire in `inbox.list`: {PER_SECOND} messages a second for {seconds} s"
    ));
    figures.held("in the list within, p95", times.p95, "ms", Bar::Below(50.0));
    figures.told("in the list within, p50", times.p50, "ms");
    figures.told("in the list within, p99", times.p99, "ms");
    figures.told("in the list within, longest", times.max, "ms");
    Ok(figures)
}

fn message(source: &mut Hires, secret: &str) -> Result<Message> {
    let hire = source.plain();
    let known = hire.known();
    let body = hire.event()?.body.to_vec();
    Ok(Message {
        signature: sign(secret, &body),
        body,
        application_id: known.application_id.to_string(),
        email: known.email.context("a plain hire has an address")?,
    })
}

/// Delivers, then asks for the hire again and again; the time is that of the last answer.
fn follow(agent: &ureq::Agent, url: &str, session: &Session, message: &Message) -> Result<Duration> {
    let response = agent.post(url).header("ashby-signature", &message.signature).send(&message.body[..])?;
    let answered = Instant::now();
    ensure!(response.status() == 200, "a message was answered with {}", response.status());
    while answered.elapsed() < PATIENCE {
        let page = session.call("inbox.list", json!({"query": message.email, "limit": 10}))?;
        let items = page["items"].as_array().context("a page has items")?;
        if items.iter().any(|item| item["application_id"] == message.application_id.as_str()) {
            return Ok(answered.elapsed());
        }
        thread::sleep(Duration::from_millis(1));
    }
    anyhow::bail!("a hire was not in the list after {} s", PATIENCE.as_secs())
}
