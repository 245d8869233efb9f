//! Who may give what to whom.
//!
//! Nobody grants, takes, resets or takes over more than they hold themselves, nobody makes themselves
//! powerless, and one administrator who can sign in always stays. Each rule is checked against one moment of
//! the [`Access`]; when somebody else was faster, the check is done again.

use std::collections::BTreeSet;

use super::{Allowed, Caller, Permission, kind::ManageRoles};
use crate::{
    ids::{EmployeeId, RoleId},
    random::{NoRandomness, Random},
    store::{
        Store, StoreError,
        tables::{ADMINISTRATOR, ALL_EMPLOYEES, Access, NewHistory, RoleRecord},
    },
};
use jiff::Timestamp;
use serde_json::json;

const LONGEST_NAME_CHARACTERS: usize = 100;
/// Somebody else may change roles at the same moment; then it is looked at again.
const ATTEMPTS: usize = 5;

#[derive(Debug, Clone, thiserror::Error)]
pub enum RoleError {
    #[error("Enter a name of up to 100 characters.")]
    Name,
    #[error("There is a role with this name already. Choose another name.")]
    NameTaken,
    #[error("There is no permission “{0}”.")]
    UnknownPermission(String),
    #[error("There is no such role, or not any more.")]
    UnknownRole,
    #[error("The role “{0}” is part of Hirelay and can’t be changed like that.")]
    Fixed(String),
    #[error("You don’t hold “{}” yourself, so you can’t give or take it.", .0.label())]
    MoreThanYouHold(Permission),
    #[error("You would take “Manage roles & permissions” from yourself. Ask another administrator to do it.")]
    Yourself,
    #[error("This is the last administrator who can sign in. Make somebody else an administrator first.")]
    LastAdministrator,
    #[error("This role is in use by {employees}. Give them another one first.")]
    InUse { employees: i64 },
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Random(#[from] NoRandomness),
}

/// What a role allows.
pub fn permissions_of(role: &RoleRecord) -> BTreeSet<Permission> {
    Permission::ALL
        .iter()
        .filter(|permission| role.all_permissions || role.permissions.iter().any(|id| id == permission.id()))
        .copied()
        .collect()
}

fn permissions_of_all<'r>(roles: impl IntoIterator<Item = &'r RoleRecord>) -> BTreeSet<Permission> {
    roles.into_iter().flat_map(permissions_of).collect()
}

/// Whether who holds `held` holds all of these; if not, the first one that is missing.
fn within(held: &BTreeSet<Permission>, permissions: &BTreeSet<Permission>) -> Result<(), RoleError> {
    match permissions.difference(held).next() {
        Some(missing) => Err(RoleError::MoreThanYouHold(*missing)),
        None => Ok(()),
    }
}

/// Changes roles, and who has them.
pub struct Roles<'a> {
    pub store: &'a Store,
    pub random: &'a dyn Random,
    pub now: Timestamp,
    pub caller: &'a Caller,
}

impl Roles<'_> {
    /// What the caller holds at this moment: somebody may have taken it since the call began.
    pub(super) async fn held(&self) -> Result<BTreeSet<Permission>, RoleError> {
        let held = permissions_of_all(&self.store.roles_of(self.caller.who()).await?);
        within(&held, &BTreeSet::from([Permission::ManageRoles]))?;
        Ok(held)
    }

    /// Makes a role or writes one anew; gives it.
    pub async fn save(
        &self,
        proof: &Allowed<ManageRoles>,
        id: Option<RoleId>,
        name: &str,
        permissions: &[String],
    ) -> Result<RoleRecord, RoleError> {
        let name = name.trim();
        if name.is_empty()
            || name.chars().count() > LONGEST_NAME_CHARACTERS
            || name.chars().any(char::is_control)
        {
            return Err(RoleError::Name);
        }
        if let Some(unknown) = permissions.iter().find(|id| Permission::by_id(id).is_none()) {
            return Err(RoleError::UnknownPermission(unknown.clone()));
        }
        let is_new = id.is_none();
        let id = id.map_or_else(|| RoleId::new(self.now, self.random), Ok)?;
        let permissions = permissions.to_vec();
        let role = RoleRecord { id, name: name.to_owned(), all_permissions: false, permissions };
        let mut attempts = 0;
        loop {
            let saved = self.try_saving(proof, &role, is_new).await;
            if !is_overtaken(&saved, &mut attempts) {
                return saved.map(|()| role);
            }
        }
    }

    async fn try_saving(
        &self,
        proof: &Allowed<ManageRoles>,
        role: &RoleRecord,
        is_new: bool,
    ) -> Result<(), RoleError> {
        let access = self.store.access().await?;
        let held = self.held().await?;
        let name_key = role.name.to_lowercase();
        if access.roles.iter().any(|(known, _)| known.id != role.id && known.name.to_lowercase() == name_key)
        {
            return Err(RoleError::NameTaken);
        }
        let before = if is_new { None } else { Some(find(&access, &role.id)?) };
        if let Some(before) = before {
            self.may_change(before, role).await?;
        }
        let (old, new) = (before.map(permissions_of).unwrap_or_default(), permissions_of(role));
        within(&held, &old.symmetric_difference(&new).copied().collect())?;
        let what = if is_new { "role_made" } else { "role_changed" };
        let entry = NewHistory::by(proof.who(), self.now, what)
            .with(json!({"name": role.name, "from": old, "to": new}));
        Ok(self.store.save_role(access.version, role.clone(), entry).await?)
    }

    /// Built-in roles keep what makes them what they are, and nobody saws off the branch they sit on.
    async fn may_change(&self, before: &RoleRecord, after: &RoleRecord) -> Result<(), RoleError> {
        let is_built_in = before.id.as_str() == ALL_EMPLOYEES;
        if before.all_permissions || is_built_in && before.name != after.name {
            return Err(RoleError::Fixed(before.name.clone()));
        }
        let own = self.store.roles_of(self.caller.who()).await?;
        let then = own.iter().map(|role| if role.id == after.id { after } else { role });
        stays_powerful(&permissions_of_all(then))
    }

    pub async fn delete(&self, proof: &Allowed<ManageRoles>, id: &RoleId) -> Result<(), RoleError> {
        let mut attempts = 0;
        loop {
            let deleted = self.try_deleting(proof, id).await;
            if !is_overtaken(&deleted, &mut attempts) {
                return deleted;
            }
        }
    }

    async fn try_deleting(&self, proof: &Allowed<ManageRoles>, id: &RoleId) -> Result<(), RoleError> {
        let access = self.store.access().await?;
        let held = self.held().await?;
        let role = find(&access, id)?;
        if matches!(role.id.as_str(), ADMINISTRATOR | ALL_EMPLOYEES) {
            return Err(RoleError::Fixed(role.name.clone()));
        }
        let employees = access.roles.iter().find(|(role, _)| role.id == *id).map_or(0, |(_, count)| *count);
        if employees > 0 {
            return Err(RoleError::InUse { employees });
        }
        within(&held, &permissions_of(role))?;
        let entry = NewHistory::by(proof.who(), self.now, "role_deleted").with(json!({"name": role.name}));
        Ok(self.store.delete_role(access.version, id.clone(), entry).await?)
    }

    /// Gives an employee exactly these roles, beside that of everybody.
    pub async fn assign(
        &self,
        proof: &Allowed<ManageRoles>,
        employee: &EmployeeId,
        roles: &[RoleId],
    ) -> Result<(), RoleError> {
        let mut attempts = 0;
        loop {
            let assigned = self.try_assigning(proof, employee, roles).await;
            if !is_overtaken(&assigned, &mut attempts) {
                return assigned;
            }
        }
    }

    async fn try_assigning(
        &self,
        proof: &Allowed<ManageRoles>,
        employee: &EmployeeId,
        roles: &[RoleId],
    ) -> Result<(), RoleError> {
        let access = self.store.access().await?;
        let held = self.held().await?;
        let present = self.store.roles_of(employee).await?;
        let (everybodys, before): (Vec<_>, Vec<_>) =
            present.into_iter().partition(|role| role.id.as_str() == ALL_EMPLOYEES);
        let mut after: Vec<RoleRecord> = Vec::new();
        for id in roles.iter().filter(|id| id.as_str() != ALL_EMPLOYEES) {
            let role = find(&access, id)?;
            if !after.contains(role) {
                after.push(role.clone());
            }
        }
        let given = after.iter().filter(|role| !before.contains(role));
        let taken = before.iter().filter(|role| !after.contains(role));
        within(&held, &permissions_of_all(given.chain(taken)))?;
        let is_administrator = after.iter().any(|role| role.id.as_str() == ADMINISTRATOR);
        if !is_administrator && access.administrators == [employee.clone()] {
            return Err(RoleError::LastAdministrator);
        }
        if employee == self.caller.who() {
            stays_powerful(&permissions_of_all(everybodys.iter().chain(&after)))?;
        }
        let entry = NewHistory::by(proof.who(), self.now, "roles_assigned")
            .with(json!({"from": names(&before), "to": names(&after)}));
        let ids = after.into_iter().map(|role| role.id).collect();
        Ok(self.store.assign_roles(access.version, employee.clone(), ids, entry).await?)
    }

    /// Whether the caller may act on somebody's way in: never on that of somebody who may do more.
    pub async fn is_not_above(&self, employee: &EmployeeId) -> Result<(), RoleError> {
        let held = self.held().await?;
        within(&held, &permissions_of_all(&self.store.roles_of(employee).await?))
    }
}

fn stays_powerful(then: &BTreeSet<Permission>) -> Result<(), RoleError> {
    if then.contains(&Permission::ManageRoles) { Ok(()) } else { Err(RoleError::Yourself) }
}

fn names(roles: &[RoleRecord]) -> Vec<&str> {
    roles.iter().map(|role| role.name.as_str()).collect()
}

/// Whether somebody else changed access in between, so that it has to be looked at again.
pub(super) fn is_overtaken<T>(outcome: &Result<T, RoleError>, attempts: &mut usize) -> bool {
    *attempts += 1;
    matches!(outcome, Err(RoleError::Store(StoreError::Stale))) && *attempts < ATTEMPTS
}

fn find<'a>(access: &'a Access, id: &RoleId) -> Result<&'a RoleRecord, RoleError> {
    let found = access.roles.iter().find(|(role, _)| role.id == *id);
    found.map(|(role, _)| role).ok_or(RoleError::UnknownRole)
}
