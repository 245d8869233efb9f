//! The people of the company: who may do what, who is signed in, what makes two the same, and how a
//! profile changes.

mod contact;
mod password;
mod permission;
mod profile;
mod roles;
mod session;
mod way_in;

pub use contact::{email_key, phone_key, unique_keys};
pub use password::{PasswordError, hash_password, verify_password};
pub use permission::{Allowed, Caller, Forbidden, Permission, PermissionKind, kind};
pub use profile::{InvalidProfile, change, create, simple_fields, simple_value, touches_pay};
pub use roles::{RoleError, Roles, permissions_of};
pub use session::{Presence, SignInError, SignIns, confirm, end, identify, sign_in, start};
pub use way_in::{WayInError, new_code, read_code};
