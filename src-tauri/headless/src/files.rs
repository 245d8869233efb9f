//! Bytes of files over HTTP: downloads by ticket, in ranges; uploads as a stream.

use std::{io, ops::Range};

use axum::{
    Json,
    body::Body,
    extract::{Path, Query, Request, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use futures_util::{StreamExt as _, stream};
use hirelay_engine::api::{ApiError, Code, FileReader};
use hirelay_host::{
    files::{head, next_piece},
    workspaces::Workspaces,
};
use serde::Deserialize;
use serde_json::json;

use crate::admin::{failure, token};

pub async fn download(
    State(workspaces): State<Workspaces>,
    Path(ticket): Path<String>,
    headers: HeaderMap,
) -> Response {
    let file = match workspaces.open_file(&ticket).await {
        Ok(file) => file,
        Err(error) => return failure(&error),
    };
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let head = head(&file, range, u64::MAX);
    let mut response = Response::new(content(file, head.bytes));
    *response.status_mut() = head.status;
    *response.headers_mut() = head.headers;
    response
}

/// These bytes of the file, a piece at a time.
fn content(file: FileReader, bytes: Range<u64>) -> Body {
    Body::from_stream(stream::try_unfold((file, bytes), |(file, mut left)| async move {
        let piece = next_piece(&file, &mut left).await?;
        Ok::<_, io::Error>(piece.map(|piece| (piece, (file, left))))
    }))
}

#[derive(Deserialize)]
pub struct UploadQuery {
    hire_id: Option<String>,
    employee_id: Option<String>,
    #[serde(default)]
    name: String,
}

pub async fn upload(
    State(workspaces): State<Workspaces>,
    query: Query<UploadQuery>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media_type = media_type.unwrap_or("application/octet-stream");
    match store(&workspaces, &query, token(&headers), media_type, request).await {
        Ok(id) => Json(json!({"ok": {"id": id}})).into_response(),
        Err(error) => failure(&error),
    }
}

async fn store(
    workspaces: &Workspaces,
    query: &UploadQuery,
    token: Option<&str>,
    media_type: &str,
    request: Request,
) -> Result<hirelay_engine::ids::DocumentId, ApiError> {
    let (hire, employee) = (query.hire_id.clone().map(Into::into), query.employee_id.clone().map(Into::into));
    let mut upload =
        workspaces.of(token).await.upload(token, hire, employee, &query.name, media_type).await?;
    let mut body = request.into_body().into_data_stream();
    while let Some(piece) = body.next().await {
        let broken = |_| ApiError::new(Code::Malformed, "The upload broke off. Nothing was stored.");
        upload.push(&piece.map_err(broken)?).await?;
    }
    upload.finish().await
}
