//! From the options of a command line to an engine with everything real: clock, random numbers, keyring.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use hirelay_engine::{
    engine::{Engine, Options, StartError},
    explore::Exploring,
    net::Outside,
    random::SystemRandom,
    secrets::{KeyringCredentials, Place},
    time::SystemClock,
};
use zeroize::Zeroizing;

/// Why what protects the key could not be made out.
#[derive(Debug, thiserror::Error)]
pub enum SecretsOption {
    #[error("--secrets takes `keyring` or `file:PATH`")]
    Unknown,
    #[error("the passphrase file {0} can't be read: {1}")]
    PassphraseFile(PathBuf, std::io::Error),
}

/// Opens the data folder for this process alone.
pub fn engine(data_dir: &Path, place: Place, exploring: Exploring) -> Result<Engine, StartError> {
    Engine::new(Options {
        data_dir: data_dir.to_owned(),
        place,
        credentials: Arc::new(KeyringCredentials),
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        time_zone: None,
        outside: Outside::from_env(),
        exploring,
    })
}

/// What protects the key: `keyring`, or `file:PATH` with a passphrase.
pub fn place(secrets: &str, data_dir: &Path) -> Result<Place, SecretsOption> {
    match secrets.split_once(':') {
        None if secrets == "keyring" => Ok(Place::CredentialStore { dir: data_dir.to_owned() }),
        Some(("file", path)) if !path.is_empty() => {
            Ok(Place::PassphraseFile { path: path.into(), passphrase: passphrase()? })
        }
        _ => Err(SecretsOption::Unknown),
    }
}

/// From `HIRELAY_SECRETS_PASSPHRASE`, or the file that `HIRELAY_SECRETS_PASSPHRASE_FILE` names.
fn passphrase() -> Result<Option<Zeroizing<String>>, SecretsOption> {
    if let Ok(passphrase) = std::env::var("HIRELAY_SECRETS_PASSPHRASE") {
        return Ok(Some(Zeroizing::new(passphrase)));
    }
    let Some(path) = std::env::var_os("HIRELAY_SECRETS_PASSPHRASE_FILE") else {
        return Ok(None);
    };
    let path = PathBuf::from(path);
    let text = std::fs::read_to_string(&path).map_err(|error| SecretsOption::PassphraseFile(path, error))?;
    Ok(Some(Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned())))
}
