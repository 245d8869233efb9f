//! A workspace that is ready to receive: its owner, and the address and secret for Ashby.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use hirelay_sim::{delivery::Endpoint, signature::sign};
use serde_json::{Value, json};

use crate::{
    daemon::Daemon,
    http::{Answer, Request},
    rpc::{Rpc, text},
    wait::{PATIENCE, until},
};

pub const EMAIL: &str = "olivia.owner@company.invalid";
pub const PASSWORD: &str = "a password nobody uses";

/// What the owner was given. It outlives the process that gave it.
pub struct Owner {
    pub token: String,
    pub recovery_key: String,
    pub path: String,
    pub secret: String,
}

impl Owner {
    /// Creates the owner and installs the integration.
    pub fn settle(daemon: &Daemon) -> Result<Self> {
        let created = daemon.host().call(
            "setup.create_owner",
            json!({ "first_name": "Olivia", "last_name": "Owner", "email": EMAIL, "password": PASSWORD }),
        )?;
        let token = text(&created, "token")?;
        let installed = daemon.session(&token).call("integration.install", json!({}))?;
        Ok(Self {
            token,
            recovery_key: text(&created, "recovery_key")?,
            path: text(&installed, "path")?,
            secret: text(&installed, "secret")?,
        })
    }

    /// The owner's session, which a restart does not end.
    pub fn session(&self, daemon: &Daemon) -> Rpc {
        daemon.session(&self.token)
    }

    /// Where the simulated Ashby sends.
    pub fn endpoint(&self, daemon: &Daemon) -> Result<Endpoint> {
        let target = format!("{}{}", daemon.listener, self.path).parse()?;
        Ok(Endpoint { target, secret: Some(self.secret.clone()) })
    }

    /// Posts a signed body once.
    pub fn post(&self, daemon: &Daemon, body: &[u8]) -> Result<Answer> {
        self.post_signed(daemon, body, &sign(&self.secret, body))
    }

    /// Posts a body under any signature.
    pub fn post_signed(&self, daemon: &Daemon, body: &[u8], signature: &str) -> Result<Answer> {
        Request::new("POST", &self.path)
            .header("content-type", "application/json")
            .header("ashby-signature", signature)
            .body(body)
            .send(&daemon.listener)
    }

    /// Waits until every kept message was read, and gives all hires.
    pub fn hires(&self, daemon: &Daemon, patience: Duration) -> Result<Vec<Value>> {
        let session = self.session(daemon);
        // They are read in the order of receipt, so the newest ones last: while one of these waits,
        // asking for all of them would only hold up the reading.
        let first_page = || -> Result<Value> { session.call("delivery.list", json!({ "limit": 500 })) };
        until(patience, "the newest messages to be read", || {
            let page = first_page()?;
            Ok(page["items"].as_array().is_some_and(|items| all_read(items)).then_some(()))
        })?;
        until(patience, "every message to be read", || {
            Ok(all_read(&session.all("delivery.list")?).then_some(()))
        })?;
        session.all("inbox.list")
    }

    /// Waits for the hire of an application.
    pub fn hire_of(&self, daemon: &Daemon, application: &str) -> Result<Value> {
        let session = self.session(daemon);
        until(PATIENCE, "the hire to stand in the inbox", || {
            let hires = session.all("inbox.list")?;
            Ok(hires.into_iter().find(|hire| hire["application_id"] == application))
        })
    }
}

fn all_read(deliveries: &[Value]) -> bool {
    deliveries.iter().all(|delivery| delivery["outcome"] != "waiting")
}

/// The application that a body is about.
pub fn application_of(body: &[u8]) -> Result<String> {
    let body: Value = serde_json::from_slice(body)?;
    match body["data"]["application"]["id"].as_str() {
        Some(id) => Ok(id.to_owned()),
        None => bail!("the body names no application"),
    }
}

/// The body of a hire that nobody sent before.
pub fn body_of(hire: &hirelay_sim::people::Hire) -> Result<Vec<u8>> {
    Ok(hire.event().context("a hire becomes a body")?.body.to_vec())
}
