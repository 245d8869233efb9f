//! The port that Ashby's messages arrive on: chosen once, because a forwarded port points to it.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
};

use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

use crate::Failure;

#[derive(Serialize, Deserialize)]
struct Saved {
    listen: SocketAddr,
}

/// Listens where it was asked to, or on the saved port; chooses and saves one on first use.
pub async fn listen(data_dir: &Path, asked: Option<SocketAddr>) -> Result<TcpListener, Failure> {
    let path = data_dir.join("listener.json");
    let saved = std::fs::read(&path).ok().and_then(|text| serde_json::from_slice::<Saved>(&text).ok());
    let address = asked.or(saved.as_ref().map(|saved| saved.listen));
    let address = address.unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)));
    let listener = bind(address).await?;
    if asked.is_none() && saved.is_none() {
        let chosen =
            serde_json::to_vec(&Saved { listen: listener.local_addr()? }).map_err(std::io::Error::from)?;
        std::fs::write(path, chosen)?;
    }
    Ok(listener)
}

pub async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| Failure::Port(address, error))
}
