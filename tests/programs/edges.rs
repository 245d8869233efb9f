//! Two doors: the one for Ashby gives nothing away, and the one for administration is for this
//! machine's own pages only.

use anyhow::{Result, ensure};
use hirelay_sim::samples;
use hirelay_tests::{
    daemon::{Daemon, Serve},
    http::{Answer, Request},
    owner::Owner,
};
use serde_json::json;

fn must_give_nothing_away(answer: &Answer, what: &str) -> Result<()> {
    let headers: Vec<&str> = answer.headers.iter().map(|(name, _)| name.as_str()).collect();
    for banner in ["server", "x-powered-by", "via", "set-cookie"] {
        ensure!(!headers.contains(&banner), "{what}: a scan learns from {banner:?}: {:?}", answer.headers);
    }
    let body = answer.text().to_lowercase();
    for inside in ["hirelay", "rust", "hyper", "axum", "sqlite", "panick", "/hooks/", "error:", ".rs"] {
        ensure!(!body.contains(inside), "{what}: the answer tells of {inside:?}: {body}");
    }
    Ok(())
}

#[test]
fn the_listener_gives_a_scanner_nothing() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let daemon = Serve::on(folder.path()).start()?;
    let owner = Owner::settle(&daemon)?;
    let at = |method, path| Request::new(method, path).send(&daemon.listener);
    let unknown = format!("/hooks/ashby/{}", "0".repeat(32));
    for (method, path, status) in [
        ("GET", "/", 404),
        ("POST", "/", 404),
        ("GET", "/rpc", 404),
        ("POST", "/rpc", 404),
        ("GET", "/events", 404),
        ("PUT", "/files", 404),
        ("GET", "/files/some-ticket", 404),
        ("GET", "/admin.token", 404),
        ("GET", "/../admin.token", 404),
        ("GET", "/hooks/ashby/", 404),
        ("POST", &unknown, 404),
        ("GET", &owner.path, 200),
        ("HEAD", &owner.path, 200),
        ("PUT", &owner.path, 405),
        ("DELETE", &owner.path, 405),
        ("OPTIONS", &owner.path, 405),
        ("POST", &owner.path, 400),
    ] {
        let what = format!("{method} {path}");
        let answer = at(method, path)?;
        must_give_nothing_away(&answer, &what)?;
        ensure!(answer.status == status, "{what} was answered with {} {}", answer.status, answer.text());
    }
    for (signature, status) in [("sha256=00", 400), ("nonsense", 400), (samples::HIRE_FULL.signature, 400)] {
        let answer = owner.post_signed(&daemon, samples::HIRE_FULL.body, signature)?;
        must_give_nothing_away(&answer, signature)?;
        ensure!(answer.status == status, "a wrong signature was answered with {}", answer.status);
    }
    must_give_nothing_away(&owner.post(&daemon, samples::HIRE_FULL.body)?, "a good message")?;
    daemon.stop()
}

#[test]
fn the_listener_serves_no_administration_even_to_the_owner() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let daemon = Serve::on(folder.path()).start()?;
    let owner = Owner::settle(&daemon)?;
    let call = json!({ "cmd": "session.current", "input": {} }).to_string();
    let asked = [
        Request::new("POST", "/rpc").body(call.as_bytes()),
        Request::new("GET", "/events"),
        Request::new("PUT", "/files").body(b"a file"),
        Request::new("GET", "/files/ticket"),
    ];
    for request in asked {
        let answer = request.bearer(&owner.token).send(&daemon.listener)?;
        ensure!(answer.status == 404, "the world outside reaches administration: {answer:?}");
    }
    let answer = Request::new("POST", &owner.path).body(samples::PING.body).send(&daemon.admin)?;
    ensure!(answer.status == 404, "administration takes no messages: {answer:?}");
    daemon.stop()
}

fn current(daemon: &Daemon, owner: &Owner, headers: &[(&'static str, String)]) -> Result<Answer> {
    let call = json!({ "cmd": "session.current", "input": {} }).to_string();
    let request = Request::new("POST", "/rpc").bearer(&owner.token).body(call.as_bytes());
    headers.iter().fold(request, |request, (name, value)| request.header(name, value)).send(&daemon.admin)
}

#[test]
fn administration_answers_only_to_its_own_name_and_its_own_pages() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let daemon = Serve::on(folder.path()).start()?;
    let owner = Owner::settle(&daemon)?;
    let own = daemon.admin.trim_start_matches("http://").to_owned();
    let (_, port) = own.rsplit_once(':').unwrap_or_default();

    for host in [own.clone(), format!("localhost:{port}")] {
        let answer =
            current(&daemon, &owner, &[("host", host.clone()), ("origin", format!("http://{host}"))])?;
        ensure!(answer.status == 200, "its own page at {host} was answered with {}", answer.status);
    }
    for host in
        ["evil.invalid", &format!("evil.invalid:{port}"), &format!("{own}.evil.invalid"), "127.0.0.1:1"]
    {
        let answer = current(&daemon, &owner, &[("host", host.to_owned())])?;
        ensure!(answer.status == 403, "a name that a stranger pointed here ({host}) got {}", answer.status);
    }
    let foreign = [
        "http://evil.invalid",
        "null",
        "https://evil.invalid",
        &format!("https://{own}"),
        "http://127.0.0.1:1",
        "",
    ];
    for origin in foreign {
        let answer = current(&daemon, &owner, &[("origin", origin.to_owned())])?;
        ensure!(answer.status == 403, "a page of {origin:?} got {}", answer.status);
    }
    for (method, path) in [("GET", "/"), ("GET", "/events"), ("PUT", "/files"), ("GET", "/files/ticket")] {
        let answer = Request::new(method, path)
            .bearer(&owner.token)
            .header("host", "evil.invalid")
            .send(&daemon.admin)?;
        ensure!(answer.status == 403, "{method} {path} by another name got {}", answer.status);
    }
    let answer = current(&daemon, &owner, &[])?;
    ensure!(answer.header("access-control-allow-origin").is_none(), "no other page may read: {answer:?}");
    ensure!(answer.header("cache-control") == Some("no-store"), "nothing of this belongs into a cache");
    daemon.stop()
}
