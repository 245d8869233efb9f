//! Identifiers, each a type of its own, so that a hire can't be asked for by an employee's id.
//!
//! Outside they are plain strings. New ones are UUIDs of version 7: they sort by their time.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::random::{self, NoRandomness, Random};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub String);

        impl $name {
            /// A new id, unique by its time and 74 random bits.
            pub fn new(now: Timestamp, random: &dyn Random) -> Result<Self, NoRandomness> {
                Ok(Self(uuid_v7(now, random)?))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// An item of the ATS inbox.
    HireId
    /// A person with a profile.
    EmployeeId
    /// A set of permissions.
    RoleId
    /// A message from Ashby; its number in the order of receipt.
    DeliveryId
    /// A message that was refused for its signature.
    RefusedId
    /// A file that belongs to a hire or an employee.
    DocumentId
    /// One installation of the Ashby integration, with its own address.
    IntegrationId
}

const TEST_APPLICATION: &str = "hirelay-test-";

/// An application id for a test hire: nothing of Ashby's looks like it.
pub fn test_application(random: &dyn Random) -> Result<String, NoRandomness> {
    Ok(format!("{TEST_APPLICATION}{}", random::token::<12>(random)?))
}

/// Whether Hirelay made the application up.
pub fn is_test_application(id: &str) -> bool {
    id.starts_with(TEST_APPLICATION)
}

fn uuid_v7(now: Timestamp, random: &dyn Random) -> Result<String, NoRandomness> {
    let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
    let bits = random::bytes::<10>(random)?;
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &bits).into_uuid().to_string())
}
