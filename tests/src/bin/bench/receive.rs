//! How many messages a second are signed, encrypted and synced before they are answered.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::{
    figure::{Bar, Figures, median},
    hirelayd::{Hirelayd, Workspace},
    load::{Load, Report},
    nowhere::{self, Nowhere},
    place::Place,
};

const CONNECTIONS: usize = 64;

/// The two receivers take turns, so that both meet the machine in the same moods.
pub fn measure(place: &Place, quick: bool) -> Result<Figures> {
    let (runs, seconds) = if quick { (1, 3) } else { (5, 6) };
    let scratch = place.scratch()?;
    let hirelayd = Hirelayd::start(place, scratch.path())?;
    let workspace = Workspace::make(&hirelayd, scratch.path())?;
    let session = workspace.session(&hirelayd);
    let nowhere = Nowhere::start(place)?;
    let url = workspace.address(&hirelayd);
    let durable = |seconds| Load {
        url: &url,
        secret: &workspace.secret,
        connections: CONNECTIONS,
        seconds,
        acknowledged: None,
    };
    let kept_nowhere = |seconds| Load { url: &nowhere.url, secret: nowhere::SECRET, ..durable(seconds) };
    let hires = || -> Result<f64> {
        let counts = session.call("inbox.counts", json!({}))?;
        Ok(counts["new"].as_f64().unwrap_or(0.0))
    };

    durable(2).run(place)?;
    kept_nowhere(1).run(place)?;
    let mut durables = Vec::new();
    let mut baselines = Vec::new();
    let mut interpreted = Vec::new();
    for _ in 0..runs {
        let before = hires()?;
        let report = all_taken(durable(seconds).run(place)?)?;
        interpreted.push((hires()? - before) / seconds as f64);
        durables.push(report);
        baselines.push(all_taken(kept_nowhere(seconds.min(3)).run(place)?)?);
    }

    let mut figures = Figures::new(format!(
        "Durable receive: 4 KB bodies, {CONNECTIONS} connections, {runs} runs of {seconds} s (medians)"
    ));
    let of = |reports: &[Report], value: fn(&Report) -> f64| median(reports.iter().map(value));
    let per_second = of(&durables, |report| report.per_second);
    let baseline = of(&baselines, |report| report.per_second);
    figures.held("received and synced", per_second, "/s", Bar::AtLeast(10_000.0));
    figures.compared(
        "share of the same router that stores nothing",
        per_second / baseline,
        "",
        Bar::AtLeast(0.12),
        baseline,
    );
    figures.held(
        "answered within, p99",
        of(&durables, |report| report.latency_ms.p99),
        "ms",
        Bar::Below(50.0),
    );
    figures.told("answered within, p95", of(&durables, |report| report.latency_ms.p95), "ms");
    figures.told("answered within, p50", of(&durables, |report| report.latency_ms.p50), "ms");
    figures.told("answered within, longest of all", longest(&durables), "ms");
    figures.told("best run", durables.iter().map(|report| report.per_second).fold(0.0, f64::max), "/s");
    figures.told("the router that stores nothing", baseline, "/s");
    figures.told("hires made meanwhile", median(interpreted), "/s");
    hirelayd.stop()?;
    Ok(figures)
}

fn longest(reports: &[Report]) -> f64 {
    reports.iter().map(|report| report.latency_ms.max).fold(0.0, f64::max)
}

/// A rate with refusals in it would flatter.
fn all_taken(report: Report) -> Result<Report> {
    ensure!(
        report.failed == 0 && report.acknowledged == report.answered,
        "not every message was taken: {report:?}"
    );
    Ok(report)
}
