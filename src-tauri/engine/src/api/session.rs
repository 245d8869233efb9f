//! Signing in and out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ApiError,
    access::{ByHost, Session},
    setup::Nothing,
};
use crate::{engine::Engine, ids::EmployeeId, people, people::Permission};

#[derive(Deserialize, TS)]
pub(super) struct SignIn {
    email: String,
    /// The password, or a one-time code.
    password: String,
    /// Replaces a one-time code.
    #[serde(default)]
    #[ts(optional)]
    new_password: Option<String>,
}

#[derive(Serialize, TS)]
pub(super) struct SignedIn {
    pub(super) token: String,
}

pub(super) async fn sign_in(engine: Engine, _: ByHost, input: SignIn) -> Result<SignedIn, ApiError> {
    let workspace = engine.ready().ok_or_else(ApiError::not_ready)?;
    let now = engine.clock().now();
    let (sign_ins, random) = (engine.sign_ins(), engine.random());
    let SignIn { email, password, new_password } = input;
    let token =
        people::sign_in(&workspace.store, sign_ins, random, now, &email, password, new_password).await?;
    Ok(SignedIn { token })
}

#[derive(Serialize, TS)]
pub(super) struct Done {}

pub(super) async fn sign_out(_: Engine, session: Session, _: Nothing) -> Result<Done, ApiError> {
    people::end(&session.workspace.store, &session.caller).await?;
    Ok(Done {})
}

/// Who is signed in, and what they may do.
#[derive(Serialize, TS)]
pub(super) struct CurrentSession {
    employee: SessionEmployee,
    permissions: Vec<Permission>,
    /// Made the workspace, and holds its recovery key.
    is_owner: bool,
}

#[derive(Serialize, TS)]
pub(super) struct SessionEmployee {
    id: EmployeeId,
    first_name: String,
    last_name: String,
    email: Option<String>,
}

pub(super) async fn current(_: Engine, session: Session, _: Nothing) -> Result<CurrentSession, ApiError> {
    let owner = session.workspace.store.workspace().await?.and_then(|record| record.owner_id);
    let mut employee = session.workspace.store.employee(session.caller.who()).await?;
    Ok(CurrentSession {
        employee: SessionEmployee {
            email: employee.values.remove("email"),
            id: employee.id,
            first_name: employee.first_name,
            last_name: employee.last_name,
        },
        permissions: session.caller.permissions().to_vec(),
        is_owner: owner.as_ref() == Some(session.caller.who()),
    })
}
