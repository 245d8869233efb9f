//! Stopping in order: what was acknowledged stays, and nobody is told something false.

use std::{collections::HashSet, fs, time::Duration};

use anyhow::{Result, ensure};
use hirelay_sim::load::{self, Plan};
use hirelay_tests::{
    daemon::Serve,
    owner::Owner,
    wait::{PATIENCE, until},
};
use jiff::Timestamp;

#[test]
fn a_stop_under_load_is_orderly_and_keeps_everything_acknowledged() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().join("data");
    let acknowledged = folder.path().join("acknowledged");
    let serve = Serve::on(&data_dir);
    let daemon = serve.start()?;
    let owner = Owner::settle(&daemon)?;

    let plan = Plan {
        connections: 16,
        duration: Some(Duration::from_secs(20)),
        per_second: Some(1_000.0),
        timeout: Duration::from_secs(10),
        give_up_after: 2,
        acknowledged: Some(acknowledged.clone()),
        ..Plan::new(owner.endpoint(&daemon)?, 9, Timestamp::now())
    };
    let runtime = tokio::runtime::Runtime::new()?;
    let loading = runtime.spawn(load::run(plan));
    until(PATIENCE, "a hundred acknowledged messages", || {
        let written = fs::read_to_string(&acknowledged).unwrap_or_default();
        Ok((written.lines().count() >= 100).then_some(()))
    })?;
    daemon.stop()?;
    let report = runtime.block_on(loading)??;
    let strange: Vec<_> =
        report.statuses.keys().filter(|status| ![200, 429, 503].contains(*status)).collect();
    ensure!(strange.is_empty(), "one that stops says *try again* and nothing else: {report:?}");

    let log = data_dir.join("hirelay.db-wal");
    ensure!(fs::metadata(&log).map_or(0, |log| log.len()) == 0, "an orderly stop leaves nothing in the log");
    let daemon = serve.start()?;
    let hires = owner.hires(&daemon, Duration::from_secs(60))?;
    let kept: HashSet<&str> = hires.iter().filter_map(|hire| hire["application_id"].as_str()).collect();
    let acknowledged = fs::read_to_string(&acknowledged)?;
    let lost: Vec<_> = acknowledged.lines().filter(|id| !kept.contains(id)).collect();
    ensure!(lost.is_empty(), "{} acknowledged hires are lost", lost.len());
    ensure!(kept.len() == hires.len(), "an application stands in the inbox twice");
    daemon.stop()
}

#[test]
fn a_stop_does_not_wait_for_connections_that_stay_open() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let daemon = Serve::on(folder.path()).start()?;
    let owner = Owner::settle(&daemon)?;
    let _events = hirelay_tests::events::Listening::begin(&daemon.admin, &owner.token)?;
    let silent: Vec<_> = [&daemon.admin, &daemon.listener]
        .into_iter()
        .map(|origin| std::net::TcpStream::connect(origin.trim_start_matches("http://")))
        .collect::<Result<_, _>>()?;
    let began = std::time::Instant::now();
    daemon.stop()?;
    ensure!(began.elapsed() < Duration::from_secs(10), "stopping took {:?}", began.elapsed());
    drop(silent);
    Ok(())
}
