//! A full disk: Ashby is asked to come back, nothing acknowledged is lost, and it mends by itself.

use std::{collections::HashSet, fs, path::Path, time::Duration};

use anyhow::{Result, ensure};
use hirelay_sim::{
    load::{self, Plan, Report},
    people::Hires,
};
use hirelay_tests::{
    daemon::{Daemon, Serve},
    disk::SmallDisk,
    owner::{Owner, body_of},
    wait::until,
};
use jiff::Timestamp;

const DISK_BYTES: u64 = 24 * 1024 * 1024;
const BALLAST_BYTES: usize = 12 * 1024 * 1024;

/// Sends large hires one after the other, and writes down what was acknowledged.
fn send(owner: &Owner, daemon: &Daemon, acknowledged: &Path, seed: u64, requests: u64) -> Result<Report> {
    let plan = Plan {
        connections: 2,
        body_bytes: 128 * 1024,
        requests: Some(requests),
        acknowledged: Some(acknowledged.to_owned()),
        ..Plan::new(owner.endpoint(daemon)?, seed, Timestamp::now())
    };
    Ok(tokio::runtime::Runtime::new()?.block_on(load::run(plan))?)
}

/// Until nothing fits any more.
fn fill(owner: &Owner, daemon: &mut Daemon, acknowledged: &Path) -> Result<()> {
    for seed in 0..20 {
        let report = send(owner, daemon, acknowledged, seed, 20)?;
        daemon.must_run()?;
        ensure!(report.failed == 0, "every message was answered: {report:?}");
        let strange: Vec<_> = report.statuses.keys().filter(|status| ![200, 503].contains(*status)).collect();
        ensure!(strange.is_empty(), "a full disk is no fault of the sender: {report:?}");
        // None of a whole round: not even a little one fits between.
        if report.acknowledged == 0 {
            return Ok(());
        }
    }
    anyhow::bail!("the disk never filled")
}

fn must_have_all(owner: &Owner, daemon: &Daemon, acknowledged: &Path) -> Result<()> {
    let acknowledged = fs::read_to_string(acknowledged)?;
    let hires = owner.hires(daemon, Duration::from_secs(60))?;
    let kept: HashSet<&str> = hires.iter().filter_map(|hire| hire["application_id"].as_str()).collect();
    let lost: Vec<_> = acknowledged.lines().filter(|id| !kept.contains(id)).collect();
    ensure!(
        lost.is_empty(),
        "{} of {} acknowledged hires are lost",
        lost.len(),
        acknowledged.lines().count()
    );
    ensure!(kept.len() == hires.len(), "an application stands in the inbox twice");
    Ok(())
}

fn must_mend(owner: &Owner, daemon: &mut Daemon, ballast: &Path) -> Result<()> {
    fs::remove_file(ballast)?;
    let body = body_of(&Hires::from_seed(77, Timestamp::now()).plain())?;
    until(Duration::from_secs(15), "a message to be taken again", || {
        daemon.must_run()?;
        let status = owner.post(daemon, &body)?.status;
        ensure!(status == 200 || status == 503, "a full disk was answered with {status}");
        Ok((status == 200).then_some(()))
    })?;
    let status = daemon.status()?;
    ensure!(status["problem"].is_null(), "with space again there is no problem: {status}");
    Ok(())
}

#[test]
fn a_full_disk_is_told_loses_nothing_and_mends_by_itself() -> Result<()> {
    let disk = SmallDisk::new(DISK_BYTES)?;
    let outside = tempfile::tempdir()?;
    let acknowledged = outside.path().join("acknowledged");
    let ballast = disk.ballast(BALLAST_BYTES)?;
    let mut daemon = Serve::on(&disk.inside().join("data")).through(disk.entrance()).start()?;
    let owner = Owner::settle(&daemon)?;

    fill(&owner, &mut daemon, &acknowledged)?;
    let status = daemon.status()?;
    ensure!(status["problem"]["code"] == "disk_full", "a person must be told: {status}");
    ensure!(status["secrets"] == "ready", "the key has nothing to do with it: {status}");
    must_mend(&owner, &mut daemon, &ballast)?;
    must_have_all(&owner, &daemon, &acknowledged)?;
    daemon.stop()
}

#[test]
fn a_start_on_a_full_disk_waits_for_space_and_has_everything() -> Result<()> {
    let disk = SmallDisk::new(DISK_BYTES)?;
    let outside = tempfile::tempdir()?;
    let acknowledged = outside.path().join("acknowledged");
    let ballast = disk.ballast(BALLAST_BYTES)?;
    let serve = Serve::on(&disk.inside().join("data")).through(disk.entrance());
    let mut daemon = serve.start()?;
    let owner = Owner::settle(&daemon)?;
    fill(&owner, &mut daemon, &acknowledged)?;
    daemon.kill()?;
    fill_up(&disk)?;

    let mut daemon = serve.start()?;
    // The log may still have room inside itself: what fits there is kept like anything else.
    fill(&owner, &mut daemon, &acknowledged)?;
    let status = daemon.status()?;
    ensure!(status["problem"]["code"] == "disk_full", "a person must be told: {status}");
    fs::remove_file(disk.from_outside().join("last-bytes"))?;
    must_mend(&owner, &mut daemon, &ballast)?;
    must_have_all(&owner, &daemon, &acknowledged)?;
    daemon.stop()
}

/// Takes the last bytes, as another program would.
fn fill_up(disk: &SmallDisk) -> Result<()> {
    use std::io::Write as _;
    let mut file = fs::File::create(disk.from_outside().join("last-bytes"))?;
    while file.write_all(&[0; 4096]).is_ok() {}
    Ok(())
}
