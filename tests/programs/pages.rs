//! What hirelayd shows in a browser.

use std::process::Command;

use anyhow::{Result, ensure};
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
    let expected = format!("{}/#token={}\n", daemon.admin, daemon.token);
    ensure!(said.status.success() && said.stdout == expected.as_bytes(), "{said:?}");
    daemon.stop()?;
    ensure!(!open()?.status.success(), "nothing runs there any more");
    Ok(())
}
