//! Nothing readable lies on disk: not of people, not of secrets.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use hirelay_sim::samples;
use hirelay_tests::{
    daemon::{Daemon, PASSPHRASE, Serve},
    http::Request,
    owner::{EMAIL, Owner, PASSWORD, application_of},
    readable::{Secret, files, found},
    rpc::{Rpc, text},
    wait::{PATIENCE, until},
};
use serde_json::{Value, json};

const EDITED: &str = "Quillfeather";
const CONTENT: &[u8] = b"An offer letter that says zanzibar-contract. ";
const FILE_NAME: &str = "contract-of-zanzibar.pdf";

/// Everything a person does with hires in a day, so that every kind of file is written.
fn a_day(daemon: &Daemon, owner: &Owner) -> Result<()> {
    let session = owner.session(daemon);
    for sample in samples::ALL {
        let answer = owner.post(daemon, sample.body)?;
        ensure!(answer.status == 200, "{}: {}", sample.name, answer.status);
    }
    let refused = owner.post_signed(daemon, samples::HIRE_FULL.body, samples::HIRE_FULL.signature)?;
    ensure!(refused.status == 400, "another secret's signature is refused");
    ensure!(owner.post(daemon, b"{\"name\":\"Unreadable Umbridge\"")?.status == 200, "kept as unreadable");
    let wrong = json!({ "email": "intruder.ian@company.invalid", "password": "open sesame please" });
    ensure!(daemon.host().ask("session.sign_in", wrong)?.status == 401, "an intruder stays outside");

    let id = text(&owner.hire_of(daemon, &application_of(samples::HIRE_FULL.body)?)?, "id")?;
    upload(&session, daemon, &id)?;
    let hire = session.call("inbox.get", json!({ "id": id }))?;
    let changes = json!({ "last_name": EDITED });
    let hire =
        session.call("inbox.edit", json!({ "id": id, "version": hire["version"], "changes": changes }))?;
    session.call("inbox.complete", json!({ "id": id, "version": hire["version"] }))?;
    let minimal = text(&owner.hire_of(daemon, &application_of(samples::HIRE_MINIMAL.body)?)?, "id")?;
    let hire = session.call("inbox.get", json!({ "id": minimal }))?;
    let reason = json!({ "id": minimal, "version": hire["version"], "reason": "Went to Marzipan Ltd" });
    session.call("inbox.dismiss", reason)?;
    session.call("inbox.list", json!({ "query": "Madeleine" }))?;
    until(PATIENCE, "every message to be read", || {
        let deliveries = session.all("delivery.list")?;
        Ok(deliveries.iter().all(|delivery| delivery["outcome"] != "waiting").then_some(()))
    })
}

fn upload(session: &Rpc, daemon: &Daemon, hire_id: &str) -> Result<()> {
    let content = CONTENT.repeat(5_000);
    let path = format!("/files?hire_id={hire_id}&name={FILE_NAME}");
    let answer = Request::new("PUT", &path)
        .bearer(session.token())
        .header("content-type", "application/pdf")
        .body(&content)
        .send(&daemon.admin)?;
    ensure!(answer.status == 200, "the upload is taken: {} {}", answer.status, answer.text());
    let stored: Value = serde_json::from_slice(&answer.body)?;
    let ticket = session.call("document.open", json!({ "id": stored["ok"]["id"] }))?;
    let served = Request::new("GET", &format!("/files/{}", text(&ticket, "ticket")?)).send(&daemon.admin)?;
    ensure!(served.body == content, "the file comes back whole");
    Ok(())
}

/// Texts of a body that belong to a person: what they are called and how they are reached.
fn of_people(body: &[u8]) -> Result<Vec<String>> {
    fn collect(value: &Value, key: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(key, value)| collect(value, key, found)),
            Value::Array(items) => items.iter().for_each(|item| collect(item, key, found)),
            Value::String(text)
                if ["name", "email", "firstName", "lastName", "value", "title"].contains(&key) =>
            {
                found.push(text.clone());
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&serde_json::from_slice(body)?, "", &mut found);
    Ok(found)
}

fn secrets(daemon: &Daemon, owner: &Owner) -> Result<Vec<Secret>> {
    let path_token = owner.path.rsplit('/').next().context("a path has a last part")?;
    let mut secrets = vec![
        Secret::new("the webhook secret", &*owner.secret),
        Secret::new("the address's token", path_token),
        Secret::new("the passphrase", PASSPHRASE),
        Secret::new("the password", PASSWORD),
        Secret::new("the owner's session", &*owner.token),
        Secret::new("the recovery key", &*owner.recovery_key),
        Secret::new("the recovery key", owner.recovery_key.replace('-', "")),
        Secret::new("a group of the recovery key", &owner.recovery_key[..9]),
        Secret::new("the owner's address", EMAIL),
        Secret::new("the owner's name", "Olivia"),
        Secret::new("an intruder's address", "intruder.ian"),
        Secret::new("an intruder's password", "open sesame"),
        Secret::new("an edited name", EDITED),
        Secret::new("a reason", "Marzipan"),
        Secret::new("an unreadable message", "Umbridge"),
        Secret::new("a document's name", "contract-of"),
        Secret::new("a document's content", "zanzibar"),
        Secret::new("a phone number's digits", "6 5550 1234"),
        Secret::new("a phone number's digits", "31655501234"),
        Secret::new("a salary", "85000"),
        Secret::new("a message's shape", "candidateHire"),
        Secret::new("the database's own words", "SQLite format 3"),
        Secret::new("a table's name", "CREATE TABLE"),
    ];
    for sample in [samples::HIRE_FULL, samples::HIRE_MINIMAL, samples::HIRE_UNICODE] {
        // Short ones would be found in noise: six bytes in a megabyte of it never are.
        let texts = of_people(sample.body)?.into_iter().filter(|text| text.len() >= 6);
        secrets.extend(texts.map(|text| Secret::new("a person's data", text)));
    }
    secrets.push(Secret::new("the host's token", &*daemon.token));
    Ok(secrets)
}

fn must_be_unreadable(data_dir: &Path, secrets: &[Secret], when: &str) -> Result<()> {
    let files = files(data_dir)?;
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for expected in ["admin.token", "hirelay.db", "keys.json", "logs/", "vault/"] {
        ensure!(
            names.iter().any(|name| name.starts_with(expected)),
            "{when}: {expected} is searched too: {names:?}"
        );
    }
    let allowed = "the host's token in admin.token";
    let found: Vec<String> = found(&files, secrets).into_iter().filter(|found| found != allowed).collect();
    ensure!(found.is_empty(), "{when}, who copies the folder can read: {found:#?}");
    Ok(())
}

#[test]
fn no_file_holds_anything_readable_of_people_or_secrets() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().join("data");
    // Logs at their most talkative.
    let serve = Serve::on(&data_dir).env("HIRELAY_LOG", "trace");
    let daemon = serve.start()?;
    let owner = Owner::settle(&daemon)?;
    a_day(&daemon, &owner)?;
    let secrets = secrets(&daemon, &owner)?;
    must_be_unreadable(&data_dir, &secrets, "while it runs")?;
    let log = fs::metadata(data_dir.join("hirelay.db-wal"))?;
    ensure!(log.len() > 0, "there is a write-ahead log to search");
    let words = daemon.words();
    ensure!(
        found(&[("stderr".to_owned(), words.into_bytes())], &secrets).is_empty(),
        "stderr is kept by somebody too"
    );
    daemon.kill()?;
    must_be_unreadable(&data_dir, &secrets, "after a kill")?;
    serve.start()?.stop()?;
    must_be_unreadable(&data_dir, &secrets, "after an orderly stop")
}
