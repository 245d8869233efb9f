//! The one window: what it shows, and what it refuses.
//!
//! It shows the pages that were built into this program. Whatever leads elsewhere does not happen in it:
//! a link that asks for a window of its own is handed to the browser, an address to write to is handed to
//! the mail program, and everything else is refused.

use std::path::PathBuf;

use hirelay_host::workspaces::Workspaces;
use tauri::{
    App, AppHandle, Builder, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, webview::NewWindowResponse,
};

use crate::{
    events::{self, Listening},
    files, rpc,
    session::StaySignedIn,
    trouble::Trouble,
};

const SIZE: (f64, f64) = (1280.0, 800.0);
const SMALLEST: (f64, f64) = (900.0, 600.0);
const MAIL: &str = "mailto";

/// Without a display GTK would end the process before anything could be said.
pub fn needs_a_display() -> Result<(), Trouble> {
    let has = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !has("DISPLAY") && !has("WAYLAND_DISPLAY") {
        return Err(Trouble::NoDisplay);
    }
    Ok(())
}

/// The application with its window; shown as soon as it runs.
pub fn app(workspaces: Workspaces, stay_signed_in: StaySignedIn, scratch: PathBuf) -> tauri::Result<App> {
    Builder::default()
        .manage(workspaces)
        .manage(stay_signed_in)
        .manage(Listening::default())
        .register_asynchronous_uri_scheme_protocol(files::SCHEME, files::serve)
        .invoke_handler(tauri::generate_handler![
            rpc::begin,
            rpc::stay_signed_in,
            rpc::rpc,
            events::listen,
            events::stop_listening,
            files::save_file,
            files::save_document,
            files::upload,
        ])
        .setup(|app| Ok(open(app.handle(), scratch).map(drop)?))
        .build(tauri::generate_context!())
}

fn open(app: &AppHandle, scratch: PathBuf) -> tauri::Result<WebviewWindow> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Hirelay")
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .data_directory(scratch)
        // A file that is dropped on the window is a way to leave it, and is refused like every other.
        .disable_drag_drop_handler()
        .enable_clipboard_access()
        .on_navigation(|url| {
            if url.scheme() == MAIL {
                open_outside(url);
            }
            is_ours(url)
        })
        .on_new_window(|url, _| {
            open_outside(&url);
            NewWindowResponse::Deny
        })
        .build()
}

/// The address of our own pages: `tauri://localhost`, on Windows `http://tauri.localhost`.
fn is_ours(url: &Url) -> bool {
    let own = if cfg!(windows) { ("http", "tauri.localhost") } else { ("tauri", "localhost") };
    (url.scheme(), url.host_str().unwrap_or_default()) == own && url.port().is_none()
}

/// Hands a link over to the browser, or mail program, that the person uses.
fn open_outside(url: &Url) {
    if !may_leave(url) {
        tracing::warn!(
            scheme = url.scheme(),
            "a link was not opened: it leads neither to a secure page nor to a mail"
        );
        return;
    }
    if let Err(error) = open::that_detached(url.as_str()) {
        tracing::warn!(%error, "a link could not be opened outside");
    }
}

/// Where a page was made to name a program, a file or an open connection, nothing happens.
fn may_leave(url: &Url) -> bool {
    url.scheme() == MAIL || url.scheme() == "https" && url.host_str().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).expect("a test names addresses that are some")
    }

    #[test]
    fn only_our_own_pages_are_shown_in_the_window() {
        let own = if cfg!(windows) { "http://tauri.localhost/inbox" } else { "tauri://localhost/inbox?x=1" };
        assert!(is_ours(&url(own)));
        for elsewhere in [
            "https://app.ashbyhq.com/",
            "http://localhost/",
            "tauri://localhost:1420/",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "data:text/html,hello",
            "hirelay-file://localhost/ticket",
            "about:blank",
        ] {
            assert!(!is_ours(&url(elsewhere)), "{elsewhere}");
        }
    }

    #[test]
    fn only_secure_pages_and_mails_are_opened_outside() {
        for link in ["https://app.ashbyhq.com/candidates/1", "mailto:ana@example.invalid"] {
            assert!(may_leave(&url(link)), "{link}");
        }
        for refused in ["http://app.ashbyhq.com/", "file:///etc/passwd", "javascript:alert(1)", "ssh://host/"]
        {
            assert!(!may_leave(&url(refused)), "{refused}");
        }
    }
}
