//! The recovery key: eight groups of four characters that the owner saves at first start.
//!
//! 160 random bits in Crockford's alphabet, which has no I, L, O and U: what looks like
//! another character when it is typed back is read as that character.

use zeroize::Zeroizing;

use crate::random::{self, NoRandomness, Random};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARACTERS: usize = 32;

/// Opens the workspace on another computer, or when the owner forgot the password.
pub struct RecoveryKey(Zeroizing<String>);

impl RecoveryKey {
    pub(super) fn new(random: &dyn Random) -> Result<Self, NoRandomness> {
        let bits = random::bytes::<CHARACTERS>(random)?;
        Ok(Self(Zeroizing::new(
            bits.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect(),
        )))
    }

    /// Reads what somebody typed, with or without the dashes, in either case.
    pub(super) fn read(typed: &str) -> Option<Self> {
        let mut key = Zeroizing::new(String::with_capacity(CHARACTERS));
        for character in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            key.push(match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other if ALPHABET.contains(&u8::try_from(other).ok()?) => other,
                _ => return None,
            });
        }
        (key.len() == CHARACTERS).then_some(Self(key))
    }

    pub(super) fn secret(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The key as it is shown: `ABCD-EFGH-…`.
    pub fn grouped(&self) -> String {
        let groups: Vec<&str> = (0..CHARACTERS).step_by(4).map(|at| &self.0[at..at + 4]).collect();
        groups.join("-")
    }
}
