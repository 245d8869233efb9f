//! Calling commands over `POST {admin}/rpc`, as one bearer of a token.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::http::Request;

#[derive(Clone)]
pub struct Rpc {
    admin: String,
    token: String,
}

/// An answer as it came, whether good or bad.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub body: Value,
}

impl Reply {
    /// The error's code; empty when there is no error.
    pub fn code(&self) -> &str {
        self.body["error"]["code"].as_str().unwrap_or_default()
    }
}

impl Rpc {
    pub fn new(admin: &str, token: &str) -> Self {
        Self { admin: admin.to_owned(), token: token.to_owned() }
    }

    pub fn token(&self) -> &str {
        &self.token
    }

    pub fn ask(&self, command: &str, input: Value) -> Result<Reply> {
        let body = json!({ "cmd": command, "input": input }).to_string();
        let answer = Request::new("POST", "/rpc")
            .bearer(&self.token)
            .header("content-type", "application/json")
            .body(body.as_bytes())
            .send(&self.admin)
            .with_context(|| command.to_owned())?;
        let body = serde_json::from_slice(&answer.body)
            .with_context(|| format!("{command}: the answer ({}) is not JSON", answer.status))?;
        Ok(Reply { status: answer.status, body })
    }

    /// The same where only a good answer will do.
    pub fn call(&self, command: &str, input: Value) -> Result<Value> {
        let mut reply = self.ask(command, input)?;
        match reply.body.get_mut("ok") {
            Some(ok) if reply.status == 200 => Ok(ok.take()),
            _ => bail!("{command}: {} {}", reply.status, reply.body),
        }
    }

    /// Every item of a list, page by page.
    pub fn all(&self, command: &str) -> Result<Vec<Value>> {
        let mut items = Vec::new();
        let mut after = Value::Null;
        loop {
            let mut page = self.call(command, json!({ "limit": 500, "after": after }))?;
            items.extend(page["items"].as_array_mut().map(std::mem::take).context("a page has items")?);
            after = page["next"].take();
            if after.is_null() {
                return Ok(items);
            }
        }
    }
}

/// A text that must be there.
pub fn text(value: &Value, key: &str) -> Result<String> {
    value[key].as_str().map(str::to_owned).with_context(|| format!("`{key}` is missing from {value}"))
}
