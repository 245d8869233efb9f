//! Files of hires and employees: encrypted in the vault, handed out by ticket.

mod tickets;
mod vault;

pub use tickets::Tickets;
pub use vault::{Vault, VaultError, Writing};

/// Makes a file name of what somebody called a file: no folders, no control or direction characters,
/// no name that Windows reserves, at most 120 characters. The extension stays.
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
            || "<>:\"|?*".contains(c)
    };
    let visible: String = last.chars().filter(|c| !is_odd(*c)).collect();
    let visible = visible.trim_matches(|c: char| c.is_whitespace() || c == '.');
    let (stem, extension) = match visible.rsplit_once('.') {
        Some((stem, extension)) if extension.chars().count() <= 10 => (stem, format!(".{extension}")),
        _ => (visible, String::new()),
    };
    let stem: String = stem.chars().take(120 - extension.chars().count()).collect();
    let reserved = ["con", "prn", "aux", "nul"];
    let numbered = ["com", "lpt"].iter().any(|port| {
        stem.to_lowercase().strip_prefix(port).is_some_and(|number| number.len() == 1 && number != "0")
    });
    if stem.is_empty() {
        format!("document{extension}")
    } else if reserved.contains(&stem.to_lowercase().as_str()) || numbered {
        format!("_{stem}{extension}")
    } else {
        format!("{stem}{extension}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_is_dangerous_and_keep_what_is_meant() {
        for (name, clean) in [
            ("Résumé 履歴書.pdf", "Résumé 履歴書.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\x\\cv.docx", "cv.docx"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.exe"),
            ("CON.txt", "_CON.txt"),
            ("com1", "_com1"),
            (" .. ", "document"),
            ("", "document"),
            ("a\u{0}b\n.pdf", "ab.pdf"),
        ] {
            assert_eq!(clean_name(name), clean, "{name:?}");
        }
        assert_eq!(clean_name(&format!("{}.pdf", "x".repeat(400))).chars().count(), 120);
    }
}
