//! No acknowledged message is ever lost, whenever the process dies.

use std::{
    collections::HashSet,
    fs,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use hirelay_sim::load::{self, Plan};
use hirelay_tests::{daemon::Serve, owner::Owner};
use jiff::Timestamp;

const ROUNDS: u64 = 20;
const SENDERS: usize = 32;
/// From the start of the process until both listeners accept.
const SOON: Duration = Duration::from_secs(1);

#[test]
fn nothing_acknowledged_is_lost_when_the_process_is_killed_under_32_senders() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let acknowledged = folder.path().join("acknowledged");
    let serve = Serve::on(&folder.path().join("data"));
    let runtime = tokio::runtime::Runtime::new()?;

    let mut daemon = serve.start()?;
    let owner = Owner::settle(&daemon)?;
    let mut restarts = Vec::new();
    for round in 0..ROUNDS {
        let plan = Plan {
            connections: SENDERS,
            duration: Some(Duration::from_secs(20)),
            timeout: Duration::from_secs(5),
            give_up_after: 2,
            acknowledged: Some(acknowledged.clone()),
            ..Plan::new(owner.endpoint(&daemon)?, round, Timestamp::now())
        };
        let loading = runtime.spawn(load::run(plan));
        // Not a wait for anything: the moment of the kill is what varies from round to round.
        std::thread::sleep(Duration::from_millis(150 + round * 311 % 450));
        daemon.kill()?;
        let report = runtime.block_on(loading)??;
        ensure!(report.acknowledged > 0, "round {round} killed before anything was acknowledged: {report:?}");
        let strange: Vec<_> = report.statuses.keys().filter(|status| ![200, 429].contains(*status)).collect();
        ensure!(strange.is_empty(), "round {round}: only 200 and 429 are answers under load: {report:?}");

        daemon = serve.start()?;
        restarts.push(daemon.took);
    }

    let acknowledged = fs::read_to_string(&acknowledged)?;
    let acknowledged: Vec<&str> = acknowledged.lines().collect();
    let waiting = Instant::now();
    let hires = owner.hires(&daemon, Duration::from_secs(120))?;
    let hires: Vec<&str> = hires.iter().filter_map(|hire| hire["application_id"].as_str()).collect();
    let kept: HashSet<&str> = hires.iter().copied().collect();
    let slowest = restarts.iter().max().copied().unwrap_or_default();
    println!(
        "restarts until listening, in ms: {:?}",
        restarts.iter().map(Duration::as_millis).collect::<Vec<_>>()
    );
    println!(
        "{} acknowledged, {} kept, all read {:?} after the last start",
        acknowledged.len(),
        hires.len(),
        waiting.elapsed()
    );

    let lost: Vec<_> = acknowledged.iter().filter(|id| !kept.contains(*id)).collect();
    ensure!(
        lost.is_empty(),
        "{} of {} acknowledged hires are lost, such as {:?}",
        lost.len(),
        acknowledged.len(),
        lost.first()
    );
    ensure!(kept.len() == hires.len(), "{} applications stand in the inbox twice", hires.len() - kept.len());
    let deliveries = owner.session(&daemon).all("delivery.list")?;
    ensure!(
        deliveries.len() == hires.len()
            && deliveries.iter().all(|delivery| delivery["outcome"] == "hire_created"),
        "each message was sent once, so each makes one hire: {} messages, {} hires",
        deliveries.len(),
        hires.len()
    );
    ensure!(slowest < SOON, "a restart took {slowest:?}: Ashby's messages wait that long");
    daemon.stop().context("after all that it still stops in order")
}
