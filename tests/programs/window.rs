//! The desktop app in a real window.

use std::{process::Stdio, time::Duration};

use anyhow::{Result, ensure};
use hirelay_tests::{
    journey::Journey,
    keyring::SessionBus,
    owner::{EMAIL, PASSWORD},
    screen::Screen,
    wait::until,
    window::Start,
};
use serde_json::json;

/// What a login without a password hands over.
const NO_PASSWORD: &str = "\n";

#[tokio::test]
async fn a_person_comes_from_the_first_start_to_an_employee_in_the_window() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let screen = Screen::hidden()?;
    let window = Start::on(folder.path()).open(&screen).await?;
    let name = Journey::new(&window, &mut |_| Ok(())).walk().await?;
    ensure!(window.address().await?.contains("/people/"), "the journey ends at the profile of {name}");
    window.quit()
}

#[tokio::test]
async fn who_stays_signed_in_is_so_after_a_restart_though_the_window_keeps_nothing() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let screen = Screen::hidden()?;
    let bus = SessionBus::start()?;
    let _keyring = bus.keyring(Some(NO_PASSWORD))?;
    let start = Start::on(folder.path()).with_keyring(&bus);

    let window = start.open(&screen).await?;
    Journey::new(&window, &mut |_| Ok(())).begin().await?;
    window.quit()?;

    let window = start.open(&screen).await?;
    window.fill("Work email", EMAIL).await?;
    window.fill("Password", PASSWORD).await?;
    window.click("//input[@type='checkbox']", "the box to stay signed in").await?;
    window.press("Sign in").await?;
    window.go("ATS inbox").await?;
    window.quit()?;

    let window = start.open(&screen).await?;
    window.go("People").await?;
    window.sees("Olivia Owner").await?;
    window.quit()
}

#[tokio::test]
async fn nothing_but_our_own_pages_is_shown_and_nothing_else_of_this_computer_can_be_called() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let screen = Screen::hidden()?;
    let window = Start::on(folder.path()).open(&screen).await?;
    window.sees("Welcome to Hirelay").await?;
    let own = window.address().await?;
    for elsewhere in ["http://example.invalid/", "file:///etc/hostname", "data:text/html,hello"] {
        window
            .run("location.href = arguments[0]; setTimeout(arguments[1], 300)", vec![elsewhere.into()])
            .await?;
        ensure!(window.address().await? == own, "{elsewhere} is refused");
    }
    let call =
        "window.__TAURI_INTERNALS__.invoke(arguments[0]).then(() => 'done', String).then(arguments[1])";
    for command in ["plugin:event|emit", "plugin:window|close", "plugin:webview|create_webview"] {
        let answer = window.run(call, vec![command.into()]).await?;
        ensure!(answer.as_str().is_some_and(|text| text.contains("not allowed")), "{command}: {answer}");
    }
    window.quit()
}

#[tokio::test]
async fn a_second_start_on_the_same_data_says_that_the_first_one_is_there() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let screen = Screen::hidden()?;
    let start = Start::on(folder.path());
    let window = start.open(&screen).await?;
    let mut second = start.command(&screen)?;
    let (words, complaints) = (tempfile::NamedTempFile::new()?, "is in use by another Hirelay");
    let mut second = second.stdin(Stdio::null()).stderr(words.reopen()?).spawn()?;
    let said = until(Duration::from_secs(15), "the second one to say why", || {
        Ok(std::fs::read_to_string(words.path())?.contains(complaints).then_some(()))
    });
    // Its dialog waits for somebody who reads it.
    second.kill()?;
    second.wait()?;
    said?;
    window.sees("Welcome to Hirelay").await?;
    window.quit()
}

/// Adds a picture of a megabyte and a half to the owner, as the page would, and shows it.
const SHOW_A_FILE: &str = r#"
const done = arguments[0];
const invoke = window.__TAURI_INTERNALS__.invoke;
const show = async () => {
  const token = sessionStorage.getItem('hirelay.session');
  const rpc = async (cmd, input) => (await invoke('rpc', { token, cmd, input })).ok;
  const { employee } = await rpc('session.current', {});
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
  const picture = await new Promise((made) => canvas.toBlob(made));
  const content = new Uint8Array(1_500_000);
  content.set(new Uint8Array(await picture.arrayBuffer()));
  const about = { token, employee_id: employee.id, name: 'Büro.png', media_type: 'image/png' };
  const headers = { 'hirelay-about': encodeURIComponent(JSON.stringify(about)) };
  const added = await invoke('upload', content, { headers });
  const { items } = await rpc('document.list', { employee_id: employee.id });
  const { ticket } = await rpc('document.open', { id: added.ok });
  const shown = Object.assign(new Image(), { src: `hirelay-file://localhost/${ticket}` });
  await shown.decode();
  const read = await fetch(shown.src).then(() => 'read', () => 'refused');
  return { name: items[0].name, bytes: items[0].bytes, width: shown.naturalWidth, read };
};
show().then(done, (error) => done(String(error)));
"#;

#[tokio::test]
async fn a_file_goes_in_whole_and_is_shown_by_ticket_but_never_read_by_a_script() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let screen = Screen::hidden()?;
    let window = Start::on(folder.path()).open(&screen).await?;
    Journey::new(&window, &mut |_| Ok(())).begin().await?;
    window.go("People").await?;
    let shown = window.run(SHOW_A_FILE, Vec::new()).await?;
    let expected = json!({ "name": "Büro.png", "bytes": 1_500_000, "width": 64, "read": "refused" });
    ensure!(shown == expected, "{shown}");
    window.quit()
}
