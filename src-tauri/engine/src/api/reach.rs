//! How Ashby reaches this computer.

use std::net::{IpAddr, SocketAddr};

use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::{ApiError, Code, access::Holder, setup::Nothing};
use crate::{
    engine::Engine,
    people::kind::ManageIntegrations,
    reach::public_address,
    receiver::{self, ListenError, Listening},
    store::tables::NewHistory,
};

type Admin = Holder<ManageIntegrations>;

#[derive(Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(super) enum ReachKind {
    ByHand,
}

#[derive(Serialize, TS)]
pub(super) struct ReachView {
    kind: ReachKind,
    public_url: Option<String>,
    /// `listening`: nothing has shown from outside whether the address works. `blocked`: this computer
    /// can't listen.
    state: String,
    listener: ListenerView,
}

/// Where messages arrive on this computer.
#[derive(Serialize, TS)]
pub(super) struct ListenerView {
    /// Such as `127.0.0.1:49152`.
    address: Option<String>,
    bind_address: Option<String>,
    port: Option<u16>,
    /// Named when Hirelay was started, and can only be changed there.
    is_fixed: bool,
    /// Why nothing can arrive, and what to do.
    problem: Option<String>,
}

impl From<Listening> for ListenerView {
    fn from(listening: Listening) -> Self {
        Self {
            address: listening.address.map(|address| address.to_string()),
            bind_address: listening.address.map(|address| address.ip().to_string()),
            port: listening.address.map(|address| address.port()),
            is_fixed: listening.is_fixed,
            problem: listening.problem,
        }
    }
}

pub(super) async fn get(engine: Engine, admin: Admin, _: Nothing) -> Result<ReachView, ApiError> {
    let record = admin.workspace.store.workspace().await?;
    let public_url = record.and_then(|record| record.public_url);
    let listening = engine.listener().listening();
    let state = if listening.problem.is_some() { "blocked" } else { "listening" };
    Ok(ReachView { kind: ReachKind::ByHand, public_url, state: state.to_owned(), listener: listening.into() })
}

#[derive(Deserialize, TS)]
pub(super) struct SaveReach {
    #[serde(rename = "kind")]
    _kind: ReachKind,
    /// Null for none.
    public_url: Option<String>,
    /// The address of this computer to listen on: `127.0.0.1` for itself alone, `0.0.0.0` for all.
    #[serde(default)]
    #[ts(optional)]
    bind_address: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    port: Option<u32>,
}

pub(super) async fn save(engine: Engine, admin: Admin, input: SaveReach) -> Result<ReachView, ApiError> {
    let public_url = match input.public_url.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(typed) => {
            Some(public_address(typed).map_err(|error| ApiError::field("public_url", error.to_string()))?)
        }
    };
    let wanted = wanted(&engine.listener().listening(), input.bind_address.as_deref(), input.port)?;
    if let Some(wanted) = wanted {
        engine.listener().move_to(wanted).await?;
    }
    let entry = NewHistory::by(admin.proof.who(), engine.clock().now(), "address_saved")
        .with(json!({"public_url": public_url, "listener": engine.listener().listening().address}));
    admin.workspace.store.save_public_url(public_url, entry).await?;
    get(engine, admin, Nothing {}).await
}

/// The address that was asked for, if any was: what is left out stays as it is.
fn wanted(now: &Listening, ip: Option<&str>, port: Option<u32>) -> Result<Option<SocketAddr>, ApiError> {
    if ip.is_none() && port.is_none() {
        return Ok(None);
    }
    let no_ip = "Enter an address of this computer, such as 127.0.0.1 or 0.0.0.0.";
    let ip: IpAddr = match ip {
        Some(typed) => typed.trim().parse().map_err(|_| ApiError::field("bind_address", no_ip))?,
        None => {
            now.address.map(|address| address.ip()).ok_or_else(|| ApiError::field("bind_address", no_ip))?
        }
    };
    let port = match port {
        Some(port) => u16::try_from(port).ok().filter(|port| *port > 0),
        None => now.address.map(|address| address.port()),
    };
    let port = port.ok_or_else(|| ApiError::field("port", "Enter a port from 1 to 65535."))?;
    Ok(Some(SocketAddr::new(ip, port)))
}

impl From<ListenError> for ApiError {
    fn from(error: ListenError) -> Self {
        match &error {
            ListenError::Port { error: io, .. } => {
                let field = match io.kind() {
                    std::io::ErrorKind::AddrNotAvailable => "bind_address",
                    _ => "port",
                };
                Self::field(field, receiver::problem(&error))
            }
            ListenError::Fixed => Self::field("port", receiver::problem(&error)),
            ListenError::Saved(_) => Self::new(Code::Conflict, receiver::problem(&error)),
            ListenError::NotSaved(_) => Self::new(
                Code::Internal,
                "The port could not be saved, so that it would be another one after a restart. Is the disk full?",
            ),
        }
    }
}
