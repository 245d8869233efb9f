//! Names for very many people: some common, most rare, as names are.

const GIVEN: [&str; 24] = [
    "Anna", "Bram", "Clara", "David", "Elena", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Katja", "Lars",
    "Maria", "Nils", "Olga", "Pavel", "Quentin", "Rosa", "Sofia", "Tomas", "Ursula", "Viktor", "Wanda",
    "Yusuf",
];
const FIRST: [&str; 24] = [
    "Al", "Bern", "Car", "Dor", "Eck", "Fal", "Gar", "Hol", "Ing", "Jan", "Kel", "Lind", "Mar", "Nor", "Ost",
    "Pal", "Quist", "Ros", "Sand", "Thor", "Ull", "Vest", "Wal", "Zim",
];
const MIDDLE: [&str; 16] =
    ["", "a", "be", "da", "e", "fa", "go", "he", "i", "ko", "la", "mo", "ne", "o", "ri", "su"];
const LAST: [&str; 16] = [
    "berg", "dal", "er", "feld", "gren", "hof", "ing", "kamp", "ler", "man", "nov", "quist", "sen", "son",
    "stein", "ton",
];

pub struct Names {
    given: String,
    family: String,
}

impl Names {
    /// The name of the person with this number.
    pub fn of(number: usize) -> Self {
        let word = mix(number as u64);
        let (given, family) =
            (common(word, GIVEN.len()), common(word >> 24, FIRST.len() * MIDDLE.len() * LAST.len()));
        // Neighbours in frequency shouldn't be neighbours in the alphabet.
        let family = family * 2_749 % (FIRST.len() * MIDDLE.len() * LAST.len());
        let (first, rest) = (family % FIRST.len(), family / FIRST.len());
        Self {
            given: GIVEN[given].to_owned(),
            family: format!("{}{}{}", FIRST[first], MIDDLE[rest % MIDDLE.len()], LAST[rest / MIDDLE.len()]),
        }
    }

    pub fn full(&self) -> String {
        format!("{} {}", self.given, self.family)
    }

    pub fn family(&self) -> &str {
        &self.family
    }

    pub fn given(&self) -> &str {
        &self.given
    }

    pub fn address(&self, number: usize) -> String {
        format!("{}.{}{number}@example.org", self.given, self.family).to_lowercase()
    }
}

/// One of `choices`, the lower ones far more often.
fn common(word: u64, choices: usize) -> usize {
    let share = (word & 0xff_ffff) as f64 / f64::from(1 << 24);
    (share.powf(1.5) * choices as f64) as usize
}

/// Leaves no pattern (the finaliser of SplitMix64).
fn mix(mut word: u64) -> u64 {
    word = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn there_are_many_names_and_some_are_common() {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for number in 0..100_000 {
            *counts.entry(Names::of(number).family).or_default() += 1;
        }
        assert!(counts.len() > 4_000, "{}", counts.len());
        assert!(counts.values().any(|count| *count > 200), "{:?}", counts.values().max());
    }
}
