//! The bridge: one command that carries every command of the engine.

use hirelay_engine::api::ApiError;
use hirelay_host::workspaces::Workspaces;
use serde::Serialize;
use serde_json::Value;
use tauri::State;

use crate::session::StaySignedIn;

/// The same answer as over HTTP: `{"ok": …}` or `{"error": {…}}`.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer<T> {
    Ok(T),
    Error(ApiError),
}

impl<T> From<Result<T, ApiError>> for Answer<T> {
    fn from(result: Result<T, ApiError>) -> Self {
        match result {
            Ok(value) => Self::Ok(value),
            Err(error) => Self::Error(error),
        }
    }
}

/// What Tauri asks a command with borrowed state for. Our errors are part of the answer.
pub type Answered<T> = Result<Answer<T>, ()>;

#[tauri::command]
pub async fn rpc(
    workspaces: State<'_, Workspaces>,
    token: Option<String>,
    cmd: String,
    input: Value,
) -> Answered<Value> {
    Ok(workspaces.call(token.as_deref(), &cmd, input).await.into())
}

/// What a page begins with.
#[derive(Serialize)]
pub struct Beginning {
    /// Proves that the page stands in a window of this engine's process.
    host: String,
    /// Of who stays signed in.
    session: Option<String>,
}

#[tauri::command]
pub async fn begin(
    workspaces: State<'_, Workspaces>,
    stay_signed_in: State<'_, StaySignedIn>,
) -> Result<Beginning, ()> {
    Ok(Beginning { host: workspaces.own().host_token().to_owned(), session: stay_signed_in.token().await })
}

#[tauri::command]
pub async fn stay_signed_in(
    stay_signed_in: State<'_, StaySignedIn>,
    token: Option<String>,
) -> Result<(), ()> {
    stay_signed_in.keep(token).await;
    Ok(())
}
