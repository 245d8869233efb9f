//! A house to test in: an engine with a workspace of its own, and a raw HTTP client.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use hirelay_engine::{
    api::{ApiError, Code},
    engine::{Engine, Options, Phase},
    explore::Exploring,
    net::Outside,
    random::SystemRandom,
    secrets::{MemoryCredentials, Place},
    time::ManualClock,
};
use hirelay_sim::signature::sign;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

pub const PASSWORD: &str = "correct horse battery";
pub const OWNER: &str = "ira@example.org";
const DEADLINE: Duration = Duration::from_secs(20);

pub struct House {
    pub engine: Engine,
    pub clock: Arc<ManualClock>,
    pub edge: SocketAddr,
    pub token: String,
    pub path: String,
    pub secret: String,
    pub dir: TempDir,
}

/// An engine whose workspace is open and empty.
pub async fn engine_in(dir: &TempDir, clock: Arc<ManualClock>) -> Engine {
    let engine = Engine::new(Options {
        data_dir: dir.path().to_path_buf(),
        place: Place::PassphraseFile {
            path: dir.path().join("slots"),
            passphrase: Some("a passphrase for tests".to_owned().into()),
        },
        credentials: Arc::new(MemoryCredentials::default()),
        clock,
        random: Arc::new(SystemRandom),
        time_zone: Some("Europe/Warsaw".to_owned()),
        outside: Outside::OnlyLoopback,
        exploring: Exploring::Impossible,
    })
    .expect("the folder is free");
    engine.open().await;
    assert!(matches!(engine.phase(), Phase::Ready(_)), "a new workspace opens");
    engine
}

impl House {
    /// With an owner who is signed in, and the integration installed.
    pub async fn new() -> Self {
        let dir = tempfile::tempdir().expect("a temp folder");
        let clock = Arc::new(ManualClock::at("2026-11-24T09:00:00Z".parse().expect("an instant")));
        let engine = engine_in(&dir, clock.clone()).await;
        let edge = listen(&engine).await;
        let owner = json!({"first_name": "Ira", "last_name": "Owner", "email": OWNER, "password": PASSWORD});
        let host = engine.host_token().to_owned();
        let created = engine.call(Some(&host), "setup.create_owner", owner).await.expect("an owner");
        let token = text(&created, "token");
        let installed =
            engine.call(Some(&token), "integration.install", Value::Null).await.expect("installs");
        Self {
            path: text(&installed, "path"),
            secret: text(&installed, "secret"),
            engine,
            clock,
            edge,
            token,
            dir,
        }
    }

    pub async fn call(&self, command: &str, input: Value) -> Result<Value, ApiError> {
        self.engine.call(Some(&self.token), command, input).await
    }

    pub async fn ok(&self, command: &str, input: Value) -> Value {
        match self.call(command, input).await {
            Ok(value) => value,
            Err(error) => panic!("{command} was refused: {error:?}"),
        }
    }

    pub async fn refused(&self, command: &str, input: Value) -> ApiError {
        match self.call(command, input).await {
            Ok(value) => panic!("{command} was not refused: {value}"),
            Err(error) => error,
        }
    }

    /// Posts a body with a good signature; gives the status.
    pub async fn post(&self, body: &[u8]) -> u16 {
        self.post_with(body, Some(&sign(&self.secret, body))).await.status
    }

    pub async fn post_with(&self, body: &[u8], signature: Option<&str>) -> Answer {
        let mut head =
            format!("POST {} HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n", self.path, body.len());
        if let Some(signature) = signature {
            head.push_str(&format!("ashby-signature: {signature}\r\n"));
        }
        head.push_str("\r\n");
        exchange(self.edge, &[head.as_bytes(), body].concat()).await
    }

    /// Posts and waits until the message was read.
    pub async fn receive(&self, body: &[u8]) {
        assert_eq!(self.post(body).await, 200, "a signed message is kept");
        self.settled().await;
    }

    /// Waits until nothing that was kept is unread.
    pub async fn settled(&self) {
        self.until("every message is read", async || {
            let page = self.ok("delivery.list", json!({"limit": 500})).await;
            let waits = items(&page).iter().any(|delivery| delivery["outcome"] == "waiting");
            (!waits).then_some(())
        })
        .await;
    }

    pub async fn until<T>(&self, what: &str, check: impl AsyncFn() -> Option<T>) -> T {
        let begun = tokio::time::Instant::now();
        loop {
            if let Some(found) = check().await {
                return found;
            }
            assert!(begun.elapsed() < DEADLINE, "waited in vain: {what}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    pub async fn hires(&self) -> Vec<Value> {
        items(&self.ok("inbox.list", json!({"limit": 500})).await).clone()
    }

    pub async fn only_hire(&self) -> Value {
        let hires = self.hires().await;
        assert_eq!(hires.len(), 1, "there is one hire: {hires:?}");
        self.open(&text(&hires[0], "id")).await
    }

    pub async fn open(&self, id: &str) -> Value {
        self.ok("inbox.get", json!({"id": id})).await
    }

    /// The last message's outcome and reason.
    pub async fn last_outcome(&self) -> (String, Option<String>) {
        let page = self.ok("delivery.list", json!({"limit": 1})).await;
        let delivery = &items(&page)[0];
        (text(delivery, "outcome"), delivery["reason"].as_str().map(str::to_owned))
    }
}

pub async fn listen(engine: &Engine) -> SocketAddr {
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    engine.listener().listen(Some(any)).await.expect("a port")
}

pub fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("{name} is text in {value}")).to_owned()
}

pub fn items(page: &Value) -> &Vec<Value> {
    page["items"].as_array().expect("a page has items")
}

/// One field of a hire's draft.
pub fn field<'v>(hire: &'v Value, target: &str) -> &'v Value {
    let fields = hire["fields"].as_array().expect("a hire has fields");
    fields.iter().find(|field| field["target"] == target).unwrap_or_else(|| panic!("no field {target}"))
}

pub fn value<'v>(hire: &'v Value, target: &str) -> &'v Value {
    &field(hire, target)["value"]
}

pub fn flags(hire: &Value) -> Vec<&str> {
    hire["flags"].as_array().expect("flags").iter().filter_map(Value::as_str).collect()
}

pub fn version_of(hire: &Value) -> Value {
    json!({"id": hire["id"], "version": hire["version"]})
}

pub fn code(error: &ApiError) -> (Code, u16) {
    (error.code, error.code.http_status())
}

/// An answer as it came over the wire.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

/// Sends raw bytes and reads one answer.
pub async fn exchange(address: SocketAddr, request: &[u8]) -> Answer {
    let mut socket = TcpStream::connect(address).await.expect("connects");
    // The other side may answer, and stop listening, before everything is sent.
    let _ = socket.write_all(request).await;
    read_answer(&mut socket).await.expect("an answer")
}

pub async fn read_answer(socket: &mut TcpStream) -> Option<Answer> {
    let mut raw = Vec::new();
    let read = async {
        let mut piece = [0; 4096];
        loop {
            if let Some(answer) = parse(&raw, false) {
                return Some(answer);
            }
            match socket.read(&mut piece).await {
                Ok(0) | Err(_) => return parse(&raw, true),
                Ok(read) => raw.extend_from_slice(&piece[..read]),
            }
        }
    };
    tokio::time::timeout(DEADLINE, read).await.expect("an answer in time")
}

/// An answer, once it is whole. At the end of the connection what is there is whole.
fn parse(raw: &[u8], at_end: bool) -> Option<Answer> {
    let raw = String::from_utf8_lossy(raw);
    let (head, body) = raw.split_once("\r\n\r\n")?;
    let head = head.to_lowercase();
    let length =
        head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.trim().parse().ok());
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let is_whole = at_end || body.len() >= length.unwrap_or(usize::MAX);
    is_whole.then(|| Answer { status, head: head.clone(), body: body.to_owned() })
}

/// A `candidateHire` with what a test wants to vary.
pub struct Hire<'a> {
    pub application: &'a str,
    pub updated_at: &'a str,
    pub name: &'a str,
    pub email: &'a str,
    pub phone: &'a str,
    pub job: &'a str,
    pub start: Option<&'a str>,
}

impl Default for Hire<'_> {
    fn default() -> Self {
        Self {
            application: "app-1",
            updated_at: "2026-11-01T10:00:00.000Z",
            name: "Ada Byron",
            email: "ada@example.org",
            phone: "+31 6 5550 1234",
            job: "Engineer",
            start: Some("2026-12-01"),
        }
    }
}

impl Hire<'_> {
    pub fn application_json(&self) -> Value {
        json!({
            "id": self.application, "updatedAt": self.updated_at, "status": "Hired",
            "candidate": {
                "id": format!("cand-{}", self.application), "name": self.name,
                "primaryEmailAddress": {"value": self.email, "type": "Personal", "isPrimary": true},
                "primaryPhoneNumber": {"value": self.phone, "type": "Personal", "isPrimary": true},
            },
            "currentInterviewStage": {"id": "s", "title": "Hired", "type": "Hired"},
            "job": {"id": "j", "title": self.job},
            "customFields": [], "hiringTeam": [],
        })
    }

    pub fn offer_json(&self) -> Option<Value> {
        self.start.map(|start| {
            json!({
                "id": format!("offer-{}", self.application), "applicationId": self.application,
                "acceptanceStatus": "Accepted",
                "latestVersion": {
                    "id": "v1", "createdAt": "2026-10-20T10:00:00.000Z", "startDate": start,
                    "salary": {"currencyCode": "EUR", "value": 85000},
                },
            })
        })
    }

    pub fn body(&self) -> Vec<u8> {
        let mut data = json!({"application": self.application_json()});
        if let Some(offer) = self.offer_json() {
            data["offer"] = offer;
        }
        message("candidateHire", data)
    }
}

pub fn message(action: &str, data: Value) -> Vec<u8> {
    serde_json::to_vec(&json!({"action": action, "data": data})).expect("JSON")
}
