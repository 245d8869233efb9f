//! A real keyring on a real session bus keeps the key, and its absence is no crash.

use std::time::Duration;

use anyhow::{Result, ensure};
use hirelay_sim::samples;
use hirelay_tests::{
    daemon::{Daemon, PASSPHRASE, Serve},
    keyring::SessionBus,
    owner::{Owner, application_of},
};
use serde_json::json;

/// What a login without a password hands over.
const NO_PASSWORD: &str = "\n";

fn must_be(daemon: &Daemon, state: &str) -> Result<()> {
    let status = daemon.status()?;
    ensure!(
        status["secrets"] == state && status["problem"].is_null(),
        "the secrets are {state}, but: {status}"
    );
    Ok(())
}

fn must_receive(daemon: &Daemon, owner: &Owner) -> Result<()> {
    let answer = owner.post(daemon, samples::HIRE_FULL.body)?;
    ensure!(answer.status == 200, "an open workspace takes messages, not {}", answer.status);
    owner.hire_of(daemon, &application_of(samples::HIRE_FULL.body)?)?;
    Ok(())
}

#[test]
fn a_keyring_opens_the_workspace_again_without_asking_anybody() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let bus = SessionBus::start()?;
    let keyring = bus.keyring(Some(NO_PASSWORD))?;
    let serve = bus.serve(folder.path());
    let daemon = serve.start()?;
    must_be(&daemon, "ready")?;
    let owner = Owner::settle(&daemon)?;
    must_receive(&daemon, &owner)?;
    daemon.stop()?;

    let daemon = serve.start()?;
    must_be(&daemon, "ready")?;
    must_receive(&daemon, &owner)?;
    daemon.kill()?;
    drop(keyring);
    // The next login: another keyring process, the same keys on disk.
    let _keyring = bus.keyring(Some(NO_PASSWORD))?;
    let daemon = serve.start()?;
    must_be(&daemon, "ready")?;
    must_receive(&daemon, &owner)?;
    daemon.stop()
}

#[test]
fn a_locked_keyring_leaves_the_workspace_locked_until_the_recovery_key_is_typed() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let bus = SessionBus::start()?;
    let keyring = bus.keyring(Some("a login password"))?;
    let serve = bus.serve(folder.path());
    let daemon = serve.start()?;
    let owner = Owner::settle(&daemon)?;
    daemon.stop()?;
    drop(keyring);

    let keyring = bus.keyring(None)?;
    let daemon = serve.start()?;
    must_be(&daemon, "locked")?;
    ensure!(daemon.status()?["done"] == true, "a workspace was made here before");
    ensure!(owner.post(&daemon, samples::HIRE_FULL.body)?.status == 503, "Ashby must try again");
    let status = daemon.host().call("secrets.unlock", json!({ "passphrase": owner.recovery_key }))?;
    ensure!(status["secrets"] == "ready", "the recovery key opens it: {status}");
    must_receive(&daemon, &owner)?;
    daemon.stop()?;
    drop(keyring);

    let _keyring = bus.keyring(Some("a login password"))?;
    let daemon = serve.start()?;
    must_be(&daemon, "ready")?;
    daemon.stop()
}

#[test]
fn a_first_start_with_a_locked_keyring_says_so_and_takes_a_passphrase_instead() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let bus = SessionBus::start()?;
    drop(bus.keyring(Some("a login password"))?);
    let _keyring = bus.keyring(None)?;
    let serve = bus.serve(folder.path());
    let daemon = serve.start()?;
    must_be(&daemon, "locked")?;
    let refused = daemon.host().ask("secrets.choose", json!({ "kind": "credential_store" }))?;
    ensure!(refused.status == 409, "a locked keyring can't be chosen: {refused:?}");
    daemon.host().call("secrets.choose", json!({ "kind": "passphrase", "passphrase": PASSPHRASE }))?;
    must_be(&daemon, "ready")?;
    daemon.stop()
}

#[test]
fn a_keyring_that_answers_nobody_holds_up_neither_the_start_nor_the_stop() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let bus = SessionBus::start()?;
    let keyring = bus.keyring(Some(NO_PASSWORD))?;
    let serve = bus.serve(folder.path());
    let daemon = serve.start()?;
    let owner = Owner::settle(&daemon)?;
    daemon.stop()?;

    keyring.freeze()?;
    let daemon = serve.start()?;
    ensure!(daemon.took < Duration::from_secs(10), "Ashby must get its *try again* soon: {:?}", daemon.took);
    ensure!(owner.post(&daemon, samples::HIRE_FULL.body)?.status == 503, "nothing can be kept yet");
    let status = daemon.status()?;
    ensure!(status["secrets"] == "locked" && status["done"] == true, "the key is not open yet: {status}");
    let unlock = json!({ "passphrase": owner.recovery_key });
    let status = daemon.host().call("secrets.unlock", unlock)?;
    ensure!(status["secrets"] == "ready", "who has the recovery key need not wait for a keyring: {status}");
    must_receive(&daemon, &owner)?;
    daemon.stop()
}

#[test]
fn without_a_session_bus_a_passphrase_takes_the_keyrings_place() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(folder.path()).secrets("keyring").without_passphrase();
    let daemon = serve.start()?;
    must_be(&daemon, "absent")?;
    let refused = daemon.host().ask("secrets.choose", json!({ "kind": "credential_store" }))?;
    ensure!(refused.status == 409, "what is not there can't be chosen: {refused:?}");
    daemon.host().call("secrets.choose", json!({ "kind": "passphrase", "passphrase": PASSPHRASE }))?;
    must_be(&daemon, "ready")?;
    let owner = Owner::settle(&daemon)?;
    must_receive(&daemon, &owner)?;
    daemon.stop()?;

    let daemon = serve.start()?;
    must_be(&daemon, "locked")?;
    daemon.host().call("secrets.unlock", json!({ "passphrase": PASSPHRASE }))?;
    must_receive(&daemon, &owner)?;
    daemon.stop()
}

#[test]
fn the_key_moves_from_a_passphrase_into_the_keyring_when_there_is_one() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(folder.path()).secrets("keyring").without_passphrase();
    let daemon = serve.start()?;
    daemon.host().call("secrets.choose", json!({ "kind": "passphrase", "passphrase": PASSPHRASE }))?;
    let owner = Owner::settle(&daemon)?;
    daemon.stop()?;

    let bus = SessionBus::start()?;
    let _keyring = bus.keyring(Some(NO_PASSWORD))?;
    let serve = bus.serve(folder.path());
    let daemon = serve.start()?;
    must_be(&daemon, "locked")?;
    daemon.host().call("secrets.unlock", json!({ "passphrase": PASSPHRASE }))?;
    daemon.host().call("secrets.choose", json!({ "kind": "credential_store" }))?;
    daemon.stop()?;
    let daemon = serve.start()?;
    must_be(&daemon, "ready")?;
    must_receive(&daemon, &owner)?;
    daemon.stop()
}
