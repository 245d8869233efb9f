//! Where administration answers, and how `hirelayd open` finds it.

use std::{net::SocketAddr, path::Path};

use hirelay_engine::net::{Method, Net, Outside};
use serde_json::Value;
use tokio::net::TcpListener;

use crate::Failure;

/// Remembers where administration answers, for [`open`].
pub fn save_admin(data_dir: &Path, admin: &str) -> std::io::Result<()> {
    hirelay_engine::files::replace(&data_dir.join("admin.address"), admin.as_bytes())
}

/// Prints an address that opens the pages in a browser, once. The pass is in the fragment, which no browser
/// sends anywhere by itself.
pub async fn open(data_dir: &Path) -> Result<(), Failure> {
    let read = |name: &str| std::fs::read_to_string(data_dir.join(name)).map_err(|_| Failure::NotRunning);
    let (admin, token) = (read("admin.address")?, read("admin.token")?);
    let net = Net::new(Outside::OnlyLoopback).map_err(|_| Failure::NotRunning)?;
    let asked = net.request(Method::POST, &format!("{admin}/passes")).map_err(|_| Failure::NotRunning)?;
    let answer = asked.bearer_auth(token).send().await.map_err(|_| Failure::NotRunning)?;
    let answer: Value = answer.json().await.map_err(|_| Failure::NotRunning)?;
    let pass = answer["ok"]["pass"].as_str().ok_or(Failure::NotRunning)?;
    println!("{admin}/#pass={pass}");
    Ok(())
}

pub async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| Failure::Port(address, error))
}
