//! The journey from an empty folder to an employee, told as text.
//!
//! Both sides are the real programs, run as a person would run them: `hirelayd`, spoken to only
//! over HTTP, and `hirelay-sim` in Ashby's place. A step that does not work ends the journey with
//! an error. Everything lies in one temporary folder that is removed at the end.

use std::{fs::File, path::Path, process::Command, time::Duration};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use crate::{
    fence,
    hirelayd::{Hirelayd, Session, text},
    run,
    tell::{self, Story},
    wait::Interrupt,
};

/// From an answer to Ashby until the inbox shows the hire; in truth it takes milliseconds.
const ARRIVAL_PATIENCE: Duration = Duration::from_secs(15);

/// Everything here is thrown away, so these may stand in the open.
const PASSPHRASE: &str = "thrown away with the demo";
const PASSWORD: &str = "thrown-away-with-the-demo-1";

const REQUIRED: [(&str, &str); 2] = [("first_name", "Ada"), ("last_name", "Lovelace")];

pub fn walk(hirelayd: &Path, sim: &Path, interrupt: &Interrupt) -> Result<()> {
    let folder = tempfile::Builder::new().prefix("hirelay-demo-").tempdir()?;
    let log = folder.path().join("hirelayd.log");
    let journey = Journey { folder: &folder, sim, interrupt };
    let walked = journey.walk(hirelayd, &log);
    if walked.is_err() {
        tell::last_lines("hirelayd's last words", &log);
    }
    folder.close().context("the demo's folder could not be removed")?;
    walked?;
    println!("\nEvery step worked, and the workspace is gone again.");
    Ok(())
}

struct Journey<'a> {
    folder: &'a TempDir,
    sim: &'a Path,
    interrupt: &'a Interrupt,
}

/// What Ashby needs to know of Hirelay.
struct Webhook {
    url: String,
    secret: String,
}

impl Journey<'_> {
    fn walk(&self, program: &Path, log: &Path) -> Result<()> {
        let mut story = Story::default();
        story.step("Start on an empty folder");
        let hirelayd = Hirelayd::start(self.command(program, log)?, self.interrupt)?;
        story.fact("for this computer", &hirelayd.admin);
        story.fact("for Ashby", &hirelayd.listener);

        let owner = create_owner(&hirelayd, &mut story)?;
        let webhook = install(&owner, &hirelayd.listener, &mut story)?;
        self.ping(&owner, &webhook, &mut story)?;
        let id = self.hire(&owner, &webhook, &mut story)?;
        review(&owner, &id, &mut story)?;
        complete(&owner, &id, &mut story)?;

        story.step("Stop");
        hirelayd.stop()?;
        story.fact("hirelayd", "stopped in order");
        Ok(())
    }

    fn command(&self, program: &Path, log: &Path) -> Result<Command> {
        let folder = self.folder.path();
        let mut command = run::serve(program, &folder.join("data"));
        command
            .arg("--secrets")
            .arg(format!("file:{}", folder.join("keys").display()))
            .env("HIRELAY_SECRETS_PASSPHRASE", PASSPHRASE)
            .env(fence::ONLY_LOOPBACK.0, fence::ONLY_LOOPBACK.1)
            .stderr(File::create(log)?);
        Ok(command)
    }

    fn ping(&self, owner: &Session, webhook: &Webhook, story: &mut Story) -> Result<()> {
        story.step("Add the webhook in Ashby, which sends a signed ping");
        let sent = self.ashby("ping", webhook)?;
        story.fact("Ashby says", &tell::line(&sent));
        let last_ping =
            self.interrupt.or_until(ARRIVAL_PATIENCE, "the ping to show in the integration", || {
                let integration = owner.call("integration.get", json!({}))?;
                Ok(Some(integration["last_ping"].clone()).filter(|ping| !ping.is_null()))
            })?;
        story.fact("last ping", &tell::line(&last_ping));
        Ok(())
    }

    fn hire(&self, owner: &Session, webhook: &Webhook, story: &mut Story) -> Result<String> {
        story.step("A candidate is marked as hired in Ashby");
        let sent = self.ashby("hire", webhook)?;
        story.fact("Ashby says", &tell::line(&sent));

        story.step("The hire stands in the ATS inbox");
        let item = self.interrupt.or_until(ARRIVAL_PATIENCE, "the hire in the ATS inbox", || {
            let page = owner.call("inbox.list", json!({ "state": "new", "limit": 50 }))?;
            Ok(page["items"].get(0).cloned())
        })?;
        for key in ["candidate_name", "job_title", "start_date", "state", "flags"] {
            story.fact(&tell::label(key), &tell::line(&item[key]));
        }
        text(&item, "id")
    }

    /// Lets the simulated Ashby do one thing; its summary says what came of it.
    fn ashby(&self, verb: &str, webhook: &Webhook) -> Result<Value> {
        let output = Command::new(self.sim)
            .args([verb, "--url", &webhook.url, "--secret", &webhook.secret])
            .env(fence::ONLY_LOOPBACK.0, fence::ONLY_LOOPBACK.1)
            .output()
            .context("hirelay-sim could not be started")?;
        let said = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            bail!(
                "hirelay-sim {verb}: {} {} ({})",
                said.trim(),
                String::from_utf8_lossy(&output.stderr).trim(),
                output.status
            );
        }
        serde_json::from_str(&said).with_context(|| format!("hirelay-sim {verb}: {said}"))
    }
}

fn create_owner(hirelayd: &Hirelayd, story: &mut Story) -> Result<Session> {
    story.step("Create the owner account");
    let setup = hirelayd.session(&hirelayd.token);
    let before = setup.call("setup.status", json!({}))?;
    ensure!(before["done"] == false, "an empty folder is already set up");

    let owner = json!({
        "first_name": "Olivia", "last_name": "Owner",
        "email": "olivia.owner@company.invalid", "password": PASSWORD,
    });
    let created = setup.call("setup.create_owner", owner)?;
    let recovery_key = text(&created, "recovery_key")?;
    ensure!(!recovery_key.is_empty(), "the recovery key is empty");

    let after = setup.call("setup.status", json!({}))?;
    ensure!(
        after["done"] == true && after["secrets"] == "ready",
        "the workspace is not ready after its owner was created: {}",
        tell::line(&after)
    );
    story.fact("owner", "Olivia Owner");
    story.fact("recovery key", &format!("given, {} characters (not shown here)", recovery_key.len()));
    Ok(hirelayd.session(&text(&created, "token")?))
}

fn install(owner: &Session, listener: &str, story: &mut Story) -> Result<Webhook> {
    story.step("Install the Ashby integration, reached by hand");
    let installed = owner.call("integration.install", json!({}))?;
    let secret = text(&installed, "secret")?;
    let reach = json!({ "kind": "by_hand", "public_url": listener });
    owner.call("reach.save", reach)?;

    let integration = owner.call("integration.get", json!({}))?;
    let url = text(&integration, "url").context("there is a public address now")?;
    ensure!(
        integration["installed"] == true && url.starts_with(listener),
        "the integration does not use the public address: {url}"
    );
    story.fact("URL", &url);
    story.fact("secret key", "given (not shown here)");
    Ok(Webhook { url, secret })
}

fn review(owner: &Session, id: &str, story: &mut Story) -> Result<()> {
    story.step("Review the draft");
    let hire = owner.call("inbox.get", json!({ "id": id }))?;
    for field in fields(&hire)? {
        let problem = field.get("problem").filter(|problem| !problem.is_null());
        story.field(
            &tell::label(field["target"].as_str().unwrap_or("?")),
            &tell::line(&field["value"]),
            &match problem {
                None => format!("from {}", tell::line(&field["source"])),
                Some(problem) => format!("problem: {}", tell::line(problem)),
            },
        );
    }

    let mut changes = Map::new();
    for (target, value) in REQUIRED {
        if value_of(&hire, target)?.is_none() {
            story.fact("typed in", &format!("{}: {value}", tell::label(target)));
            changes.insert(target.to_owned(), value.into());
        }
    }
    if !changes.is_empty() {
        let edit = json!({ "id": id, "version": hire["version"], "changes": changes });
        owner.call("inbox.edit", edit)?;
    }
    Ok(())
}

fn complete(owner: &Session, id: &str, story: &mut Story) -> Result<()> {
    story.step("Complete the hire");
    let hire = owner.call("inbox.get", json!({ "id": id }))?;
    let completed = owner.call("inbox.complete", json!({ "id": id, "version": hire["version"] }))?;
    let employee_id = text(&completed, "employee_id")?;
    let after = owner.call("inbox.get", json!({ "id": id }))?;
    ensure!(after["state"] == "completed", "the hire is not completed but {}", tell::line(&after["state"]));
    story.fact("state", "completed");

    story.step("The employee");
    let employee = owner.call("employee.get", json!({ "id": employee_id }))?;
    for (target, _) in REQUIRED {
        let drafted = value_of(&hire, target)?;
        ensure!(
            drafted.as_ref() == Some(&employee[target]),
            "the employee's {} is not the one that was reviewed",
            tell::label(target)
        );
    }
    story.all(&employee);
    Ok(())
}

fn fields(hire: &Value) -> Result<&Vec<Value>> {
    hire["fields"].as_array().context("inbox.get gives no fields")
}

fn value_of(hire: &Value, target: &str) -> Result<Option<Value>> {
    Ok(fields(hire)?
        .iter()
        .find(|field| field["target"] == target)
        .map(|field| field["value"].clone())
        .filter(|value| !value.is_null() && value != ""))
}
