//! A throw-away workspace with a simulated Ashby beside the company's own.

use anyhow::{Result, ensure};
use hirelay_tests::{
    daemon::Serve,
    owner::Owner,
    rpc::text,
    wait::{PATIENCE, until},
};
use serde_json::{Value, json};

#[test]
fn what_is_explored_is_a_workspace_of_its_own_and_is_thrown_away() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let daemon = Serve::on(folder.path()).start()?;
    let session = Owner::settle(&daemon)?.session(&daemon);
    let own = |command: &str, input: Value| session.call(command, input);
    ensure!(own("workspace.get", json!({}))?["can_explore"] == true);
    ensure!(
        own("explore.send", json!({"what": "hire"})).is_err(),
        "nothing is simulated in the company's own"
    );

    let started = own("explore.start", json!({}))?;
    let simulated = daemon.session(&text(&started, "token")?);
    let explored = |command: &str, input: Value| simulated.call(command, input);
    ensure!(explored("workspace.get", json!({}))?["is_simulated"] == true);
    let hires = || Ok::<_, anyhow::Error>(explored("inbox.counts", json!({}))?["new"].as_i64().unwrap_or(0));
    until(PATIENCE, "the first hires", || Ok((hires()? == 9).then_some(())))?;
    explored("explore.send", json!({"what": "hire"}))?;
    until(PATIENCE, "one more", || Ok((hires()? == 10).then_some(())))?;
    explored("explore.send", json!({"what": "withdrawal"}))?;
    until(PATIENCE, "the one who left", || {
        let counts = explored("inbox.counts", json!({}))?;
        Ok((counts["attention"].as_i64() >= Some(1)).then_some(()))
    })?;
    ensure!(own("inbox.counts", json!({}))?["new"] == 0, "nothing of it is in the company's own");

    explored("explore.end", json!({}))?;
    ensure!(explored("inbox.counts", json!({})).is_err(), "it is gone");
    own("inbox.counts", json!({}))?;
    own("explore.start", json!({}))?;
    daemon.stop()
}
