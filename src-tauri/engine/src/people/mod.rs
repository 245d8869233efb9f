//! The people of the company: who may do what, who is signed in, what makes two the same, and how a
//! profile changes.

mod contact;
mod password;
mod permission;
mod profile;
mod session;

pub use contact::{email_key, phone_key, unique_keys};
pub use password::{PasswordError, hash_password, verify_password};
pub use permission::{Allowed, Caller, Forbidden, Permission, PermissionKind, kind};
pub use profile::{InvalidProfile, change, simple_fields, simple_value, touches_pay};
pub use session::{Presence, SignInError, SignIns, confirm, end, identify, sign_in, start};
