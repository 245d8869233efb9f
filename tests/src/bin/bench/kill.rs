//! Killed under load, again and again: nothing that was acknowledged may be lost.

use std::{
    collections::HashSet,
    fs, thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::{
    figure::{Bar, Figures, median},
    hirelayd::{Hirelayd, Workspace},
    load::Load,
    place::{self, Place},
    rpc::Session,
};

const CONNECTIONS: usize = 32;
/// Each run is killed a little later than the one before, so that the blows fall everywhere.
const FIRST_BLOW: Duration = Duration::from_millis(300);
const LATER_EACH_TIME: Duration = Duration::from_millis(37);
/// Longer than any run.
const LOAD_SECONDS: u64 = 30;
/// Without a single new hire for this long, the rest will not come.
const PATIENCE: Duration = Duration::from_secs(20);

pub fn measure(place: &Place, kills: usize) -> Result<Figures> {
    let scratch = place.scratch()?;
    let acknowledged = scratch.path().join("acknowledged");
    let data_dir = scratch.path().join("data");
    let mut hirelayd = Hirelayd::start(place, &data_dir)?;
    let workspace = Workspace::make(&hirelayd, &data_dir)?;
    let mut restarts = Vec::new();
    let mut longest_log = 0;
    let mut after = FIRST_BLOW;
    for _ in 0..kills {
        let url = workspace.address(&hirelayd);
        let load = Load {
            url: &url,
            secret: &workspace.secret,
            connections: CONNECTIONS,
            seconds: LOAD_SECONDS,
            acknowledged: Some(&acknowledged),
        };
        let running = load.start(place)?;
        thread::sleep(after);
        hirelayd.kill()?;
        let report = running.finish()?;
        ensure!(report.acknowledged > 0, "the blow fell before the load began: {report:?}");
        longest_log = longest_log.max(fs::metadata(data_dir.join("hirelay.db-wal"))?.len());
        hirelayd = Hirelayd::start(place, &data_dir)?;
        restarts.push(hirelayd.started_in.as_secs_f64() * 1e3);
        after += LATER_EACH_TIME;
    }
    let acknowledged: HashSet<String> =
        fs::read_to_string(&acknowledged)?.lines().map(str::to_owned).collect();
    let lost = missing(&workspace.session(&hirelayd), &acknowledged)?;
    hirelayd.stop()?;

    let mut figures = Figures::new(format!("kill -9 under load: {kills} times, {CONNECTIONS} senders"));
    figures.held("acknowledged and lost", lost as f64, "", Bar::Exactly(0.0));
    let longest = restarts.iter().copied().fold(0.0, f64::max);
    figures.held("restart to listening, longest", longest, "ms", Bar::Below(1000.0));
    figures.told("restart to listening, median", median(restarts), "ms");
    figures.told("acknowledged in all", acknowledged.len() as f64, "");
    figures.told("longest log met at a restart", longest_log as f64 / 1e6, "MB");
    figures.told("data folder at the end", place::bytes_in(&data_dir)? as f64 / 1e6, "MB");
    Ok(figures)
}

/// How many of these applications are no hires, once everything that waited was read.
fn missing(session: &Session, acknowledged: &HashSet<String>) -> Result<usize> {
    let mut hires = 0;
    let mut grown_at = Instant::now();
    while hires < acknowledged.len() && grown_at.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(200));
        let counts = session.call("inbox.counts", json!({}))?;
        let now = counts["new"].as_u64().context("new hires are counted")?;
        let now = usize::try_from(now)?;
        if now > hires {
            (hires, grown_at) = (now, Instant::now());
        }
    }
    // Messages that were kept and not answered any more stand before these: wait for them too.
    let mut missing = missing_now(session, acknowledged)?;
    while missing > 0 && grown_at.elapsed() < PATIENCE {
        thread::sleep(Duration::from_secs(1));
        missing = missing_now(session, acknowledged)?;
    }
    Ok(missing)
}

fn missing_now(session: &Session, acknowledged: &HashSet<String>) -> Result<usize> {
    let mut found = 0;
    let mut after = None;
    loop {
        let page = session.call("inbox.list", json!({"limit": 500, "after": after}))?;
        let items = page["items"].as_array().context("a page has items")?;
        let ids = items.iter().filter_map(|item| item["application_id"].as_str());
        found += ids.filter(|id| acknowledged.contains(*id)).count();
        match page["next"].as_str() {
            Some(next) => after = Some(next.to_owned()),
            None => return Ok(acknowledged.len() - found),
        }
    }
}
