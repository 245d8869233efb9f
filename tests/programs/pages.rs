//! What hirelayd shows in a browser.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use hirelay_tests::{daemon::Serve, http::Request, program};

#[test]
fn the_pages_are_served_under_a_strict_policy_and_only_as_pages() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let daemon = Serve::on(folder.path()).start()?;
    for place in ["/", "/inbox", "/settings/integrations/ashby"] {
        let answer = Request::new("GET", place).send(&daemon.admin)?;
        let kind = answer.header("content-type").unwrap_or_default();
        ensure!(
            answer.status == 200 && kind == "text/html",
            "{place}: {} {kind}; are the pages built?",
            answer.status
        );
        let policy = answer.header("content-security-policy").unwrap_or_default();
        ensure!(policy.starts_with("default-src 'self';") && !policy.contains("unsafe-eval"), "{policy}");
        let script = policy.split(';').find(|rule| rule.trim().starts_with("script-src"));
        ensure!(script.is_none(), "scripts are our own files, as everything else: {policy}");
    }
    for nothing in ["/assets/nothing.js", "/../Cargo.toml", "/favicon.ico"] {
        let answer = Request::new("GET", nothing).send(&daemon.admin)?;
        ensure!(answer.status == 404, "{nothing} is no page: {}", answer.status);
    }
    daemon.stop()
}

#[test]
fn open_prints_the_address_of_the_running_one_and_says_when_there_is_none() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let open = || {
        Command::new(program::path("hirelayd")?)
            .args(["open", "--data-dir"])
            .arg(folder.path())
            .output()
            .map_err(anyhow::Error::from)
    };
    ensure!(!open()?.status.success(), "nothing runs there yet");
    let daemon = Serve::on(folder.path()).start()?;
    let said = open()?;
    let printed = String::from_utf8(said.stdout)?;
    let pass = printed.trim().strip_prefix(&format!("{}/#pass=", daemon.admin));
    let pass = pass.with_context(|| format!("not an address of this one: {printed}"))?.to_owned();
    let redeem = || Request::new("POST", &format!("/passes/{pass}")).send(&daemon.admin);
    let redeemed: serde_json::Value = serde_json::from_str(&redeem()?.text())?;
    ensure!(redeemed["ok"]["token"] == daemon.token.as_str(), "the first page gets the token");
    ensure!(redeem()?.status == 401, "and nobody after it");
    let issue = Request::new("POST", "/passes").bearer("rubbish");
    ensure!(issue.send(&daemon.admin)?.status == 401, "only who can read the data folder gets a pass");
    daemon.stop()?;
    ensure!(!open()?.status.success(), "nothing runs there any more");
    Ok(())
}
