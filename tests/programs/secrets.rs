//! The ways to the root key: locked, absent and wrong are states with a way out, never a crash.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use hirelay_sim::samples;
use hirelay_tests::{
    daemon::{Daemon, PASSPHRASE, Serve},
    owner::{EMAIL, Owner, PASSWORD, application_of},
    program,
};
use serde_json::json;

fn must_be(daemon: &Daemon, state: &str) -> Result<()> {
    let status = daemon.status()?;
    ensure!(
        status["secrets"] == state && status["problem"].is_null(),
        "the secrets are {state}, but: {status}"
    );
    Ok(())
}

/// While the key is shut, Ashby is asked to come back and nobody gets in.
fn must_be_shut(daemon: &Daemon, owner: &Owner) -> Result<()> {
    let answer = owner.post(daemon, samples::HIRE_FULL.body)?;
    ensure!(answer.status == 503, "a message that can't be kept must be sent again, not {}", answer.status);
    let reply = owner.session(daemon).ask("inbox.list", json!({}))?;
    ensure!(reply.status == 503 || reply.status == 401, "a shut workspace shows its inbox: {reply:?}");
    let sign_in = daemon.host().ask("session.sign_in", json!({ "email": EMAIL, "password": PASSWORD }))?;
    ensure!(sign_in.status == 503, "signing in has to wait for the key: {sign_in:?}");
    Ok(())
}

fn must_receive(daemon: &Daemon, owner: &Owner) -> Result<()> {
    let answer = owner.post(daemon, samples::HIRE_FULL.body)?;
    ensure!(answer.status == 200, "an open workspace takes messages, not {}", answer.status);
    owner.hire_of(daemon, &application_of(samples::HIRE_FULL.body)?)?;
    Ok(())
}

fn settled(serve: &Serve) -> Result<Owner> {
    let daemon = serve.start()?;
    let owner = Owner::settle(&daemon)?;
    daemon.stop()?;
    Ok(owner)
}

#[test]
fn the_right_passphrase_opens_the_workspace_at_every_start() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(folder.path());
    let owner = settled(&serve)?;
    let daemon = serve.start()?;
    must_be(&daemon, "ready")?;
    ensure!(daemon.status()?["done"] == true, "there is an owner");
    must_receive(&daemon, &owner)?;
    daemon.stop()
}

#[test]
fn a_passphrase_may_come_from_a_file() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("passphrase");
    fs::write(&file, format!("{PASSPHRASE}\n"))?;
    let data_dir = folder.path().join("data");
    let serve = Serve::on(&data_dir);
    let owner = settled(&serve.clone().without_passphrase().env("HIRELAY_SECRETS_PASSPHRASE_FILE", &file))?;
    let daemon = serve.start()?;
    must_be(&daemon, "ready")?;
    must_receive(&daemon, &owner)?;
    daemon.stop()
}

#[test]
fn a_wrong_passphrase_is_told_and_the_right_one_opens_without_a_restart() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(folder.path());
    let owner = settled(&serve)?;
    let keys = fs::read(folder.path().join("keys.json"))?;

    let daemon = serve.clone().passphrase("not the right one").start()?;
    must_be(&daemon, "wrong_passphrase")?;
    must_be_shut(&daemon, &owner)?;
    let status = daemon.host().call("secrets.unlock", json!({ "passphrase": "not this one either" }))?;
    ensure!(status["secrets"] == "wrong_passphrase", "a second wrong one is told too: {status}");
    must_be_shut(&daemon, &owner)?;
    ensure!(fs::read(folder.path().join("keys.json"))? == keys, "wrong words change nothing in the key file");

    let status = daemon.host().call("secrets.unlock", json!({ "passphrase": PASSPHRASE }))?;
    ensure!(status["secrets"] == "ready", "the right one opens at once: {status}");
    must_receive(&daemon, &owner)?;
    daemon.stop()
}

#[test]
fn a_start_without_the_passphrase_waits_for_it() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(folder.path());
    let owner = settled(&serve)?;
    let daemon = serve.without_passphrase().start()?;
    must_be(&daemon, "locked")?;
    ensure!(
        daemon.status()?["done"] == true,
        "a workspace was made here before, and the window must not offer another"
    );
    must_be_shut(&daemon, &owner)?;
    let choice = daemon
        .host()
        .ask("secrets.choose", json!({ "kind": "passphrase", "passphrase": "another one entirely" }))?;
    ensure!(choice.status == 409, "who can't open the key can't replace its protection: {choice:?}");
    daemon.host().call("secrets.unlock", json!({ "passphrase": PASSPHRASE }))?;
    must_receive(&daemon, &owner)?;
    daemon.stop()
}

#[test]
fn a_first_start_without_protection_is_absent_until_a_passphrase_is_chosen() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(folder.path()).without_passphrase();
    let daemon = serve.start()?;
    must_be(&daemon, "absent")?;
    ensure!(daemon.status()?["done"] == false, "nothing was made yet");
    let created = daemon.host().ask(
        "setup.create_owner",
        json!({ "first_name": "O", "last_name": "O", "email": EMAIL, "password": PASSWORD }),
    )?;
    ensure!(created.status == 503, "an owner without a key could not be kept: {created:?}");
    for short in [json!({ "kind": "passphrase", "passphrase": "short" }), json!({ "kind": "passphrase" })] {
        let refused = daemon.host().ask("secrets.choose", short)?;
        ensure!(refused.status == 422, "a passphrase has some length: {refused:?}");
    }
    must_be(&daemon, "absent")?;

    let chosen = json!({ "kind": "passphrase", "passphrase": PASSPHRASE });
    let status = daemon.host().call("secrets.choose", chosen)?;
    ensure!(status["secrets"] == "ready", "the choice counts at once: {status}");
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
fn the_recovery_key_opens_what_the_passphrase_no_longer_does() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(folder.path());
    let owner = settled(&serve)?;
    // As somebody copies it from paper: small letters, spaces for dashes.
    for typed in [owner.recovery_key.clone(), owner.recovery_key.to_lowercase().replace('-', " ")] {
        let daemon = serve.clone().without_passphrase().start()?;
        must_be(&daemon, "locked")?;
        let status = daemon.host().call("secrets.unlock", json!({ "passphrase": typed }))?;
        ensure!(status["secrets"] == "ready", "the recovery key opens the workspace: {status}");
        must_receive(&daemon, &owner)?;
        daemon.stop()?;
    }
    let daemon = serve.without_passphrase().start()?;
    daemon.host().call("secrets.unlock", json!({ "passphrase": owner.recovery_key }))?;
    let chosen = json!({ "kind": "passphrase", "passphrase": "a new passphrase" });
    daemon.host().call("secrets.choose", chosen)?;
    daemon.stop()?;
    for (passphrase, state) in [("a new passphrase", "ready"), (PASSPHRASE, "wrong_passphrase")] {
        let daemon = Serve::on(folder.path()).passphrase(passphrase).start()?;
        must_be(&daemon, state)?;
        daemon.stop()?;
    }
    Ok(())
}

#[test]
fn a_key_file_that_is_damaged_is_told_and_left_as_it_is() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(folder.path());
    let owner = settled(&serve)?;
    let path = folder.path().join("keys.json");
    let whole = fs::read(&path)?;
    for damaged in [&whole[..whole.len() / 2], b"", b"\0\0\0\0", br#"{"version":1}"#] {
        fs::write(&path, damaged)?;
        let mut daemon = serve.start()?;
        let status = daemon.status()?;
        ensure!(status["problem"]["code"] == "key_file", "the key file is named as what is wrong: {status}");
        let answer = owner.post(&daemon, samples::HIRE_FULL.body)?;
        ensure!(answer.status == 503, "nothing can be kept, so Ashby must try again, not {}", answer.status);
        daemon.must_run()?;
        daemon.stop()?;
        ensure!(fs::read(&path)? == damaged, "what may still be repaired must not be overwritten");
    }
    fs::write(&path, &whole)?;
    let daemon = serve.start()?;
    must_receive(&daemon, &owner)?;
    daemon.stop()
}

/// `hirelayd reset-owner`, with these two lines typed.
fn reset_owner(data_dir: &Path, recovery_key: &str, password: &str) -> Result<(bool, String)> {
    let mut child = Command::new(program::path("hirelayd")?)
        .args(["reset-owner", "--data-dir"])
        .arg(data_dir)
        .arg("--secrets")
        .arg(format!("file:{}", data_dir.join("keys.json").display()))
        .env_remove("HIRELAY_SECRETS_PASSPHRASE")
        .env("HIRELAY_ONLY_LOOPBACK", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    // It may refuse before it reads.
    let _ = child
        .stdin
        .take()
        .context("stdin is piped")?
        .write_all(format!("{recovery_key}\n{password}\n").as_bytes());
    let output = child.wait_with_output()?;
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &*String::from_utf8_lossy(&output.stderr);
    ensure!(!said.contains("panicked"), "{said}");
    Ok((output.status.success(), said))
}

#[test]
fn an_owner_who_forgot_the_password_gets_a_new_one_with_the_recovery_key_only() -> Result<()> {
    const NEW: &str = "a quite different one";
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(folder.path());
    let daemon = serve.start()?;
    let owner = Owner::settle(&daemon)?;
    let (worked, said) = reset_owner(folder.path(), &owner.recovery_key, NEW)?;
    ensure!(!worked && said.contains("in use"), "nobody resets behind the back of one that runs: {said}");
    daemon.stop()?;

    let last = if owner.recovery_key.ends_with('7') { "8" } else { "7" };
    let almost = format!("{}{last}", &owner.recovery_key[..owner.recovery_key.len() - 1]);
    for wrong in [almost.as_str(), "", "rubbish", PASSPHRASE, PASSWORD] {
        let (worked, said) = reset_owner(folder.path(), wrong, NEW)?;
        ensure!(!worked && said.contains("recovery key"), "{wrong:?} is not the recovery key: {said}");
    }
    let (worked, said) = reset_owner(folder.path(), &owner.recovery_key, "short")?;
    ensure!(!worked && said.contains("at least 10"), "a password has some length: {said}");
    let sign_in = |daemon: &Daemon, password: &str| {
        daemon.host().ask("session.sign_in", json!({ "email": EMAIL, "password": password }))
    };
    let daemon = serve.start()?;
    ensure!(sign_in(&daemon, PASSWORD)?.status == 200, "what was refused changed nothing");
    daemon.stop()?;

    let (worked, said) = reset_owner(folder.path(), &owner.recovery_key, NEW)?;
    ensure!(worked && !said.contains(NEW), "the recovery key is enough, and no password is shown: {said}");
    let daemon = serve.start()?;
    ensure!(sign_in(&daemon, PASSWORD)?.status == 401, "the forgotten password is void");
    let reply = sign_in(&daemon, NEW)?;
    ensure!(reply.status == 200, "the new password counts: {reply:?}");
    let old = owner.session(&daemon).ask("session.current", json!({}))?;
    ensure!(old.status == 401, "sessions from before end with the password: {old:?}");
    let token = reply.body["ok"]["token"].as_str().context("a session has a token")?;
    daemon.session(token).call("inbox.list", json!({}))?;
    daemon.stop()
}
