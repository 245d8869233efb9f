//! Splitting one name into first and last.
//!
//! Ashby sends a name as one text. Any split is a guess that a person reviews, so it says when it is
//! unsure, never drops a character, and leaves a single name alone.

/// A guess at the two halves of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitName {
    pub first: Option<String>,
    pub last: Option<String>,
    /// Somebody should look: there is a middle name, a second family name, or something unusual.
    pub unsure: bool,
}

const PARTICLES: &[&str] = &[
    "af", "al", "av", "bin", "bint", "da", "das", "de", "degli", "dei", "del", "della", "den", "der", "di",
    "dos", "du", "el", "ibn", "la", "le", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur",
];
const SUFFIXES: &[&str] = &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "md"];

pub fn split_name(name: &str) -> SplitName {
    if let Some((last, first)) = name.split_once(',') {
        let (last, first) = (last.trim(), first.trim());
        if !last.is_empty() && !first.is_empty() && !SUFFIXES.contains(&first.to_lowercase().as_str()) {
            return halves(first, last, first.contains(','));
        }
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    match words[..] {
        [] => SplitName { first: None, last: None, unsure: true },
        [single] => SplitName { first: Some(single.to_owned()), last: None, unsure: is_family_first(single) },
        [family, ref given @ ..] if is_family_first(family) => {
            halves(&given.join(" "), family, given.len() > 1)
        }
        _ => {
            let particle = words.iter().skip(1).position(|word| PARTICLES.contains(word)).map(|at| at + 1);
            let at = particle.filter(|at| at + 1 < words.len()).unwrap_or(words.len() - 1);
            let unsure = particle.is_none() && words.len() > 2 || at > 2;
            halves(&words[..at].join(" "), &words[at..].join(" "), unsure)
        }
    }
}

fn halves(first: &str, last: &str, unsure: bool) -> SplitName {
    SplitName { first: Some(first.to_owned()), last: Some(last.to_owned()), unsure }
}

/// Written in Han, Kana or Hangul, where the family name stands first.
fn is_family_first(word: &str) -> bool {
    word.chars().all(
        |c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '々'),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_forms_are_split() {
        for (name, first, last, unsure) in [
            ("Ada Byron", "Ada", "Byron", false),
            ("Madeleine van den Berg", "Madeleine", "van den Berg", false),
            ("García Márquez, Gabriel", "Gabriel", "García Márquez", false),
            ("Gabriel García Márquez", "Gabriel García", "Márquez", true),
            ("山田 さくら", "さくら", "山田", false),
            ("김 민준", "민준", "김", false),
            ("John Smith, Jr.", "John Smith,", "Jr.", true),
        ] {
            let expected = SplitName { first: Some(first.into()), last: Some(last.into()), unsure };
            assert_eq!(split_name(name), expected, "{name}");
        }
    }

    #[test]
    fn a_single_name_stays_whole() {
        assert_eq!(split_name("Cher"), SplitName { first: Some("Cher".into()), last: None, unsure: false });
        assert_eq!(
            split_name("山田太郎"),
            SplitName { first: Some("山田太郎".into()), last: None, unsure: true }
        );
        assert_eq!(split_name("  "), SplitName { first: None, last: None, unsure: true });
    }

    proptest::proptest! {
        #[test]
        fn no_letter_is_ever_lost(name in "\\PC{0,40}") {
            let split = split_name(&name);
            let letters = |text: &str| { let mut l: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && *c != ',').collect(); l.sort_unstable(); l };
            let both = format!("{}{}", split.first.unwrap_or_default(), split.last.unwrap_or_default());
            proptest::prop_assert_eq!(letters(&both), letters(&name));
        }
    }
}
