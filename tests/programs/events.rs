//! What changes is told over `GET /events`, to those who may know.

use anyhow::{Result, ensure};
use hirelay_sim::samples;
use hirelay_tests::{
    daemon::Serve,
    events::Listening,
    http::Request,
    owner::{Owner, application_of},
};
use serde_json::json;

#[test]
fn a_hire_is_announced_by_topic_and_id_and_nothing_else() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let daemon = Serve::on(folder.path()).start()?;
    let owner = Owner::settle(&daemon)?;
    let mut events = Listening::begin(&daemon.admin, &owner.token)?;
    let body = samples::HIRE_FULL.body;
    ensure!(owner.post(&daemon, body)?.status == 200, "the hire is taken");
    let told = loop {
        let event = events.wait()?;
        let mut keys: Vec<_> = event.as_object().into_iter().flat_map(|event| event.keys()).collect();
        keys.sort();
        ensure!(keys == ["id", "topic"], "an event carries no content: {event}");
        if event["topic"] == "hire" {
            break event;
        }
    };
    let hire = owner.hire_of(&daemon, &application_of(body)?)?;
    ensure!(told["id"] == hire["id"], "the event names the hire that stands in the inbox: {told}");
    daemon.stop()
}

#[test]
fn nobody_listens_without_a_session() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let daemon = Serve::on(folder.path()).start()?;
    let owner = Owner::settle(&daemon)?;
    let ask = |request: Request<'_>| request.send(&daemon.admin);
    ensure!(ask(Request::new("GET", "/events"))?.status == 401, "without a token");
    ensure!(ask(Request::new("GET", "/events").bearer("rubbish"))?.status == 401, "with rubbish");
    ensure!(
        ask(Request::new("GET", "/events").bearer(&daemon.token))?.status == 401,
        "with the printed token"
    );
    owner.session(&daemon).call("session.sign_out", json!({}))?;
    ensure!(ask(Request::new("GET", "/events").bearer(&owner.token))?.status == 401, "after signing out");
    daemon.stop()
}
