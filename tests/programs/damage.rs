//! A damaged database is told and left as it is; nothing is made up in its place.

use std::{fs, path::PathBuf, time::Duration};

use anyhow::{Result, ensure};
use hirelay_sim::people::Hires;
use hirelay_tests::{
    daemon::{Daemon, Serve},
    owner::{Owner, application_of, body_of},
    wait::until,
};
use jiff::Timestamp;
use serde_json::json;
use tempfile::TempDir;

const PAGE_BYTES: usize = 4096;

/// A workspace with hires in it, stopped in order, so that all of it is in one file.
struct Kept {
    folder: TempDir,
    owner: Owner,
    applications: Vec<String>,
}

impl Kept {
    fn with_hires(hires: usize) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let daemon = Serve::on(folder.path()).start()?;
        let owner = Owner::settle(&daemon)?;
        let mut applications = Vec::new();
        for hire in Hires::from_seed(4, Timestamp::now()).take(hires) {
            let body = body_of(&hire)?;
            ensure!(owner.post(&daemon, &body)?.status == 200, "a whole database takes hires");
            applications.push(application_of(&body)?);
        }
        owner.hires(&daemon, Duration::from_secs(30))?;
        daemon.stop()?;
        Ok(Self { folder, owner, applications })
    }

    fn serve(&self) -> Serve {
        Serve::on(self.folder.path())
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("hirelay.db")
    }

    fn must_refuse(&self, daemon: &mut Daemon, what: &str) -> Result<()> {
        let body = body_of(&Hires::from_seed(5, Timestamp::now()).plain())?;
        let answer = self.owner.post(daemon, &body)?;
        ensure!(answer.status == 503, "{what}: what can't be kept must be sent again, not {}", answer.status);
        daemon.must_run()
    }
}

fn must_tell_of_damage(daemon: &Daemon, what: &str) -> Result<()> {
    let status = daemon.status()?;
    ensure!(status["problem"]["code"] == "database_damaged", "{what}: a person must be told: {status}");
    ensure!(status["done"] == true, "{what}: a window must not offer to set up anew: {status}");
    let message = status["problem"]["message"].as_str().unwrap_or_default();
    ensure!(message.contains("backup"), "{what}: the message says what to do: {message}");
    Ok(())
}

#[test]
fn a_file_that_is_no_database_of_ours_is_told_and_not_touched() -> Result<()> {
    let kept = Kept::with_hires(5)?;
    let whole = fs::read(kept.database())?;
    let mut first_page = whole.clone();
    first_page[..PAGE_BYTES].fill(0x5a);
    let mut key_salt = whole.clone();
    key_salt[3] ^= 1;
    let program = fs::read(hirelay_tests::program::path("hirelay-sim")?)?;
    let unreadable: Vec<u8> = (0..whole.len()).map(|at| (at * 31 % 251) as u8).collect();
    for (what, bytes) in [
        ("an overwritten first page", first_page),
        ("one bit of the first page", key_salt),
        ("another program's file", program[..200 * 1024].to_vec()),
        ("noise", unreadable),
        ("a file cut short", whole[..1000].to_vec()),
    ] {
        fs::write(kept.database(), &bytes)?;
        let mut daemon = kept.serve().start()?;
        must_tell_of_damage(&daemon, what)?;
        kept.must_refuse(&mut daemon, what)?;
        let made = daemon.host().ask(
            "setup.create_owner",
            json!({ "first_name": "A", "last_name": "B", "email": "a@company.invalid", "password": "0123456789" }),
        )?;
        ensure!(made.status == 503, "{what}: nobody becomes owner of what can't be read: {made:?}");
        daemon.stop()?;
        ensure!(
            fs::read(kept.database())? == bytes,
            "{what}: a file that may be repaired must stay as it is"
        );
    }
    fs::write(kept.database(), &whole)?;
    must_have_all(&kept)
}

/// The backup is put back.
fn must_have_all(kept: &Kept) -> Result<()> {
    let daemon = kept.serve().start()?;
    let hires = kept.owner.hires(&daemon, Duration::from_secs(30))?;
    for application in &kept.applications {
        let is_there = hires.iter().any(|hire| hire["application_id"] == application.as_str());
        ensure!(is_there, "with the whole file back, every hire is back");
    }
    daemon.stop()
}

#[test]
fn a_database_that_is_gone_or_empty_is_not_taken_for_a_new_workspace() -> Result<()> {
    let kept = Kept::with_hires(1)?;
    let whole = fs::read(kept.database())?;
    // A new workspace has no addresses: it would answer 404, after which Ashby never tries again.
    fs::write(kept.database(), b"")?;
    let mut daemon = kept.serve().start()?;
    kept.must_refuse(&mut daemon, "an empty file")?;
    must_tell_of_damage(&daemon, "an empty file")?;
    daemon.stop()?;
    fs::remove_file(kept.database())?;
    let mut daemon = kept.serve().start()?;
    kept.must_refuse(&mut daemon, "no file")?;
    daemon.stop()?;
    fs::write(kept.database(), &whole)?;
    must_have_all(&kept)
}

#[test]
fn damage_in_the_middle_gives_no_wrong_answers_and_is_told_when_it_is_met() -> Result<()> {
    let kept = Kept::with_hires(40)?;
    let whole = fs::read(kept.database())?;
    let pages = whole.len() / PAGE_BYTES;
    // Every page but the first of the middle two thirds: something that is needed is among them.
    let mut damaged = whole.clone();
    for page in pages / 6..pages * 5 / 6 {
        damaged[page * PAGE_BYTES + 100..page * PAGE_BYTES + 200].fill(0x5a);
    }
    fs::write(kept.database(), &damaged)?;
    let mut daemon = kept.serve().start()?;
    let session = kept.owner.session(&daemon);
    for hire in Hires::from_seed(6, Timestamp::now()).take(20) {
        let body = body_of(&hire)?;
        let answer = kept.owner.post(&daemon, &body)?;
        ensure!(
            answer.status == 200 || answer.status == 503,
            "neither taken nor to be sent again: {}",
            answer.status
        );
        let page = session.ask("inbox.list", json!({ "limit": 500 }))?;
        let items = page.body["ok"]["items"].as_array();
        let ours = items.map(|items| items.iter().filter(|hire| is_one_of(hire, &kept.applications)).count());
        ensure!(
            ours.is_none_or(|ours| ours == kept.applications.len()),
            "a list with holes looks like all there is: {ours:?} of {}",
            kept.applications.len()
        );
        daemon.must_run()?;
    }
    until(Duration::from_secs(10), "the damage to be told", || {
        Ok((daemon.status()?["problem"]["code"] == "database_damaged").then_some(()))
    })?;
    kept.must_refuse(&mut daemon, "damage in the middle")?;
    daemon.stop()?;
    fs::remove_file(kept.folder.path().join("hirelay.db-wal")).ok();
    fs::write(kept.database(), &whole)?;
    must_have_all(&kept)
}

fn is_one_of(hire: &serde_json::Value, applications: &[String]) -> bool {
    applications.iter().any(|application| hire["application_id"] == application.as_str())
}
