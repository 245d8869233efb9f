//! The first proof: a test hire through the public address, and the checklist that it completes.

use std::time::Duration;

use serde::Serialize;
use ts_rs::TS;

use super::{ApiError, Code, access::Holder, setup::Nothing};
use crate::{
    ashby::sign,
    engine::{Engine, Workspace},
    ids::HireId,
    integration::{Installed, IntegrationError, TestHire},
    net::NetError,
    people::kind::ManageIntegrations,
    receiver::from_this_computer,
    time::today,
};

type Admin = Holder<ManageIntegrations>;

/// How long an address may take for an answer, and a message to become a hire.
const PATIENCE: Duration = Duration::from_secs(15);
const READ_WITHIN: Duration = Duration::from_secs(5);

#[derive(Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(super) enum SentTo {
    PublicAddress,
    ThisComputer,
}

#[derive(Serialize, TS)]
pub(super) struct TestHireSent {
    sent_to: SentTo,
    address: String,
    hire_id: Option<HireId>,
}

pub(super) async fn send(engine: Engine, admin: Admin, _: Nothing) -> Result<TestHireSent, ApiError> {
    let workspace = &admin.workspace;
    let installed = workspace.integration.installed().await?.ok_or(IntegrationError::NotInstalled)?;
    let public = workspace.store.workspace().await?.and_then(|record| record.public_url);
    let (sent_to, address) = match public {
        Some(address) => (SentTo::PublicAddress, address),
        None => (SentTo::ThisComputer, own_address(&engine)?),
    };
    let now = engine.clock().now();
    let test = TestHire::new(now, today(now, &workspace.zone), engine.random())?;
    let mut changes = workspace.store.changes();
    post(&engine, &installed, &address, test.body).await?;
    let arrived = async {
        loop {
            if let Some(hire) = workspace.store.hire_of_application(test.application_id.clone()).await? {
                return Ok::<_, ApiError>(hire.record.id);
            }
            // A change that was missed is as good as one that was seen.
            let _ = changes.recv().await;
        }
    };
    match tokio::time::timeout(READ_WITHIN, arrived).await {
        Ok(hire_id) => Ok(TestHireSent { sent_to, address, hire_id: Some(hire_id?) }),
        Err(_) => Err(unreachable(format!(
            "{address} answered, but the test hire did not arrive here. The address seems to lead to another \
             program or computer."
        ))),
    }
}

fn own_address(engine: &Engine) -> Result<String, ApiError> {
    let listening = engine.listener().listening();
    match (listening.address, listening.problem) {
        (Some(address), None) => Ok(format!("http://{}", from_this_computer(address))),
        (_, Some(problem)) => Err(unreachable(problem)),
        (None, None) => Err(unreachable("Hirelay does not listen for messages yet. Try again in a moment.")),
    }
}

async fn post(engine: &Engine, installed: &Installed, address: &str, body: Vec<u8>) -> Result<(), ApiError> {
    let url = format!("{address}{}", installed.record.path);
    let signature = sign(&installed.secret, &body);
    let headers = [("content-type", "application/json"), ("ashby-signature", signature.as_str())];
    let answered = engine.net().post(&url, &headers, body, PATIENCE).await;
    let status = answered.map_err(|error| not_sent(address, &error))?;
    if status == 200 {
        return Ok(());
    }
    let why = match status {
        401 | 403 => "It asks for a sign-in or refuses outside callers, and Ashby would not try again.",
        404 | 405 | 410 => "It leads to another program, or leaves out the path. Ashby would not try again.",
        400 => "It changes the message on its way, so that the signature does not fit any more.",
        429 | 503 => "Hirelay, or what stands before it, is busy. Try again in a moment.",
        502 | 504 => "What stands before Hirelay does not reach this computer.",
        _ => "Check what stands between the address and this computer.",
    };
    Err(unreachable(format!("{address} answered with {status}. {why}")))
}

/// What kept the test hire from being sent, for a person.
fn not_sent(address: &str, error: &NetError) -> ApiError {
    let why = match error {
        NetError::OnlyLoopback(_) => {
            return unreachable(format!(
                "This Hirelay was started to try things out and reaches nothing outside this computer, so {address} \
                 was not tried."
            ));
        }
        error if error.is_timeout() => "did not answer within 15 seconds. Is the port forwarded?",
        error if error.is_connect() => {
            "can't be reached from this computer. Is it spelled right, and is the port forwarded? Some networks \
             can't reach their own public address: then Ashby's ping tells more."
        }
        _ => "could not be used.",
    };
    unreachable(format!("{address} {why}"))
}

fn unreachable(message: impl Into<String>) -> ApiError {
    ApiError::new(Code::Unreachable, message)
}

/// What there is to do until the first hire can arrive.
#[derive(Serialize, TS)]
pub(super) struct Checklist {
    items: Vec<ChecklistItem>,
}

#[derive(Serialize, TS)]
pub(super) struct ChecklistItem {
    step: Step,
    is_done: bool,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(super) enum Step {
    /// A public address is there.
    Reach,
    /// Something signed came from Ashby.
    Webhook,
    /// A test hire arrived.
    TestHire,
}

pub(super) async fn checklist(_: Engine, admin: Admin, _: Nothing) -> Result<Checklist, ApiError> {
    let workspace: &Workspace = &admin.workspace;
    let record = workspace.store.workspace().await?;
    let installed = workspace.integration.installed().await?;
    let ping = installed.as_ref().and_then(|installed| installed.record.last_ping.as_ref());
    let signed_ping = ping.is_some_and(|ping| matches!(ping.signature.as_str(), "valid" | "previous_secret"));
    let heard = installed.is_some() && !workspace.store.heard().await?.is_empty();
    let item = |step, is_done| ChecklistItem { step, is_done };
    Ok(Checklist {
        items: vec![
            item(Step::Reach, record.as_ref().is_some_and(|record| record.public_url.is_some())),
            item(Step::Webhook, signed_ping || heard),
            item(Step::TestHire, record.is_some_and(|record| record.test_hire_at.is_some())),
        ],
    })
}
