//! A page of the inbox in its default order, and opening one hire.

use anyhow::{Context, Result};
use hirelay_sim::load::Latencies;
use serde_json::{Value, json};

use crate::{
    figure::{Bar, Figures},
    hirelayd::{Hirelayd, Workspace},
    place::Place,
    rpc::Session,
};

const PAGE: u64 = 50;
const PAGES: usize = 1_000;
/// Asked before the clock counts: a new process has nothing in memory yet.
const WARM_UP: usize = 50;

pub fn measure(place: &Place, workspace: &Workspace) -> Result<Figures> {
    let hirelayd = Hirelayd::start(place, &workspace.data_dir)?;
    let session = workspace.session(&hirelayd);
    let counts = session.call("inbox.counts", json!({}))?;
    let hires: u64 =
        ["new", "completed", "dismissed"].iter().filter_map(|state| counts[*state].as_u64()).sum();

    let first = pages(&session, &json!({"limit": PAGE}), false)?;
    let open = pages(&session, &json!({"limit": PAGE, "state": "new"}), false)?;
    let on = pages(&session, &json!({"limit": PAGE}), true)?;
    let opened = openings(&session)?;
    let floor = floor(&session)?;
    hirelayd.stop()?;

    let mut figures = Figures::new(format!("The inbox with {hires} hires: pages of {PAGE}, over loopback"));
    for (name, times) in [
        ("first page", first),
        ("first page of new ones", open),
        ("next page, and so on", on),
        ("opening one", opened),
    ] {
        let times = times.percentiles();
        figures.held(format!("{name}, p99"), times.p99, "ms", Bar::Below(5.0));
        figures.told(format!("{name}, p50"), times.p50, "ms");
    }
    figures.told("of that, calling at all (`session.current`), p50", floor.percentiles().p50, "ms");
    Ok(figures)
}

/// The same page again and again, or one after the other.
fn pages(session: &Session, input: &Value, onward: bool) -> Result<Latencies> {
    let mut times = Latencies::default();
    let mut input = input.clone();
    for number in 0..WARM_UP + PAGES {
        let (page, took) = session.timed("inbox.list", input.clone())?;
        if number >= WARM_UP {
            times.record(took);
        }
        if onward {
            input["after"] = page["next"].clone();
        }
    }
    Ok(times)
}

/// Hires from all over the list.
fn openings(session: &Session) -> Result<Latencies> {
    let mut times = Latencies::default();
    let mut after = Value::Null;
    for round in 0..20 {
        let page = session.call("inbox.list", json!({"limit": 500, "after": after}))?;
        after = page["next"].clone();
        for item in page["items"].as_array().context("a page has items")?.iter().step_by(10) {
            let (_, took) = session.timed("inbox.get", json!({"id": item["id"]}))?;
            if round > 0 {
                times.record(took);
            }
        }
    }
    Ok(times)
}

/// A command that reads one small thing: what every call costs.
fn floor(session: &Session) -> Result<Latencies> {
    let mut times = Latencies::default();
    for _ in 0..PAGES {
        times.record(session.timed("session.current", json!({}))?.1);
    }
    Ok(times)
}
