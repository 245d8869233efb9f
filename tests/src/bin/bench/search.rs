//! Searching as one types: the first letter of a name, then the second, up to six.

use std::collections::BTreeMap;

use anyhow::Result;
use hirelay_sim::load::Latencies;
use serde_json::json;

use crate::{
    figure::{Bar, Figures},
    hirelayd::{Hirelayd, Workspace},
    names::Names,
    place::Place,
    rpc::Session,
};

const PAGE: u64 = 50;
const PEOPLE: usize = 60;
const LETTERS: usize = 6;

pub fn measure(place: &Place, workspace: &Workspace) -> Result<Figures> {
    let hirelayd = Hirelayd::start(place, &workspace.data_dir)?;
    let session = workspace.session(&hirelayd);
    let everywhere = typing(&session, None)?;
    let among_new = typing(&session, Some("new"))?;
    hirelayd.stop()?;

    let mut figures = Figures::new("Search as one types, in list order, over loopback");
    for (place, times) in [("in all states", everywhere), ("among new ones", among_new)] {
        let mut all = Latencies::default();
        times.values().for_each(|times| all.merge(times));
        figures.held(format!("{place}, p99"), all.percentiles().p99, "ms", Bar::Below(20.0));
        figures.told(format!("{place}, p50"), all.percentiles().p50, "ms");
        for (letters, times) in times {
            figures.told(format!("{place}, {letters} letters, p99"), times.percentiles().p99, "ms");
        }
    }
    Ok(figures)
}

/// By the number of letters typed so far.
fn typing(session: &Session, state: Option<&str>) -> Result<BTreeMap<usize, Latencies>> {
    let mut times: BTreeMap<usize, Latencies> = BTreeMap::new();
    for person in 0..PEOPLE {
        let name = Names::of(person * 997);
        let typed = if person % 2 == 0 { name.family() } else { name.given() };
        for letters in 1..=LETTERS.min(typed.len()) {
            let input = json!({"query": typed[..letters], "state": state, "limit": PAGE});
            let (_, took) = session.timed("inbox.list", input)?;
            // The first person's letters warm the new process up.
            if person > 0 {
                times.entry(letters).or_default().record(took);
            }
        }
    }
    Ok(times)
}
