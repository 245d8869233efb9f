//! A 200 is a promise that the message is on disk, not on its way there.

use std::{fs, process::Command, time::Duration};

use anyhow::{Context, Result, ensure};
use hirelay_sim::people::Hires;
use hirelay_tests::{
    daemon::Serve,
    owner::{Owner, application_of, body_of},
    trace::{CALLS, answered},
    wait::until,
};
use jiff::Timestamp;

const HIRES: usize = 20;

#[test]
fn the_log_is_synced_between_the_receipt_of_each_message_and_its_200() -> Result<()> {
    let strace = Command::new("strace")
        .arg("-V")
        .output()
        .context("strace is missing: run `cargo xtask test` once")?;
    ensure!(strace.status.success(), "strace does not work here");
    let folder = tempfile::tempdir()?;
    let trace = folder.path().join("trace");

    // With -D hirelayd stays our child and strace looks on from the side.
    let tracing = ["strace", "-D", "-f", "-q", "-y", "-s", "64", "-e", CALLS, "-o"].map(Into::into);
    let tracing = tracing.into_iter().chain([trace.clone().into_os_string(), "--".into()]);
    let daemon = Serve::on(&folder.path().join("data")).through(tracing).start()?;
    let owner = Owner::settle(&daemon)?;
    for hire in Hires::from_seed(2, Timestamp::now()).take(HIRES) {
        let body = body_of(&hire)?;
        let answer = owner.post(&daemon, &body)?;
        ensure!(answer.status == 200, "a hire was answered with {}", answer.status);
        // Until the hire is made: the sync that is looked for must not be one of the interpreter's.
        owner.hire_of(&daemon, &application_of(&body)?)?;
    }
    daemon.stop()?;

    let last_line = |trace: &str| trace.lines().any(|line| line.contains("+++ exited with 0 +++"));
    let trace = until(Duration::from_secs(15), "the end of the trace", || {
        let text = String::from_utf8_lossy(&fs::read(&trace)?).into_owned();
        Ok(last_line(&text).then_some(text))
    })?;
    let answered = answered(&trace, "/hooks/", "-wal");
    ensure!(answered.len() == HIRES, "the trace shows {} of {HIRES} messages", answered.len());
    for (number, answered) in answered.iter().enumerate() {
        ensure!(
            answered.after_sync,
            "message {number} was acknowledged before its log was on disk; between receipt and answer: {:?}",
            answered.between
        );
    }
    Ok(())
}
