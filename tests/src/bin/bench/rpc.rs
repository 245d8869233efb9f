//! Commands over loopback, and how long each took until its answer was here.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use ureq::Agent;

const PATIENCE: Duration = Duration::from_secs(60);
const LONGEST_ANSWER_BYTES: u64 = 64 * 1024 * 1024;

/// An agent that keeps its connections and asks nobody else.
pub fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .proxy(None)
        .build()
        .into()
}

/// One bearer of a token.
#[derive(Clone)]
pub struct Session {
    agent: Agent,
    rpc: String,
    authorization: String,
}

impl Session {
    pub fn new(admin: &str, token: &str) -> Self {
        Self { agent: agent(), rpc: format!("{admin}/rpc"), authorization: format!("Bearer {token}") }
    }

    pub fn call(&self, command: &str, input: Value) -> Result<Value> {
        Ok(self.timed(command, input)?.0)
    }

    /// The answer, and the time from asking until all its bytes were here.
    pub fn timed(&self, command: &str, input: Value) -> Result<(Value, Duration)> {
        let question = json!({"cmd": command, "input": input}).to_string();
        let began = Instant::now();
        let mut response = self
            .agent
            .post(&self.rpc)
            .header("authorization", &self.authorization)
            .header("content-type", "application/json")
            .send(question)
            .with_context(|| command.to_owned())?;
        let status = response.status();
        let body = response.body_mut().with_config().limit(LONGEST_ANSWER_BYTES).read_to_vec()?;
        let took = began.elapsed();
        let mut answer: Value = serde_json::from_slice(&body).with_context(|| command.to_owned())?;
        match answer.get_mut("ok") {
            Some(ok) if status == 200 => Ok((ok.take(), took)),
            _ => bail!("{command}: {} ({status})", answer["error"]["message"]),
        }
    }
}

/// A text that must be there.
pub fn text(value: &Value, key: &str) -> Result<String> {
    value[key].as_str().map(str::to_owned).with_context(|| format!("`{key}` is missing from the answer"))
}
