//! A file on its way out: which part was asked for, under which headers, a piece at a time.

use std::{io, ops::Range};

use hirelay_engine::api::FileReader;
use http::{HeaderMap, HeaderValue, StatusCode, header};

/// The beginning of an answer, and the bytes that follow it.
#[derive(Debug)]
pub struct Head {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Range<u64>,
}

/// Answers a `Range` header with at most `longest_part` bytes, and its absence with the whole file.
pub fn head(file: &FileReader, range: Option<&str>, longest_part: u64) -> Head {
    answer(&file.name, &file.media_type, file.bytes, range, longest_part)
}

fn answer(name: &str, media_type: &str, length: u64, range: Option<&str>, longest_part: u64) -> Head {
    let (status, bytes) = match range.map(|range| parse(range, length)) {
        None => (StatusCode::OK, 0..length),
        Some(Some(bytes)) => {
            let end = bytes.end.min(bytes.start.saturating_add(longest_part));
            (StatusCode::PARTIAL_CONTENT, bytes.start..end)
        }
        Some(None) => (StatusCode::RANGE_NOT_SATISFIABLE, 0..0),
    };
    let mut headers = HeaderMap::new();
    let mut set = |name, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    };
    match status {
        StatusCode::RANGE_NOT_SATISFIABLE => set(header::CONTENT_RANGE, format!("bytes */{length}")),
        StatusCode::PARTIAL_CONTENT => {
            set(header::CONTENT_RANGE, format!("bytes {}-{}/{length}", bytes.start, bytes.end - 1));
        }
        _ => {}
    }
    set(header::CONTENT_TYPE, media_type.to_owned());
    set(header::CONTENT_LENGTH, (bytes.end - bytes.start).to_string());
    set(header::ACCEPT_RANGES, "bytes".to_owned());
    set(header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{}", percent_encoded(name)));
    set(header::CACHE_CONTROL, "no-store".to_owned());
    // What a stranger wrote runs nothing, wherever it is shown.
    set(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'".to_owned());
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned());
    Head { status, headers, bytes }
}

/// The next piece of `left`, which is shortened by it; `None` at the end.
pub async fn next_piece(file: &FileReader, left: &mut Range<u64>) -> io::Result<Option<Vec<u8>>> {
    if left.is_empty() {
        return Ok(None);
    }
    let mut piece = file.read(left.start).await.map_err(|error| io::Error::other(error.message))?;
    if piece.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    piece.truncate(usize::try_from(left.end - left.start).unwrap_or(usize::MAX));
    left.start += piece.len() as u64;
    Ok(Some(piece))
}

/// `bytes=0-99`, `bytes=100-` or `bytes=-50`, as first and one behind last. `None` when it can't be met.
fn parse(range: &str, length: u64) -> Option<Range<u64>> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let bytes = match (first, last) {
        ("", suffix) => length.saturating_sub(suffix.parse().ok()?)..length,
        (first, "") => first.parse().ok()?..length,
        (first, last) => first.parse().ok()?..last.parse::<u64>().ok()?.checked_add(1)?.min(length),
    };
    (!bytes.is_empty()).then_some(bytes)
}

fn percent_encoded(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    name.bytes().fold(String::new(), |text, byte| {
        if plain(byte) { text + &char::from(byte).to_string() } else { text + &format!("%{byte:02X}") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_cut_to_the_file_and_impossible_ones_are_refused() {
        assert_eq!(parse("bytes=0-99", 1000), Some(0..100));
        assert_eq!(parse("bytes=900-", 1000), Some(900..1000));
        assert_eq!(parse("bytes=-50", 1000), Some(950..1000));
        assert_eq!(parse("bytes=0-5000", 1000), Some(0..1000));
        for impossible in
            ["bytes=1000-", "bytes=5-2", "bytes=a-b", "items=0-1", "bytes=-0", "bytes=0-18446744073709551615"]
        {
            assert_eq!(parse(impossible, 1000), None, "{impossible}");
        }
    }

    #[test]
    fn a_file_is_announced_as_something_to_save_that_runs_nothing() {
        let head = answer("Lebenslauf \"ä\".pdf", "application/pdf", 1000, None, u64::MAX);
        let header = |name| head.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        assert_eq!((head.status, head.bytes.clone()), (StatusCode::OK, 0..1000));
        assert_eq!(
            header(header::CONTENT_DISPOSITION),
            Some("attachment; filename*=UTF-8''Lebenslauf%20%22%C3%A4%22.pdf")
        );
        assert_eq!(header(header::CONTENT_SECURITY_POLICY), Some("sandbox; default-src 'none'"));
    }

    #[test]
    fn a_part_says_which_one_it_is_and_an_impossible_one_how_long_the_file_is() {
        let part = answer("a", "text/plain", 1000, Some("bytes=900-"), u64::MAX);
        assert_eq!(part.status, StatusCode::PARTIAL_CONTENT);
        assert_eq!(part.headers[header::CONTENT_RANGE], "bytes 900-999/1000");
        let shorter = answer("a", "text/plain", 1000, Some("bytes=900-"), 10);
        assert_eq!(shorter.headers[header::CONTENT_RANGE], "bytes 900-909/1000");
        let impossible = answer("a", "text/plain", 1000, Some("bytes=2000-"), u64::MAX);
        assert_eq!(impossible.status, StatusCode::RANGE_NOT_SATISFIABLE);
        assert_eq!(impossible.headers[header::CONTENT_RANGE], "bytes */1000");
    }
}
