//! First start, and the ways to the root key.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::{
    ApiError, Code,
    access::{ByHost, Session},
    session::SignedIn,
};
use crate::{
    engine::{self, Engine, Phase, Protection},
    ids::EmployeeId,
    people::{self, SignInError, email_key, hash_password},
    store::{
        Store, StoreError,
        tables::{NewEmployee, NewHistory, UniqueKeys, WorkspaceRecord},
    },
};

#[derive(Deserialize, TS)]
pub(super) struct Nothing {}

/// Where the first start stands.
#[derive(Serialize, TS)]
pub(super) struct SetupStatus {
    /// An owner exists. While the secrets are locked: a workspace was made here before.
    done: bool,
    secrets: SecretsStatus,
    /// What else keeps Hirelay from being ready.
    problem: Option<SetupProblem>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(super) enum SecretsStatus {
    Ready,
    Locked,
    Absent,
    WrongPassphrase,
}

#[derive(Serialize, TS)]
pub(super) struct SetupProblem {
    /// `database_damaged`, `database_missing`, `database_newer`, `database_failed`, `disk_full`, `key_file` or `starting`.
    code: String,
    message: String,
}

pub(super) async fn status(engine: Engine, _: ByHost, _: Nothing) -> Result<SetupStatus, ApiError> {
    let problem =
        |code: &str, message: &str| Some(SetupProblem { code: code.to_owned(), message: message.to_owned() });
    let (secrets, problem) = match engine.phase() {
        Phase::Starting => (SecretsStatus::Locked, problem("starting", "Hirelay is starting.")),
        Phase::Stopping => (SecretsStatus::Locked, problem("stopping", "Hirelay is stopping.")),
        Phase::Locked(Protection::Locked) => (SecretsStatus::Locked, None),
        Phase::Locked(Protection::Absent) => (SecretsStatus::Absent, None),
        Phase::Locked(Protection::WrongPassphrase) => (SecretsStatus::WrongPassphrase, None),
        Phase::Broken { code: "key_file", message } => (SecretsStatus::Locked, problem("key_file", &message)),
        Phase::Broken { code, message } => (SecretsStatus::Ready, problem(code, &message)),
        Phase::Ready(workspace) => (SecretsStatus::Ready, disk_problem(&workspace.store)),
    };
    let done = match engine.ready() {
        // Where the database can't tell, it is not a first start.
        Some(workspace) => workspace.store.workspace().await.map_or(true, |found| has_owner(found.as_ref())),
        None => engine.has_database(),
    };
    Ok(SetupStatus { done, secrets, problem })
}

fn has_owner(workspace: Option<&WorkspaceRecord>) -> bool {
    workspace.is_some_and(|workspace| workspace.owner_id.is_some())
}

/// What came up while Hirelay runs.
fn disk_problem(store: &Store) -> Option<SetupProblem> {
    let (code, message) = if store.is_damaged() {
        (
            engine::DATABASE_DAMAGED,
            "The database is damaged. Nothing more is written to it. Restore it from a backup.",
        )
    } else if store.is_full() {
        (engine::DISK_FULL, "The disk is full. Free some space; Hirelay goes on by itself.")
    } else {
        return None;
    };
    Some(SetupProblem { code: code.to_owned(), message: message.to_owned() })
}

#[derive(Deserialize, TS)]
pub(super) struct CreateOwner {
    first_name: String,
    last_name: String,
    email: String,
    password: String,
}

/// The owner's session, and the recovery key. It is shown this once.
#[derive(Serialize, TS)]
pub(super) struct OwnerCreated {
    token: String,
    recovery_key: String,
    employee_id: EmployeeId,
}

pub(super) async fn create_owner(
    engine: Engine,
    _: ByHost,
    input: CreateOwner,
) -> Result<OwnerCreated, ApiError> {
    let workspace = engine.ready().ok_or_else(ApiError::not_ready)?;
    // One at a time: a second recovery key would make the first one worthless.
    let _only_one = engine.setting_up().lock().await;
    let owned = || ApiError::new(Code::Conflict, "This workspace has an owner already. Sign in.");
    if has_owner(workspace.store.workspace().await?.as_ref()) {
        return Err(owned());
    }
    let CreateOwner { first_name, last_name, email, password } = input;
    let (first_name, last_name) = (first_name.trim().to_owned(), last_name.trim().to_owned());
    for (field, name) in [("first_name", &first_name), ("last_name", &last_name)] {
        if name.is_empty() || name.chars().count() > 200 {
            return Err(ApiError::field(field, "Enter a name of up to 200 characters."));
        }
    }
    let address = crate::mapping::Value::read(crate::mapping::Kind::Email, &email.clone().into());
    address.map_err(|invalid| ApiError::field("email", invalid.to_string()))?;
    let email_key = email_key(&email).unwrap_or_default();
    let now = engine.clock().now();
    let hashing = engine.clone();
    let hashed = tokio::task::spawn_blocking(move || hash_password(&password, hashing.random())).await;
    let password_hash = hashed.unwrap_or(Err(people::PasswordError::Hash))?;
    let id = EmployeeId::new(now, engine.random())?;
    let owner = NewEmployee {
        id: id.clone(),
        first_name,
        last_name,
        hired_on: None,
        values: [("email".to_owned(), email.trim().to_owned())].into(),
        keys: UniqueKeys { email: Some(email_key.clone()), ..UniqueKeys::default() },
        position: None,
        employment: None,
        compensation: None,
        history: NewHistory::by(&id, now, "created"),
    };
    // First, so that nobody is left with an owner and without a key: an unused key does no harm.
    let recovery_key = engine.issue_recovery_key(workspace.root.clone()).await?;
    let created = workspace.store.create_owner(owner, email_key, password_hash).await;
    if let Err(StoreError::Stale) = created {
        return Err(owned());
    }
    created?;
    let token = people::start(&workspace.store, engine.random(), now, &id).await?;
    Ok(OwnerCreated { token, recovery_key, employee_id: id })
}

#[derive(Deserialize, TS)]
pub(super) struct Unlock {
    /// The passphrase, or the recovery key.
    passphrase: String,
}

pub(super) async fn unlock(engine: Engine, by: ByHost, input: Unlock) -> Result<SetupStatus, ApiError> {
    engine.unlock(input.passphrase).await;
    status(engine, by, Nothing {}).await
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(super) enum ProtectionKind {
    Passphrase,
    CredentialStore,
}

#[derive(Deserialize, TS)]
pub(super) struct ChooseProtection {
    kind: ProtectionKind,
    #[serde(default)]
    #[ts(optional)]
    passphrase: Option<String>,
}

pub(super) async fn choose(
    engine: Engine,
    by: ByHost,
    input: ChooseProtection,
) -> Result<SetupStatus, ApiError> {
    let passphrase = match (input.kind, input.passphrase) {
        (ProtectionKind::CredentialStore, _) => None,
        (ProtectionKind::Passphrase, Some(passphrase)) => Some(passphrase),
        (ProtectionKind::Passphrase, None) => {
            return Err(ApiError::field("passphrase", "Enter a passphrase."));
        }
    };
    engine.protect(passphrase).await?;
    status(engine, by, Nothing {}).await
}

#[derive(Deserialize, TS)]
pub(super) struct ResetPassword {
    recovery_key: String,
    password: String,
}

pub(super) async fn reset_password(
    engine: Engine,
    _: ByHost,
    input: ResetPassword,
) -> Result<SignedIn, ApiError> {
    let owner = engine.reset_owner(input.recovery_key.into(), input.password.into()).await?;
    let workspace = engine.ready().ok_or_else(ApiError::not_ready)?;
    let token = people::start(&workspace.store, engine.random(), engine.clock().now(), &owner).await?;
    Ok(SignedIn { token })
}

#[derive(Deserialize, TS)]
pub(super) struct NewRecoveryKey {
    /// The owner's own, once more.
    password: String,
}

#[derive(Serialize, TS)]
pub(super) struct RecoveryKeyIssued {
    recovery_key: String,
}

pub(super) async fn new_recovery_key(
    engine: Engine,
    session: Session,
    input: NewRecoveryKey,
) -> Result<RecoveryKeyIssued, ApiError> {
    let workspace = session.workspace;
    let who = session.caller.who();
    let owner = workspace.store.workspace().await?.and_then(|record| record.owner_id);
    if owner.as_ref() != Some(who) {
        return Err(ApiError::new(
            Code::Forbidden,
            "Only the owner can make a new recovery key. Ask the owner.",
        ));
    }
    let now = engine.clock().now();
    people::confirm(&workspace.store, engine.sign_ins(), now, who, input.password).await.map_err(
        |error| match error {
            SignInError::Wrong => ApiError::field("password", "This is not your password."),
            error => error.into(),
        },
    )?;
    let recovery_key = engine.issue_recovery_key(workspace.root.clone()).await?;
    workspace.store.note_about_workspace(NewHistory::by(who, now, "recovery_key_issued")).await?;
    Ok(RecoveryKeyIssued { recovery_key })
}

impl Engine {
    /// Gives the owner a new password, for who holds the recovery key. Ends the owner's sessions.
    pub async fn reset_owner(
        &self,
        recovery_key: Zeroizing<String>,
        password: Zeroizing<String>,
    ) -> Result<EmployeeId, ApiError> {
        if !self.is_recovery_key(recovery_key.to_string()).await? {
            return Err(ApiError::field("recovery_key", "This is not the recovery key of this workspace."));
        }
        self.unlock(recovery_key.to_string()).await;
        let workspace = self.ready().ok_or_else(ApiError::not_ready)?;
        let engine = self.clone();
        let hashed = tokio::task::spawn_blocking(move || hash_password(&password, engine.random())).await;
        let password_hash = hashed.unwrap_or(Err(people::PasswordError::Hash))?;
        let entry = NewHistory::by_hirelay(self.clock().now(), "password_reset");
        Ok(workspace.store.reset_owner(password_hash, entry).await?)
    }
}
