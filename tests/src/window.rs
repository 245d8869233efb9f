//! The desktop app in a real window, driven through WebKit's own WebDriver as a person would use it:
//! by the words on buttons and beside fields.
//!
//! WebKitWebDriver is spoken to directly. What `tauri-driver` adds to it on Linux is two names for the
//! same settings, which are set here. Nothing of the app outlives its owner.

use std::{
    ffi::OsString,
    fs,
    net::TcpListener,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{By, Capabilities, WebDriver, WebElement};

use crate::{
    daemon::{Owned, PASSPHRASE, away_from_the_desktop},
    keyring::SessionBus,
    program,
    screen::Screen,
    wait::until,
};

/// Long enough for a page on a busy machine without a graphics card.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a script in the page may take, such as one that waits.
const SCRIPT_PATIENCE: Duration = Duration::from_secs(60);

/// Notes who runs and how it ended, which WebDriver would keep to itself.
const STARTER: &str = r#"#!/bin/sh
"$HIRELAY" --data-dir "$HIRELAY_DATA" --secrets "$HIRELAY_SECRETS" 2>"$NOTES/words" &
echo $! >"$NOTES/pid.new" && mv "$NOTES/pid.new" "$NOTES/pid"
wait $!
echo $? >"$NOTES/status.new" && mv "$NOTES/status.new" "$NOTES/status"
"#;

/// The first element of a path that is shown, as soon as there is one.
const LOOK: &str = r#"
const [path, patience, found] = arguments;
const end = Date.now() + patience;
const isShown = (element) =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
const look = () => {
  const all = document.evaluate(path, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  const elements = Array.from({ length: all.snapshotLength }, (_, index) => all.snapshotItem(index));
  const shown = elements.find(isShown);
  if (shown || Date.now() > end) found(shown ?? null);
  else setTimeout(look, 20);
};
look();
"#;

/// Ends when what moves has come to rest and was drawn.
const STILL: &str = r#"
const done = arguments[0];
const afterFrames = (left) => (left === 0 ? done(true) : requestAnimationFrame(() => afterFrames(left - 1)));
const moving = document.getAnimations().filter((move) => move.effect?.getTiming().iterations !== Infinity);
Promise.allSettled(moving.map((move) => move.finished)).then(() => afterFrames(12));
"#;

/// How the app is started. By default with a key file in the data folder, and without a session bus.
pub struct Start {
    data_dir: PathBuf,
    secrets: OsString,
    env: Vec<(&'static str, OsString)>,
}

impl Start {
    pub fn on(data_dir: &Path) -> Self {
        let mut secrets = OsString::from("file:");
        secrets.push(data_dir.join("keys.json"));
        let passphrase = ("HIRELAY_SECRETS_PASSPHRASE", PASSPHRASE.into());
        Self { data_dir: data_dir.to_owned(), secrets, env: vec![passphrase] }
    }

    /// With the key in this bus's keyring.
    pub fn with_keyring(mut self, bus: &SessionBus) -> Self {
        self.secrets = "keyring".into();
        self.env = vec![("DBUS_SESSION_BUS_ADDRESS", bus.address().into())];
        self
    }

    /// The app, to be run without a window to drive.
    pub fn command(&self, screen: &Screen) -> Result<Command> {
        let mut command = Command::new(program::path("hirelay")?);
        command.arg("--data-dir").arg(&self.data_dir).arg("--secrets").arg(&self.secrets);
        self.surround(&mut command, screen);
        Ok(command)
    }

    fn surround(&self, command: &mut Command, screen: &Screen) {
        away_from_the_desktop(command);
        command.envs(screen.env().iter().cloned()).envs(self.env.iter().cloned());
    }

    /// Opens the window and waits for its first page.
    pub async fn open(&self, screen: &Screen) -> Result<Window> {
        let notes = Notes(tempfile::tempdir()?);
        let starter = notes.path("hirelay");
        fs::write(&starter, STARTER)?;
        fs::set_permissions(&starter, fs::Permissions::from_mode(0o700))?;

        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = Command::new("WebKitWebDriver");
        command.args(["--host=127.0.0.1", &format!("--port={port}")]);
        // The home of whoever runs this is left alone.
        command.env("HOME", notes.0.path()).env("XDG_CACHE_HOME", notes.path("cache"));
        self.surround(&mut command, screen);
        command
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("HIRELAY", program::path("hirelay")?)
            .env("HIRELAY_DATA", &self.data_dir)
            .env("HIRELAY_SECRETS", &self.secrets)
            .env("NOTES", notes.0.path());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let native =
            Owned(command.spawn().context("WebKitWebDriver is missing (Debian: webkit2gtk-driver)")?);
        until(PATIENCE, "WebKitWebDriver to listen", || {
            Ok(std::net::TcpStream::connect(("127.0.0.1", port)).ok())
        })?;

        let mut wanted = Capabilities::new();
        wanted.set("webkitgtk:browserOptions", json!({ "binary": starter, "args": [] }))?;
        // No request is encrypted, but a client is not made without the means to.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let direct = reqwest::Client::builder().no_proxy().build()?;
        let opening = WebDriver::builder(format!("http://127.0.0.1:{port}"), wanted).client(direct);
        let driver =
            opening.connect().await.with_context(|| format!("the window did not open: {}", notes.words()))?;
        driver.set_script_timeout(SCRIPT_PATIENCE).await?;
        Ok(Window { native, notes, driver })
    }
}

/// A running app with its window.
pub struct Window {
    // First, so that nothing waits for a session that has no app any more.
    native: Owned,
    notes: Notes,
    driver: WebDriver,
}

impl Window {
    /// Presses the button, link or menu item with this name.
    pub async fn press(&self, name: &str) -> Result<()> {
        let text = quoted(name);
        let is_named = format!("(normalize-space(.)={text} or @aria-label={text}) and not(@disabled)");
        let path = format!("//*[self::button or self::a or @role='menuitem'][{is_named}]");
        self.click(&path, name).await
    }

    /// Types into the field with this label, instead of what stands there.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let field = self.find(&labelled(label), label).await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// What stands in the field with this label.
    pub async fn value(&self, label: &str) -> Result<String> {
        let field = self.find(&labelled(label), label).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }

    /// Goes to a page of the main navigation, whose links may carry a count.
    pub async fn go(&self, page: &str) -> Result<()> {
        self.click(&format!("//nav//a[starts-with(normalize-space(.), {})]", quoted(page)), page).await
    }

    pub async fn click(&self, path: &str, what: &str) -> Result<()> {
        Ok(self.find(path, what).await?.click().await?)
    }

    /// Waits until these words can be seen as one piece.
    pub async fn sees(&self, words: &str) -> Result<()> {
        let path = format!("//body//*[text()[contains(normalize-space(.), {})]]", quoted(words));
        self.find(&path, words).await.map(drop)
    }

    /// Waits for these words and brings them into view.
    pub async fn show(&self, words: &str) -> Result<()> {
        let path = format!("//body//*[text()[contains(normalize-space(.), {})]]", quoted(words));
        let element = self.find(&path, words).await?.to_json()?;
        self.run("arguments[0].scrollIntoView({ block: 'center' }); arguments[1](true)", vec![element])
            .await?;
        Ok(())
    }

    /// Waits for what an XPath leads to, and gives its text.
    pub async fn text(&self, path: &str, what: &str) -> Result<String> {
        Ok(self.find(path, what).await?.text().await?)
    }

    pub async fn all(&self, path: &str) -> Result<Vec<String>> {
        let mut texts = Vec::new();
        for element in self.driver.find_all(By::XPath(path)).await? {
            texts.push(element.text().await?);
        }
        Ok(texts)
    }

    /// Looks in the page itself, where a look costs nothing: each question to WebDriver takes long.
    async fn find(&self, path: &str, what: &str) -> Result<WebElement> {
        let patience_ms = u64::try_from(PATIENCE.as_millis())?;
        let found = self.driver.execute_async(LOOK, vec![path.into(), patience_ms.into()]).await?;
        match found.element() {
            Ok(element) => Ok(element),
            Err(_) => {
                let page = self.driver.find(By::Tag("body")).await?.text().await?;
                bail!("waited in vain for {what}; the page says:\n{page}\n{}", self.notes.words())
            }
        }
    }

    /// What a script gives in the page.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute_async(script, arguments).await?.json().clone())
    }

    /// The page as it looks now.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        self.run(STILL, Vec::new()).await?;
        Ok(self.driver.screenshot_as_png().await?)
    }

    pub async fn address(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.to_string())
    }

    /// Asks the app to quit; fails unless it ends in order, in time, and with everything it started.
    pub fn quit(self) -> Result<()> {
        let Self { native, notes, driver } = self;
        notes.signal(Signal::TERM)?;
        let status =
            until(PATIENCE, "the app to quit", || Ok(fs::read_to_string(notes.path("status")).ok()))?;
        ensure!(status.trim() == "0", "asked to quit, it ended with {}: {}", status.trim(), notes.words());
        // There is no session any more that could be closed.
        let _ = driver.leak();
        drop(native);
        until(PATIENCE, "everything of the app to be gone", || Ok(notes.is_nobody_left()?.then_some(())))
    }
}

/// What the starter noted, in the app's home.
struct Notes(TempDir);

impl Notes {
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn words(&self) -> String {
        fs::read_to_string(self.path("words")).unwrap_or_default()
    }

    fn signal(&self, signal: Signal) -> Result<()> {
        let pid = fs::read_to_string(self.path("pid")).context("the app was never started")?;
        let pid = Pid::from_raw(pid.trim().parse()?).context("a process has a number")?;
        Ok(kill_process(pid, signal)?)
    }

    /// Whether no process is there any more that was started with these notes.
    fn is_nobody_left(&self) -> Result<bool> {
        let mark = format!("NOTES={}", self.0.path().display());
        for process in fs::read_dir("/proc")? {
            let environment = fs::read(process?.path().join("environ")).unwrap_or_default();
            if environment.split(|byte| *byte == 0).any(|variable| variable == mark.as_bytes()) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        if !self.path("status").exists() {
            let _ = self.signal(Signal::KILL);
        }
    }
}

/// The field with this label, with or without the mark of a required one.
fn labelled(label: &str) -> String {
    let label = quoted(label);
    let is_it = format!("normalize-space(.)={label} or normalize-space(.)=concat({label}, ' *')");
    format!("//*[self::input or self::textarea][@id=//label[{is_it}]/@for or @aria-label={label}]")
}

/// A text for XPath, which knows no escapes.
fn quoted(text: &str) -> String {
    let pieces: Vec<String> = text.split('\'').map(|piece| format!("'{piece}'")).collect();
    if pieces.len() == 1 { pieces.concat() } else { format!("concat({})", pieces.join(", \"'\", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_an_apostrophe_is_quoted_for_xpath() {
        assert_eq!(quoted("Save"), "'Save'");
        assert_eq!(quoted("it's"), r#"concat('it', "'", 's')"#);
    }
}
