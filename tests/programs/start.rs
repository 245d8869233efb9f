//! Starting: what is refused is refused at once, with words that say what to do.

use std::{fs, net::TcpListener, time::Duration};

use anyhow::{Result, ensure};
use hirelay_tests::daemon::{Ended, Serve};

/// A refused start: not zero, soon, nothing on stdout, and one sentence with these words.
fn must_tell(ended: &Ended, words: &[&str]) -> Result<()> {
    ensure!(!ended.status.success(), "a start that was refused must not look like a good one: {ended:?}");
    ensure!(ended.status.code().is_some(), "refusing is no crash: {ended:?}");
    ensure!(ended.took < Duration::from_secs(5), "who starts it waits for the answer: {ended:?}");
    ensure!(ended.stdout.is_empty(), "stdout is for the one line: {ended:?}");
    for word in words {
        ensure!(ended.stderr.contains(word), "the reason does not name {word:?}: {:?}", ended.stderr);
    }
    ensure!(!ended.stderr.contains("panicked"), "{}", ended.stderr);
    Ok(())
}

#[test]
fn a_second_start_on_the_same_folder_is_refused_and_leaves_the_first_working() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(folder.path());
    let mut first = serve.start()?;
    let token = fs::read_to_string(folder.path().join("admin.token"))?;
    let folder_name = folder.path().display().to_string();
    must_tell(&serve.refused()?, &["in use by another Hirelay", &folder_name])?;

    first.must_run()?;
    ensure!(first.status()?["secrets"] == "ready", "the first one goes on");
    let after = fs::read_to_string(folder.path().join("admin.token"))?;
    ensure!(token == after && token == first.token, "the file still holds the token of the one that runs");
    first.stop()?;
    serve.start()?.stop()
}

#[test]
fn a_process_that_died_does_not_keep_its_folder() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(folder.path());
    serve.start()?.kill()?;
    serve.start()?.stop()
}

#[test]
fn a_taken_port_is_named_together_with_what_to_do() -> Result<()> {
    let taken = TcpListener::bind("127.0.0.1:0")?;
    let address = taken.local_addr()?.to_string();
    let folder = tempfile::tempdir()?;
    let ended = Serve::on(folder.path()).listen(&address).refused()?;
    must_tell(&ended, &[&address, "another program", "--listen"])?;
    let ended = Serve::on(folder.path()).admin(&address).refused()?;
    must_tell(&ended, &[&address, "--admin"])
}

#[test]
fn administration_listens_on_this_machine_only() -> Result<()> {
    let folder = tempfile::tempdir()?;
    for outside in ["0.0.0.0:0", "[::]:0", "192.0.2.1:0"] {
        let ended = Serve::on(folder.path()).admin(outside).refused()?;
        must_tell(&ended, &["--admin", "this machine"])?;
    }
    for not_an_address in ["localhost", "127.0.0.1", "8080"] {
        must_tell(&Serve::on(folder.path()).admin(not_an_address).refused()?, &["--admin", not_an_address])?;
    }
    Ok(())
}

#[test]
fn a_way_to_keep_secrets_that_does_not_exist_is_refused() -> Result<()> {
    let folder = tempfile::tempdir()?;
    for unknown in ["vault", "file:", "file", "keyring:x", ""] {
        must_tell(
            &Serve::on(folder.path()).secrets(unknown).refused()?,
            &["--secrets", "keyring", "file:PATH"],
        )?;
    }
    let nowhere = folder.path().join("no-such-file").display().to_string();
    let serve =
        Serve::on(folder.path()).without_passphrase().env("HIRELAY_SECRETS_PASSPHRASE_FILE", &nowhere);
    must_tell(&serve.refused()?, &["passphrase file", &nowhere])
}

#[test]
fn a_folder_that_can_not_be_made_is_named() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("a-file");
    fs::write(&file, b"")?;
    let data_dir = file.join("data");
    must_tell(&Serve::on(&data_dir).refused()?, &[&data_dir.display().to_string()])
}

#[test]
fn without_an_address_the_port_for_ashby_stays_the_same_over_restarts() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(folder.path()).on_saved_port();
    let first = serve.start()?;
    let chosen = first.listener.clone();
    first.stop()?;
    let second = serve.start()?;
    ensure!(second.listener == chosen, "a forwarded port points to {chosen}, not to {}", second.listener);
    second.kill()?;
    // Another address for once is not a new choice.
    serve.clone().listen("127.0.0.1:0").start()?.stop()?;
    let last = serve.start()?;
    ensure!(last.listener == chosen, "a forwarded port points to {chosen}, not to {}", last.listener);
    last.stop()
}

#[test]
fn a_saved_port_that_can_not_be_read_is_not_replaced_by_another() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(folder.path()).on_saved_port();
    serve.start()?.stop()?;
    fs::write(folder.path().join("listener.json"), b"{")?;
    let ended = serve.refused()?;
    ensure!(ended.stderr.contains("--listen"), "it says what to do: {}", ended.stderr);
    Ok(())
}

#[cfg(unix)]
#[test]
fn the_token_lies_in_a_file_that_only_its_owner_reads() -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().join("data");
    // What stood there before, readable by all, must not stay so.
    fs::create_dir(&data_dir)?;
    fs::write(data_dir.join("admin.token"), b"an old token")?;
    fs::set_permissions(data_dir.join("admin.token"), fs::Permissions::from_mode(0o644))?;
    let daemon = Serve::on(&data_dir).start()?;
    let path = data_dir.join("admin.token");
    ensure!(fs::read_to_string(&path)? == daemon.token, "the file holds the printed token");
    let mode = fs::metadata(&path)?.permissions().mode() & 0o777;
    ensure!(mode == 0o600, "others on this machine could read the token: {mode:o}");
    daemon.stop()
}

#[test]
fn the_only_words_on_stderr_of_a_good_start_are_none() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let serve = Serve::on(&folder.path().join("data"));
    for start in ["first", "second"] {
        let daemon = serve.start()?;
        daemon.status()?;
        let words = daemon.words();
        ensure!(words.is_empty(), "the {start} start warns of something that is in order: {words}");
        daemon.stop()?;
    }
    Ok(())
}
