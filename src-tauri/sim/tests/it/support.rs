//! A receiver that remembers what it was sent and answers as a test says.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use hirelay_sim::delivery::{Endpoint, Target};
use http_body_util::{BodyExt, Empty};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::{HeaderMap, Method, Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

pub const SECRET: &str = "example-webhook-secret-not-real";

/// One request as it came in.
#[derive(Debug, Clone)]
pub struct Received {
    pub method: Method,
    pub path: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Received {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("a webhook body is JSON")
    }
}

/// What to do with a request.
pub enum Reply {
    Status(u16),
    /// A redirect to another path here.
    Redirect,
    /// Nothing, for ever.
    Silence,
}

/// Listens until dropped.
pub struct Receiver {
    port: u16,
    received: Arc<Mutex<Vec<Received>>>,
    _accepting: JoinSet<()>,
}

impl Receiver {
    /// Answers the n-th request, counted from zero, with what `reply` says.
    pub async fn start(reply: impl Fn(usize, &Received) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("a bound listener has an address").port();
        let received = Arc::new(Mutex::new(Vec::new()));
        let (reply, log) = (Arc::new(reply), Arc::clone(&received));
        let mut accepting = JoinSet::new();
        accepting.spawn(async move {
            // Connections end with the receiver.
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let (reply, log) = (Arc::clone(&reply), Arc::clone(&log));
                let service = hyper::service::service_fn(move |request| {
                    let (reply, log) = (Arc::clone(&reply), Arc::clone(&log));
                    async move { answer(request, &log, reply.as_ref()).await }
                });
                connections.spawn(async move {
                    // A client that hangs up is part of the tests.
                    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
                });
            }
        });
        Self { port, received, _accepting: accepting }
    }

    /// Answers everything with this status.
    pub async fn always(status: u16) -> Self {
        Self::start(move |_, _| Reply::Status(status)).await
    }

    pub fn target(&self) -> Target {
        self.url().parse().expect("a loopback URL")
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/hook/ab12?x=1", self.port)
    }

    pub fn endpoint(&self) -> Endpoint {
        Endpoint { target: self.target(), secret: Some(SECRET.into()) }
    }

    pub fn received(&self) -> Vec<Received> {
        self.received.lock().expect("no test panics while it looks").clone()
    }

    /// The `action` of each request, in order of arrival.
    pub fn actions(&self) -> Vec<String> {
        self.received()
            .iter()
            .map(|request| request.json()["action"].as_str().unwrap_or("").to_owned())
            .collect()
    }
}

/// An address where nobody listens.
pub async fn nobody() -> Endpoint {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("a bound listener has an address");
    let target = format!("http://{address}/").parse().expect("a loopback URL");
    Endpoint { target, secret: None }
}

async fn answer(
    request: Request<Incoming>,
    log: &Mutex<Vec<Received>>,
    reply: &(dyn Fn(usize, &Received) -> Reply + Send + Sync),
) -> Result<Response<Empty<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let path = head.uri.path_and_query().map(|path| path.to_string()).unwrap_or_default();
    let received = Received { method: head.method, path, headers: head.headers, body };
    let number = {
        let mut log = log.lock().expect("no test panics while it looks");
        log.push(received.clone());
        log.len() - 1
    };
    let response = Response::builder();
    let response = match reply(number, &received) {
        Reply::Status(status) => response.status(status),
        Reply::Redirect => response.status(302).header("location", "/elsewhere"),
        Reply::Silence => std::future::pending().await,
    };
    Ok(response.body(Empty::new()).expect("a valid response"))
}
