//! When two addresses or two phones are the same.

use crate::store::tables::UniqueKeys;

/// What must be nobody else's: addresses without case, phones as numbers.
pub fn unique_keys(text: impl Fn(&str) -> Option<String>, country: Option<&str>) -> UniqueKeys {
    UniqueKeys {
        email: text("email").as_deref().and_then(email_key),
        personal_email: text("personal_email").as_deref().and_then(email_key),
        mobile_number: text("mobile_number").as_deref().and_then(|phone| phone_key(phone, country)),
    }
}

/// An address without case.
pub fn email_key(email: &str) -> Option<String> {
    let email = email.trim().to_lowercase();
    (!email.is_empty()).then_some(email)
}

/// A phone as a number: `+31655501234`, however it was written. `country` (ISO 3166) reads numbers
/// without a country code; where none can be made out, the digits alone count.
pub fn phone_key(phone: &str, country: Option<&str>) -> Option<String> {
    let plain = plain(phone);
    if plain.is_empty() {
        return None;
    }
    let country = country.and_then(|code| code.parse::<phonenumber::country::Id>().ok());
    match phonenumber::parse(country, &plain) {
        Ok(number) => Some(number.format().mode(phonenumber::Mode::E164).to_string()),
        Err(_) => Some(plain),
    }
}

/// Digits of any script as ASCII, and a plus in front where there was one.
fn plain(phone: &str) -> String {
    // What follows an extension mark is not part of the number that identifies a person.
    let number = phone.to_lowercase();
    let number = number.split("ext").next().unwrap_or_default();
    let digits: String = number.chars().filter_map(ascii_digit).collect();
    let international = phone.trim_start().starts_with(['+', '＋']);
    match digits.strip_prefix("00") {
        _ if digits.is_empty() => digits,
        _ if international => format!("+{digits}"),
        Some(rest) => format!("+{rest}"),
        None => digits,
    }
}

fn ascii_digit(c: char) -> Option<char> {
    let zeros = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{ff10}'];
    let digit = zeros
        .iter()
        .find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|digit| *digit < 10))?;
    char::from_digit(digit, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_phone_written_six_ways_is_one_number() {
        for written in [
            "+31 6 5550 1234",
            "0031655501234",
            "06-5550-1234",
            "+31 (0)6 5550 1234",
            "＋３１ ６ ５５５０ １２３４",
            "+31‑6‑5550‑1234",
        ] {
            assert_eq!(phone_key(written, Some("NL")).as_deref(), Some("+31655501234"), "{written}");
        }
    }

    #[test]
    fn other_numbers_are_other_people() {
        assert_ne!(phone_key("+31 6 5550 1234", None), phone_key("+31 6 5550 1235", None));
        assert_ne!(phone_key("+49 6 5550 1234", None), phone_key("+31 6 5550 1234", None));
    }

    #[test]
    fn what_is_no_number_is_no_key() {
        assert_eq!(phone_key("", None), None);
        assert_eq!(phone_key("ask her", None), None);
        assert_eq!(phone_key("12", None).as_deref(), Some("12"));
    }

    #[test]
    fn addresses_are_compared_without_case() {
        assert_eq!(email_key(" Ada@Example.ORG "), email_key("ada@example.org"));
        assert_eq!(email_key("  "), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_a_key_or_none(text in "\\PC{0,60}") {
            let _ = phone_key(&text, Some("PL"));
        }
    }
}
