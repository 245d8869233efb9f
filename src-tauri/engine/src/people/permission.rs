//! Permissions, and proofs of them.
//!
//! A handler that needs a permission takes an [`Allowed`] of its kind. Only a [`Caller`] gives one,
//! and only the session check makes a caller: a handler that forgot to ask does not compile.

use std::marker::PhantomData;

use serde::Serialize;
use ts_rs::TS;

use crate::{ids::EmployeeId, store::tables::RoleRecord};

macro_rules! permissions {
    ($($name:ident $id:literal $group:literal $label:literal)*) => {
        /// What a role can allow.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
        pub enum Permission {
            $(#[serde(rename = $id)] $name,)*
        }

        impl Permission {
            pub const ALL: &[Permission] = &[$(Permission::$name,)*];

            pub fn id(self) -> &'static str {
                match self { $(Permission::$name => $id,)* }
            }

            pub fn by_id(id: &str) -> Option<Self> {
                Self::ALL.iter().find(|permission| permission.id() == id).copied()
            }

            pub fn group(self) -> &'static str {
                match self { $(Permission::$name => $group,)* }
            }

            pub fn label(self) -> &'static str {
                match self { $(Permission::$name => $label,)* }
            }
        }

        /// The permissions as types, for [`Allowed`](super::Allowed).
        pub mod kind {
            $(
                #[derive(Debug, Clone, Copy)]
                pub enum $name {}
                impl super::PermissionKind for $name {
                    const PERMISSION: super::Permission = super::Permission::$name;
                }
            )*
        }
    };
}

permissions! {
    ManageAtsInbox "ats_inbox.manage" "Company → General" "Manage ATS inbox"
    ManageIntegrations "integrations.manage" "Company → General" "Manage integrations"
    ManageRoles "roles.manage" "Company → General" "Manage roles & permissions"
    ManageEmployees "employees.manage" "People" "Manage employees"
    ViewCompensation "compensation.view" "People" "View compensation"
    ManageDocuments "documents.manage" "People" "Manage employee documents"
}

/// A permission as a type.
pub trait PermissionKind {
    const PERMISSION: Permission;
}

/// Proof that somebody holds a permission.
#[derive(Debug, Clone)]
pub struct Allowed<P> {
    who: EmployeeId,
    kind: PhantomData<fn() -> P>,
}

impl<P> Allowed<P> {
    /// Who holds it, for the history.
    pub fn who(&self) -> &EmployeeId {
        &self.who
    }
}

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Caller {
    who: EmployeeId,
    token_hash: [u8; 32],
    permissions: Vec<Permission>,
}

#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("this needs the permission “{}”", .0.label())]
pub struct Forbidden(pub Permission);

impl Caller {
    /// For the session check alone.
    pub(super) fn new(who: EmployeeId, token_hash: [u8; 32], roles: &[RoleRecord]) -> Self {
        let held = |permission: &&Permission| {
            roles
                .iter()
                .any(|role| role.all_permissions || role.permissions.iter().any(|id| id == permission.id()))
        };
        Self { who, token_hash, permissions: Permission::ALL.iter().filter(held).copied().collect() }
    }

    pub fn who(&self) -> &EmployeeId {
        &self.who
    }

    pub fn token_hash(&self) -> [u8; 32] {
        self.token_hash
    }

    pub fn permissions(&self) -> &[Permission] {
        &self.permissions
    }

    pub fn holds(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }

    /// The proof, if the permission is held.
    pub fn allowed<P: PermissionKind>(&self) -> Result<Allowed<P>, Forbidden> {
        if self.holds(P::PERMISSION) {
            Ok(Allowed { who: self.who.clone(), kind: PhantomData })
        } else {
            Err(Forbidden(P::PERMISSION))
        }
    }
}
