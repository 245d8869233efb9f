//! The people of the company: who may do what, who is signed in, and what makes two the same.

mod contact;
mod password;
mod permission;
mod session;

pub use contact::{email_key, phone_key};
pub use password::{PasswordError, hash_password, verify_password};
pub use permission::{Allowed, Caller, Forbidden, Permission, PermissionKind, kind};
pub use session::{Presence, SignInError, SignIns, end, identify, sign_in, start};
