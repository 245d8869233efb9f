//! Bytes of files between the window and the disk.
//!
//! What is shown comes through a scheme of our own, `hirelay-file`, by ticket and in parts. What is saved
//! goes where the person says, in the dialog that their system has for it; the page never learns the path.

use std::{io, path::PathBuf};

use directories::UserDirs;
use hirelay_engine::{
    api::{ApiError, Code, FileReader},
    ids::{DocumentId, EmployeeId, HireId},
};
use hirelay_host::{
    files::{head, next_piece},
    workspaces::Workspaces,
};
use http::{HeaderValue, Request, Response, StatusCode, header};
use percent_encoding::percent_decode_str;
use rfd::AsyncFileDialog;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::json;
use tauri::{
    Manager as _, Runtime, State, UriSchemeContext, UriSchemeResponder, WebviewWindow,
    ipc::{InvokeBody, Request as Invocation},
};
use tokio::{fs::File, io::AsyncWriteExt as _};

use crate::rpc::Answered;

pub const SCHEME: &str = "hirelay-file";

/// An answer lies in memory as a whole, so who asks for a part gets at most this much of it.
const LONGEST_PART_BYTES: u64 = 4 * 1024 * 1024;

/// The header of a call whose body is bytes: what they are, as JSON.
const ABOUT: &str = "hirelay-about";

/// Answers `hirelay-file://localhost/TICKET`, on Windows `http://hirelay-file.localhost/TICKET`.
pub fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let workspaces = context.app_handle().state::<Workspaces>().inner().clone();
    tauri::async_runtime::spawn(async move {
        let answered = answer(&workspaces, &request).await;
        responder.respond(answered.unwrap_or_else(|error| failure(&error)));
    });
}

async fn answer(workspaces: &Workspaces, request: &Request<Vec<u8>>) -> Result<Response<Vec<u8>>, ApiError> {
    let file = workspaces.open_file(request.uri().path().trim_start_matches('/')).await?;
    let range = request.headers().get(header::RANGE).and_then(|range| range.to_str().ok());
    let mut head = head(&file, range, LONGEST_PART_BYTES);
    let mut content = Vec::new();
    while let Some(piece) = next_piece(&file, &mut head.bytes).await.map_err(unreadable)? {
        content.extend(piece);
    }
    let mut response = Response::new(content);
    *response.status_mut() = head.status;
    *response.headers_mut() = head.headers;
    Ok(response)
}

fn failure(error: &ApiError) -> Response<Vec<u8>> {
    let mut response = Response::new(json!({ "error": error }).to_string().into_bytes());
    *response.status_mut() =
        StatusCode::from_u16(error.code.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

/// Saves what the page has made. `false` where the person changed their mind.
#[tauri::command]
pub async fn save_file(window: WebviewWindow, call: Invocation<'_>) -> Answered<bool> {
    let saved = async {
        let Named { name } = about(&call)?;
        let content = bytes(&call)?;
        let Some(path) = choose_place(&window, &name).await else {
            return Ok(false);
        };
        tokio::fs::write(&path, content).await.map_err(unsaved)?;
        Ok(true)
    };
    Ok(saved.await.into())
}

/// Saves the file that a ticket stands for. `false` where the person changed their mind.
#[tauri::command]
pub async fn save_document(
    window: WebviewWindow,
    workspaces: State<'_, Workspaces>,
    ticket: String,
) -> Answered<bool> {
    let saved = async {
        let file = workspaces.open_file(&ticket).await?;
        let Some(path) = choose_place(&window, &file.name).await else {
            return Ok(false);
        };
        let written = write(&file, &path).await;
        if written.is_err() {
            // Half a file is worse than none.
            let _ = tokio::fs::remove_file(&path).await;
        }
        written.map_err(unsaved)?;
        Ok(true)
    };
    Ok(saved.await.into())
}

async fn write(file: &FileReader, path: &PathBuf) -> io::Result<()> {
    let (mut out, mut left) = (File::create(path).await?, 0..file.bytes);
    while let Some(piece) = next_piece(file, &mut left).await? {
        out.write_all(&piece).await?;
    }
    out.sync_all().await
}

#[derive(Deserialize)]
struct Uploaded {
    token: Option<String>,
    hire_id: Option<HireId>,
    employee_id: Option<EmployeeId>,
    name: String,
    media_type: String,
}

#[tauri::command]
pub async fn upload(workspaces: State<'_, Workspaces>, call: Invocation<'_>) -> Answered<DocumentId> {
    let stored = async {
        let about: Uploaded = about(&call)?;
        let (token, name) = (about.token.as_deref(), &about.name);
        let mut upload = workspaces
            .of(token)
            .await
            .upload(token, about.hire_id, about.employee_id, name, &about.media_type)
            .await?;
        upload.push(bytes(&call)?).await?;
        upload.finish().await
    };
    Ok(stored.await.into())
}

fn about<T: DeserializeOwned>(call: &Invocation<'_>) -> Result<T, ApiError> {
    let text = call.headers().get(ABOUT).and_then(|about| about.to_str().ok()).unwrap_or_default();
    let text = percent_decode_str(text).decode_utf8_lossy();
    serde_json::from_str(&text).map_err(|_| malformed())
}

fn bytes<'a>(call: &'a Invocation<'_>) -> Result<&'a [u8], ApiError> {
    match call.body() {
        InvokeBody::Raw(bytes) => Ok(bytes),
        InvokeBody::Json(_) => Err(malformed()),
    }
}

/// Asks the person where a file goes.
async fn choose_place(window: &WebviewWindow, name: &str) -> Option<PathBuf> {
    let mut dialog = AsyncFileDialog::new().set_parent(window).set_file_name(name);
    if let Some(downloads) = UserDirs::new().and_then(|dirs| dirs.download_dir().map(PathBuf::from)) {
        dialog = dialog.set_directory(downloads);
    }
    dialog.save_file().await.map(PathBuf::from)
}

fn malformed() -> ApiError {
    ApiError::new(Code::Malformed, "This file can't be taken over like that. Nothing was stored.")
}

fn unreadable(error: io::Error) -> ApiError {
    tracing::error!(%error, "a stored file can't be read");
    ApiError::new(Code::Internal, "The file can't be read. The log says more.")
}

fn unsaved(error: io::Error) -> ApiError {
    ApiError::new(
        Code::Internal,
        format!("The file was not saved: {error}. Nothing else was changed. Choose another place."),
    )
}
