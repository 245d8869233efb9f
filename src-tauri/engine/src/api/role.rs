//! Roles, permissions, and the ways in that come with them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ApiError, Code,
    access::{Holder, Session},
    employee::EmployeeInput,
    session::Done,
    setup::Nothing,
};
use crate::{
    engine::Engine,
    ids::RoleId,
    people::{
        self, Caller, Permission, RoleError, Roles, WayInError, kind::ManageRoles, new_code, permissions_of,
    },
    store::{
        Store,
        tables::{ADMINISTRATOR, ALL_EMPLOYEES, RoleRecord},
    },
};

type Admin = Holder<ManageRoles>;

#[derive(Serialize, TS)]
pub(super) struct PermissionList {
    items: Vec<PermissionView>,
}

#[derive(Serialize, TS)]
pub(super) struct PermissionView {
    id: Permission,
    /// Such as "Company → General".
    group: String,
    label: String,
}

pub(super) async fn permissions(_: Engine, _: Admin, _: Nothing) -> Result<PermissionList, ApiError> {
    let items = Permission::ALL.iter().map(|permission| PermissionView {
        id: *permission,
        group: permission.group().to_owned(),
        label: permission.label().to_owned(),
    });
    Ok(PermissionList { items: items.collect() })
}

#[derive(Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(super) enum RoleKind {
    /// May do everything, and can't be changed.
    Administrator,
    /// What everybody has.
    AllEmployees,
    Custom,
}

#[derive(Serialize, TS)]
pub(super) struct RoleView {
    id: RoleId,
    name: String,
    kind: RoleKind,
    permissions: Vec<Permission>,
    /// Who were given it; null for what everybody has.
    employees: Option<i64>,
}

impl RoleView {
    fn new(role: RoleRecord, employees: i64) -> Self {
        let kind = match role.id.as_str() {
            ADMINISTRATOR => RoleKind::Administrator,
            ALL_EMPLOYEES => RoleKind::AllEmployees,
            _ => RoleKind::Custom,
        };
        Self {
            permissions: permissions_of(&role).into_iter().collect(),
            employees: (!matches!(kind, RoleKind::AllEmployees)).then_some(employees),
            id: role.id,
            name: role.name,
            kind,
        }
    }
}

#[derive(Serialize, TS)]
pub(super) struct RoleList {
    items: Vec<RoleView>,
}

pub(super) async fn list(_: Engine, admin: Admin, _: Nothing) -> Result<RoleList, ApiError> {
    let access = admin.workspace.store.access().await?;
    Ok(RoleList { items: access.roles.into_iter().map(|(role, count)| RoleView::new(role, count)).collect() })
}

#[derive(Deserialize, TS)]
pub(super) struct SaveRole {
    /// A new role where none is given.
    #[serde(default)]
    #[ts(optional)]
    id: Option<RoleId>,
    name: String,
    permissions: Vec<String>,
}

pub(super) fn roles<'a>(engine: &'a Engine, store: &'a Store, caller: &'a Caller) -> Roles<'a> {
    Roles { store, random: engine.random(), now: engine.clock().now(), caller }
}

pub(super) async fn save(engine: Engine, admin: Admin, input: SaveRole) -> Result<RoleView, ApiError> {
    let roles = roles(&engine, &admin.workspace.store, &admin.caller);
    let role = roles.save(&admin.proof, input.id, &input.name, &input.permissions).await?;
    let access = admin.workspace.store.access().await?;
    let employees = access.roles.iter().find(|(known, _)| known.id == role.id).map_or(0, |(_, count)| *count);
    Ok(RoleView::new(role, employees))
}

#[derive(Deserialize, TS)]
pub(super) struct RoleInput {
    id: RoleId,
}

pub(super) async fn delete(engine: Engine, admin: Admin, input: RoleInput) -> Result<Done, ApiError> {
    roles(&engine, &admin.workspace.store, &admin.caller).delete(&admin.proof, &input.id).await?;
    Ok(Done {})
}

#[derive(Deserialize, TS)]
pub(super) struct SetPassword {
    id: crate::ids::EmployeeId,
    password: String,
}

pub(super) async fn set_password(engine: Engine, admin: Admin, input: SetPassword) -> Result<Done, ApiError> {
    let roles = roles(&engine, &admin.workspace.store, &admin.caller);
    roles.let_in(&admin.proof, &input.id, input.password, false).await?;
    Ok(Done {})
}

/// Shown once; it is good for a week.
#[derive(Serialize, TS)]
pub(super) struct CodeIssued {
    code: String,
}

pub(super) async fn invite(
    engine: Engine,
    admin: Admin,
    input: EmployeeInput,
) -> Result<CodeIssued, ApiError> {
    let code = new_code(engine.random())?;
    let roles = roles(&engine, &admin.workspace.store, &admin.caller);
    roles.let_in(&admin.proof, &input.id, people::read_code(&code), true).await?;
    Ok(CodeIssued { code })
}

pub(super) async fn disable_sign_in(
    engine: Engine,
    admin: Admin,
    input: EmployeeInput,
) -> Result<Done, ApiError> {
    roles(&engine, &admin.workspace.store, &admin.caller).shut_out(&admin.proof, &input.id).await?;
    Ok(Done {})
}

pub(super) async fn sign_out_everywhere(_: Engine, session: Session, _: Nothing) -> Result<Done, ApiError> {
    session.workspace.store.end_sessions_of(session.caller.who().clone()).await?;
    Ok(Done {})
}

impl From<RoleError> for ApiError {
    fn from(error: RoleError) -> Self {
        let message = error.to_string();
        let conflict = |reason: &str| {
            Self::new(Code::Conflict, message.clone()).with(serde_json::json!({"reason": reason}))
        };
        match error {
            RoleError::Name | RoleError::NameTaken => Self::field("name", message),
            RoleError::UnknownPermission(_) => Self::field("permissions", message),
            RoleError::UnknownRole => Self::field("role_ids", message),
            RoleError::MoreThanYouHold(permission) => {
                Self::new(Code::Forbidden, message).with(serde_json::json!({"permission": permission}))
            }
            RoleError::Fixed(_) => conflict("fixed"),
            RoleError::Yourself => conflict("yourself"),
            RoleError::LastAdministrator => conflict("last_administrator"),
            RoleError::InUse { .. } => conflict("in_use"),
            RoleError::Store(error) => error.into(),
            RoleError::Random(error) => error.into(),
        }
    }
}

impl From<WayInError> for ApiError {
    fn from(error: WayInError) -> Self {
        match error {
            WayInError::NoEmail => Self::field("email", error.to_string()),
            WayInError::Password(error) => error.into(),
            WayInError::Role(error) => error.into(),
        }
    }
}
