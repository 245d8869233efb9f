use super::*;
use crate::random::SeededRandom;

struct Fixture {
    dir: tempfile::TempDir,
    credentials: Arc<MemoryCredentials>,
    random: Arc<SeededRandom>,
}

fn fixture() -> Fixture {
    Fixture {
        dir: tempfile::tempdir().expect("a temp folder"),
        credentials: Arc::new(MemoryCredentials::default()),
        random: Arc::new(SeededRandom::new(1)),
    }
}

impl Fixture {
    fn in_credential_store(&self) -> Secrets {
        let place = Place::CredentialStore { dir: self.dir.path().to_path_buf() };
        Secrets::new(place, self.credentials.clone(), self.random.clone())
    }

    fn in_file(&self, passphrase: Option<&str>) -> Secrets {
        let passphrase = passphrase.map(|text| Zeroizing::new(text.to_owned()));
        let place = Place::PassphraseFile { path: self.dir.path().join("slots"), passphrase };
        Secrets::new(place, self.credentials.clone(), self.random.clone())
    }
}

fn ready(state: State) -> RootKey {
    match state {
        State::Ready(root) => root,
        State::Locked => panic!("locked"),
        State::Absent => panic!("absent"),
        State::WrongPassphrase => panic!("wrong passphrase"),
    }
}

#[test]
fn the_credential_store_gives_the_same_key_at_each_start() {
    let fixture = fixture();
    let first = ready(fixture.in_credential_store().open().expect("opens"));
    let second = ready(fixture.in_credential_store().open().expect("opens"));
    assert_eq!(first.bytes(), second.bytes());
}

#[test]
fn a_missing_credential_store_is_a_state_and_a_passphrase_helps() {
    let fixture = fixture();
    fixture.credentials.fail_with(Some(CredentialError::Unavailable("no D-Bus".into())));
    let secrets = fixture.in_credential_store();
    assert!(matches!(secrets.open(), Ok(State::Absent)));
    assert!(matches!(secrets.choose_passphrase(None, "short"), Err(SecretsError::ShortPassphrase)));
    let root = ready(secrets.choose_passphrase(None, "correct horse").expect("chosen"));
    assert!(matches!(secrets.open(), Ok(State::Locked)));
    assert!(matches!(secrets.unlock("wrong horse"), Ok(State::WrongPassphrase)));
    assert_eq!(ready(secrets.unlock("correct horse").expect("unlocks")).bytes(), root.bytes());
}

#[test]
fn a_locked_credential_store_is_a_state_and_makes_no_second_key() {
    let fixture = fixture();
    let root = ready(fixture.in_credential_store().open().expect("opens"));
    fixture.credentials.fail_with(Some(CredentialError::Locked("keyring".into())));
    assert!(matches!(fixture.in_credential_store().open(), Ok(State::Locked)));
    fixture.credentials.fail_with(None);
    assert_eq!(ready(fixture.in_credential_store().open().expect("opens")).bytes(), root.bytes());
}

#[test]
fn a_passphrase_file_opens_only_with_its_passphrase() {
    let fixture = fixture();
    assert!(matches!(fixture.in_file(None).open(), Ok(State::Absent)));
    let root = ready(fixture.in_file(Some("correct horse")).open().expect("opens"));
    assert!(matches!(fixture.in_file(None).open(), Ok(State::Locked)));
    assert!(matches!(fixture.in_file(Some("wrong")).open(), Ok(State::WrongPassphrase)));
    assert_eq!(ready(fixture.in_file(Some("correct horse")).open().expect("opens")).bytes(), root.bytes());
}

#[test]
fn the_recovery_key_opens_however_it_is_typed() {
    let fixture = fixture();
    let secrets = fixture.in_credential_store();
    let root = ready(secrets.open().expect("opens"));
    let shown = secrets.issue_recovery_key(&root).expect("issued").grouped();
    assert_eq!(shown.len(), 39, "eight groups of four with dashes");
    let sloppy = shown.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
    for typed in [shown.as_str(), &sloppy] {
        assert_eq!(secrets.recover(typed).expect("reads").expect("opens").bytes(), root.bytes());
    }
    assert!(secrets.recover("ABCD-EFGH").expect("reads").is_none());
    fixture.credentials.fail_with(Some(CredentialError::Unavailable("another computer".into())));
    assert_eq!(ready(secrets.unlock(&shown).expect("unlocks")).bytes(), root.bytes());
}

#[test]
fn the_protection_changes_without_changing_the_key() {
    let fixture = fixture();
    let secrets = fixture.in_credential_store();
    let root = ready(secrets.open().expect("opens"));
    ready(secrets.choose_passphrase(Some(&root), "correct horse").expect("chosen"));
    assert!(matches!(secrets.open(), Ok(State::Locked)));
    ready(secrets.choose_credential_store(Some(&root)).expect("chosen"));
    assert_eq!(ready(secrets.open().expect("opens")).bytes(), root.bytes());
}

#[test]
fn a_damaged_key_file_is_named_and_left_alone() {
    let fixture = fixture();
    let path = fixture.dir.path().join("keys.json");
    std::fs::write(&path, b"{ not json").expect("writes");
    assert!(matches!(fixture.in_credential_store().open(), Err(SecretsError::Damaged(_))));
    assert_eq!(std::fs::read(&path).expect("still there"), b"{ not json");
}

#[test]
fn a_second_root_key_never_takes_the_place_of_the_first() {
    let fixture = fixture();
    let root = ready(fixture.in_file(Some("correct horse")).open().expect("opens"));
    let path = fixture.dir.path().join("slots");
    let late = Slots::new(&*fixture.random).expect("slots");
    assert!(
        matches!(late.create(&path), Err(SecretsError::File(..))),
        "a slow credential store came too late"
    );
    assert_eq!(ready(fixture.in_file(Some("correct horse")).open().expect("opens")).bytes(), root.bytes());
    assert_eq!(std::fs::read_dir(fixture.dir.path()).expect("lists").count(), 1, "nothing is left beside it");
}

#[test]
fn what_is_sealed_for_one_purpose_opens_for_no_other() {
    let random = SeededRandom::new(7);
    let root = RootKey::new(&random).expect("a key");
    let sealed = root.seal(Purpose::WebhookSecret, b"secret", &random).expect("sealed");
    assert_eq!(&root.open(Purpose::WebhookSecret, &sealed).expect("opens")[..], b"secret");
    assert!(root.open(Purpose::Vault, &sealed).is_err());
    assert!(root.open(Purpose::WebhookSecret, &sealed[..10]).is_err());
}
