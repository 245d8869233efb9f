//! How an employee gets in: a password, or a code that is good once and is replaced by a password at its
//! first use.

use jiff::{SignedDuration, Timestamp};

use super::{
    Allowed, PasswordError, RoleError, Roles, email_key, hash_password, kind::ManageRoles,
    roles::is_overtaken,
};
use crate::{
    ids::EmployeeId,
    random::{self, Drawn, NoRandomness, Random},
    store::{
        StoreError,
        tables::{NewAccount, NewHistory},
    },
};

/// How long a one-time code waits for its first use.
pub const CODE_VALID: SignedDuration = SignedDuration::from_hours(7 * 24);
const CODE_GROUPS: usize = 3;
const CODE_GROUP: usize = 4;
/// Without letters that look like digits, and without U.
const CODE_LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

#[derive(Debug, thiserror::Error)]
pub enum WayInError {
    #[error("This person has no work email. Enter one first: it is what they sign in with.")]
    NoEmail,
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Role(#[from] RoleError),
}

impl From<StoreError> for WayInError {
    fn from(error: StoreError) -> Self {
        Self::Role(error.into())
    }
}

/// A code to read out or to write down: `K7PM-2Q9X-WB4T`, 60 random bits.
pub fn new_code(random: &dyn Random) -> Result<String, NoRandomness> {
    let bytes = random::bytes::<{ CODE_GROUPS * CODE_GROUP }>(random)?;
    let letters: Vec<u8> = bytes.iter().map(|byte| CODE_LETTERS[usize::from(byte % 32)]).collect();
    let groups: Vec<_> = letters.chunks(CODE_GROUP).map(String::from_utf8_lossy).collect();
    Ok(groups.join("-"))
}

/// A code as it is compared, however it was typed.
pub fn read_code(typed: &str) -> String {
    let letters = typed.chars().filter(|letter| letter.is_alphanumeric());
    letters
        .flat_map(char::to_uppercase)
        .map(|letter| match letter {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

impl Roles<'_> {
    /// Gives somebody a password, or a one-time code; ends their sessions.
    pub async fn let_in(
        &self,
        proof: &Allowed<ManageRoles>,
        employee: &EmployeeId,
        secret: String,
        is_one_time: bool,
    ) -> Result<(), WayInError> {
        let record = self.store.employee(employee).await?;
        let email_key =
            record.values.get("email").and_then(|email| email_key(email)).ok_or(WayInError::NoEmail)?;
        self.is_not_above(employee).await?;
        let salted = Drawn(random::bytes(self.random).map_err(PasswordError::from)?);
        let hashed = tokio::task::spawn_blocking(move || hash_password(&secret, &salted)).await;
        let password_hash = hashed.unwrap_or(Err(PasswordError::Hash))?;
        let one_time_until = match is_one_time {
            true => Some(self.now.saturating_add(CODE_VALID).unwrap_or(Timestamp::MAX)),
            false => None,
        };
        let what = if is_one_time { "invited" } else { "password_set" };
        let employee_id = employee.clone();
        let account = NewAccount { employee_id, email_key, password_hash, one_time_until };
        let mut attempts = 0;
        loop {
            let entry = NewHistory::by(proof.who(), self.now, what);
            let saved = self.try_letting_in(account.clone(), entry).await;
            if !is_overtaken(&saved, &mut attempts) {
                return Ok(saved?);
            }
        }
    }

    async fn try_letting_in(&self, account: NewAccount, entry: NewHistory) -> Result<(), RoleError> {
        let access = self.store.access().await?;
        self.is_not_above(&account.employee_id).await?;
        Ok(self.store.save_account(access.version, account, entry).await?)
    }

    /// Takes somebody's way in away; ends their sessions.
    pub async fn shut_out(
        &self,
        proof: &Allowed<ManageRoles>,
        employee: &EmployeeId,
    ) -> Result<(), WayInError> {
        let mut attempts = 0;
        loop {
            let entry = NewHistory::by(proof.who(), self.now, "sign_in_disabled");
            let removed = self.try_shutting_out(employee, entry).await;
            if !is_overtaken(&removed, &mut attempts) {
                return Ok(removed?);
            }
        }
    }

    async fn try_shutting_out(&self, employee: &EmployeeId, entry: NewHistory) -> Result<(), RoleError> {
        let access = self.store.access().await?;
        self.is_not_above(employee).await?;
        if access.administrators == [employee.clone()] {
            return Err(RoleError::LastAdministrator);
        }
        Ok(self.store.remove_account(access.version, employee.clone(), entry).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SeededRandom;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let code = new_code(&SeededRandom::new(1)).expect("a code");
        assert_eq!(code.len(), 14);
        assert_eq!(read_code(&code.to_lowercase().replace('-', "  ")), read_code(&code));
        assert_eq!(read_code("o0-iIl1"), "001111");
    }
}
