//! Bytes of files over HTTP: downloads by ticket, in ranges; uploads as a stream.

use axum::{
    Json,
    body::Body,
    extract::{Path, Query, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::{StreamExt as _, stream};
use hirelay_engine::{
    api::{ApiError, Code, FileReader},
    engine::Engine,
};
use serde::Deserialize;
use serde_json::json;

use crate::admin::{failure, token};

pub async fn download(
    State(engine): State<Engine>,
    Path(ticket): Path<String>,
    headers: HeaderMap,
) -> Response {
    let file = match engine.open_file(&ticket).await {
        Ok(file) => file,
        Err(error) => return failure(&error),
    };
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let (status, first, last) = match range.map(|range| parse_range(range, file.bytes)) {
        None => (StatusCode::OK, 0, file.bytes),
        Some(Some((first, last))) => (StatusCode::PARTIAL_CONTENT, first, last),
        Some(None) => {
            let range = [(header::CONTENT_RANGE, format!("bytes */{}", file.bytes))];
            return (StatusCode::RANGE_NOT_SATISFIABLE, range).into_response();
        }
    };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    let mut set = |name, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, file.media_type.clone());
    set(header::CONTENT_LENGTH, (last - first).to_string());
    set(header::ACCEPT_RANGES, "bytes".to_owned());
    set(header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{}", percent_encoded(&file.name)));
    // What a stranger wrote runs nothing, wherever it is shown.
    set(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'".to_owned());
    if status == StatusCode::PARTIAL_CONTENT {
        set(header::CONTENT_RANGE, format!("bytes {first}-{}/{}", last - 1, file.bytes));
    }
    *response.body_mut() = content(file, first, last);
    response
}

/// The bytes from `first` up to `last`, a piece at a time.
fn content(file: FileReader, first: u64, last: u64) -> Body {
    Body::from_stream(stream::unfold((file, first), move |(file, offset)| async move {
        if offset >= last {
            return None;
        }
        let piece = match file.read(offset).await {
            Ok(piece) if piece.is_empty() => Err(std::io::Error::from(std::io::ErrorKind::UnexpectedEof)),
            Ok(mut piece) => {
                piece.truncate(usize::try_from(last - offset).unwrap_or(usize::MAX));
                Ok(piece)
            }
            Err(error) => Err(std::io::Error::other(error.message)),
        };
        let next = offset + piece.as_ref().map_or(last, |piece| piece.len() as u64);
        Some((piece, (file, next)))
    }))
}

/// `bytes=0-99`, `bytes=100-` or `bytes=-50`, as first and one behind last. `None` when it can't be met.
fn parse_range(range: &str, length: u64) -> Option<(u64, u64)> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let (first, last) = match (first, last) {
        ("", suffix) => (length.saturating_sub(suffix.parse().ok()?), length),
        (first, "") => (first.parse().ok()?, length),
        (first, last) => (first.parse().ok()?, last.parse::<u64>().ok()?.checked_add(1)?.min(length)),
    };
    (first < last).then_some((first, last))
}

fn percent_encoded(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    name.bytes().fold(String::new(), |text, byte| {
        if plain(byte) { text + &char::from(byte).to_string() } else { text + &format!("%{byte:02X}") }
    })
}

#[derive(Deserialize)]
pub struct UploadQuery {
    hire_id: Option<String>,
    employee_id: Option<String>,
    #[serde(default)]
    name: String,
}

pub async fn upload(
    State(engine): State<Engine>,
    query: Query<UploadQuery>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media_type = media_type.unwrap_or("application/octet-stream");
    match store(&engine, &query, token(&headers), media_type, request).await {
        Ok(id) => Json(json!({"ok": {"id": id}})).into_response(),
        Err(error) => failure(&error),
    }
}

async fn store(
    engine: &Engine,
    query: &UploadQuery,
    token: Option<&str>,
    media_type: &str,
    request: Request,
) -> Result<hirelay_engine::ids::DocumentId, ApiError> {
    let (hire, employee) = (query.hire_id.clone().map(Into::into), query.employee_id.clone().map(Into::into));
    let mut upload = engine.upload(token, hire, employee, &query.name, media_type).await?;
    let mut body = request.into_body().into_data_stream();
    while let Some(piece) = body.next().await {
        let broken = |_| ApiError::new(Code::Malformed, "The upload broke off. Nothing was stored.");
        upload.push(&piece.map_err(broken)?).await?;
    }
    upload.finish().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_cut_to_the_file_and_impossible_ones_are_refused() {
        assert_eq!(parse_range("bytes=0-99", 1000), Some((0, 100)));
        assert_eq!(parse_range("bytes=900-", 1000), Some((900, 1000)));
        assert_eq!(parse_range("bytes=-50", 1000), Some((950, 1000)));
        assert_eq!(parse_range("bytes=0-5000", 1000), Some((0, 1000)));
        for impossible in
            ["bytes=1000-", "bytes=5-2", "bytes=a-b", "items=0-1", "bytes=-0", "bytes=0-18446744073709551615"]
        {
            assert_eq!(parse_range(impossible, 1000), None, "{impossible}");
        }
    }
}
