//! Who may call: the proof that a handler takes, and how it is made.

use std::sync::Arc;

use super::ApiError;
use crate::{
    engine::{Engine, Workspace},
    people::{Allowed, Caller, Permission, PermissionKind},
};

/// Who is at the other end of a call.
pub(super) enum Asker {
    /// The program that was started together with the engine, before anybody signed in.
    Host,
    Signed(Arc<Workspace>, Caller),
}

/// What a command asks for, for the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The host itself, before sign-in; a session may as well.
    Host,
    AnySession,
    Permission(Permission),
}

/// A proof that a handler takes as its first argument.
pub(super) trait Access: Sized + Send {
    const RULE: Rule;

    fn check(engine: &Engine, asker: Asker) -> Result<Self, ApiError>;
}

/// Proof that the host itself asks, or somebody who is signed in.
pub(super) struct ByHost;

impl Access for ByHost {
    const RULE: Rule = Rule::Host;

    fn check(_: &Engine, _: Asker) -> Result<Self, ApiError> {
        Ok(Self)
    }
}

/// Somebody who is signed in, with the open workspace.
pub(super) struct Session {
    pub workspace: Arc<Workspace>,
    pub caller: Caller,
}

impl Access for Session {
    const RULE: Rule = Rule::AnySession;

    fn check(_: &Engine, asker: Asker) -> Result<Self, ApiError> {
        match asker {
            Asker::Host => Err(ApiError::unauthenticated()),
            Asker::Signed(workspace, caller) => Ok(Self { workspace, caller }),
        }
    }
}

/// Somebody who holds a permission, with the open workspace.
pub(super) struct Holder<P> {
    pub workspace: Arc<Workspace>,
    pub caller: Caller,
    pub proof: Allowed<P>,
}

impl<P: PermissionKind> Access for Holder<P> {
    const RULE: Rule = Rule::Permission(P::PERMISSION);

    fn check(engine: &Engine, asker: Asker) -> Result<Self, ApiError> {
        let Session { workspace, caller } = Session::check(engine, asker)?;
        let proof = caller.allowed::<P>()?;
        Ok(Self { workspace, caller, proof })
    }
}
