//! The errors that reach a host: a small set of codes that a window acts on, and words for a person.

use serde::Serialize;
use serde_json::json;
use ts_rs::TS;

use crate::{
    documents::VaultError,
    inbox::InboxError,
    integration::IntegrationError,
    people::{Forbidden, InvalidProfile, PasswordError, SignInError},
    random::NoRandomness,
    secrets::SecretsError,
    store::StoreError,
};

/// One code for each thing that a window does differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Sign in.
    Unauthenticated,
    UnknownCommand,
    Forbidden,
    /// The input has the wrong shape: a mistake of the program that asked.
    Malformed,
    /// Something that a person entered; `detail.fields` says what, by field.
    Invalid,
    NotFound,
    /// Somebody else was faster, or the state does not allow it.
    Conflict,
    TooManyAttempts,
    /// Starting, locked, or stopping.
    NotReady,
    /// The disk is full or the queue is long: nothing was lost, try again.
    Busy,
    /// An address outside did not answer as it should; the message says what to check.
    Unreachable,
    Internal,
}

impl Code {
    /// The status of the HTTP answer.
    pub fn http_status(self) -> u16 {
        match self {
            Code::Unauthenticated => 401,
            Code::UnknownCommand | Code::NotFound => 404,
            Code::Forbidden => 403,
            Code::Malformed => 400,
            Code::Invalid => 422,
            Code::Conflict => 409,
            Code::TooManyAttempts => 429,
            Code::NotReady | Code::Busy => 503,
            Code::Unreachable => 502,
            Code::Internal => 500,
        }
    }
}

/// An error as it goes over the wire.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ApiError {
    pub code: Code,
    /// For a person: what happened and what to do.
    pub message: String,
    /// For the window; its shape depends on the code.
    pub detail: Option<serde_json::Value>,
    /// Whether the same call may work later.
    pub retryable: bool,
}

impl ApiError {
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        let retryable =
            matches!(code, Code::NotReady | Code::Busy | Code::TooManyAttempts | Code::Unreachable);
        Self { code, message: message.into(), detail: None, retryable }
    }

    pub fn with(mut self, detail: serde_json::Value) -> Self {
        self.detail = Some(detail);
        self
    }

    /// One field that a person has to correct.
    pub fn field(name: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self::new(Code::Invalid, message.clone()).with(json!({"fields": {name: message}}))
    }

    pub fn unauthenticated() -> Self {
        Self::new(Code::Unauthenticated, "Sign in first.")
    }

    pub fn not_ready() -> Self {
        Self::new(Code::NotReady, "Hirelay is not ready yet.")
    }

    /// The inside goes to the log, not over the wire.
    fn internal(error: &dyn std::error::Error) -> Self {
        tracing::error!(%error, "a command failed");
        Self::new(Code::Internal, "Something went wrong in Hirelay. Nothing was changed. The log says more.")
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::new(Code::Busy, "Hirelay has a lot to do. Try again in a moment."),
            StoreError::Full => {
                Self::new(Code::Busy, "The disk is full. Nothing was changed. Free some space and try again.")
            }
            StoreError::Closed => Self::not_ready(),
            StoreError::NotFound => Self::new(Code::NotFound, "This does not exist, or not any more."),
            StoreError::Stale => Self::new(
                Code::Conflict,
                "It was changed in the meantime. Look at it again before you go on.",
            ),
            StoreError::Taken(_) | StoreError::Damaged | StoreError::Newer { .. } | StoreError::Sqlite(_) => {
                Self::internal(&error)
            }
        }
    }
}

impl From<InboxError> for ApiError {
    fn from(error: InboxError) -> Self {
        let message = error.to_string();
        match error {
            InboxError::Store(error) => error.into(),
            InboxError::Random(error) => error.into(),
            InboxError::Fields(fields) => Self::new(Code::Invalid, message).with(json!({"fields": fields})),
            InboxError::Taken(taken) => {
                let fields = taken.iter().map(|taken| {
                    let text = format!("{} has this already.", taken.employee_name);
                    (taken.target.to_owned(), serde_json::Value::String(text))
                });
                let fields: serde_json::Map<String, serde_json::Value> = fields.collect();
                let taken: Vec<_> = taken
                    .iter()
                    .map(|taken| json!({"target": taken.target, "employee_id": taken.employee_id, "name": taken.employee_name}))
                    .collect();
                Self::new(Code::Invalid, message).with(json!({"fields": fields, "taken": taken}))
            }
            InboxError::Ended { state, by, at } => Self::new(Code::Conflict, message)
                .with(json!({"reason": "ended", "state": state.code(), "by": by, "at": at})),
            InboxError::Changed => Self::new(Code::Conflict, message).with(json!({"reason": "changed"})),
            InboxError::NotIn(_) | InboxError::NoTest => {
                Self::new(Code::Conflict, message).with(json!({"reason": "state"}))
            }
            InboxError::NoLongerHired => {
                Self::new(Code::Conflict, message).with(json!({"reason": "no_longer_hired"}))
            }
            InboxError::EmployeeChanged => {
                Self::new(Code::Conflict, message).with(json!({"reason": "employee_changed"}))
            }
        }
    }
}

impl From<InvalidProfile> for ApiError {
    fn from(error: InvalidProfile) -> Self {
        let message = error.to_string();
        Self::new(Code::Invalid, message).with(json!({"fields": error.0}))
    }
}

impl From<IntegrationError> for ApiError {
    fn from(error: IntegrationError) -> Self {
        match error {
            IntegrationError::InstalledAlready | IntegrationError::NotInstalled => {
                Self::new(Code::Conflict, error.to_string())
            }
            IntegrationError::UnfitSecret => Self::field("secret", error.to_string()),
            IntegrationError::Store(error) => error.into(),
            IntegrationError::Seal(_) | IntegrationError::Random(_) => Self::internal(&error),
        }
    }
}

impl From<SecretsError> for ApiError {
    fn from(error: SecretsError) -> Self {
        match error {
            SecretsError::ShortPassphrase => {
                Self::field("passphrase", "Choose a passphrase with at least 8 characters.")
            }
            SecretsError::NotUnlocked => {
                Self::new(Code::Conflict, "Unlock Hirelay before you change how it is protected.")
            }
            SecretsError::Credentials(_) => Self::new(
                Code::Conflict,
                "This computer's credential store is locked or missing. Unlock it, or choose a passphrase.",
            ),
            SecretsError::File(..)
            | SecretsError::Damaged(_)
            | SecretsError::Random(_)
            | SecretsError::Seal(_) => Self::internal(&error),
        }
    }
}

impl From<SignInError> for ApiError {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::Wrong => Self::new(Code::Unauthenticated, error.to_string()),
            SignInError::TooMany { seconds } => {
                Self::new(Code::TooManyAttempts, error.to_string()).with(json!({"seconds": seconds}))
            }
            SignInError::ChoosePassword => {
                let message = error.to_string();
                let detail = json!({"reason": "choose_password", "fields": {"new_password": message}});
                Self::new(Code::Invalid, message).with(detail)
            }
            SignInError::Password(PasswordError::TooShort | PasswordError::TooLong) => {
                Self::field("new_password", "Choose a password with 10 to 200 characters.")
            }
            SignInError::Password(error) => error.into(),
            SignInError::Store(error) => error.into(),
            SignInError::Random(error) => error.into(),
        }
    }
}

impl From<PasswordError> for ApiError {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::TooShort => {
                Self::field("password", "Choose a password with at least 10 characters.")
            }
            PasswordError::TooLong => {
                Self::field("password", "Choose a password with at most 200 characters.")
            }
            PasswordError::Hash | PasswordError::Random(_) => Self::internal(&error),
        }
    }
}

impl From<Forbidden> for ApiError {
    fn from(error: Forbidden) -> Self {
        let message = format!("You need the permission “{}”. Ask an administrator.", error.0.label());
        Self::new(Code::Forbidden, message).with(json!({"permission": error.0}))
    }
}

impl From<VaultError> for ApiError {
    fn from(error: VaultError) -> Self {
        match &error {
            VaultError::Io(io) if io.kind() == std::io::ErrorKind::StorageFull => StoreError::Full.into(),
            VaultError::Io(io) if io.kind() == std::io::ErrorKind::NotFound => StoreError::NotFound.into(),
            _ => Self::internal(&error),
        }
    }
}

impl From<NoRandomness> for ApiError {
    fn from(error: NoRandomness) -> Self {
        Self::internal(&error)
    }
}
