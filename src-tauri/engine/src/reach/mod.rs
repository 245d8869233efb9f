//! How Ashby reaches this computer. By hand so far: somebody forwards a port and says the address.

/// Why an address can't be the public one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("Enter the whole address, beginning with https:// (or http:// to try it on this computer).")]
    NotWeb,
    #[error("Leave out what follows the host and port: Hirelay adds the path itself.")]
    HasQuery,
    #[error("Leave out the user name and password.")]
    HasUser,
}

/// Checks a public address and brings it into the form that the webhook's path is appended to.
pub fn public_address(typed: &str) -> Result<String, AddressError> {
    let url = reqwest::Url::parse(typed.trim()).map_err(|_| AddressError::NotWeb)?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(AddressError::NotWeb);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(AddressError::HasUser);
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(AddressError::HasQuery);
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_brought_into_form() {
        assert_eq!(
            public_address(" https://Hooks.Example.org/ ").as_deref(),
            Ok("https://hooks.example.org")
        );
        assert_eq!(public_address("https://a.example/hr/").as_deref(), Ok("https://a.example/hr"));
        assert_eq!(public_address("http://127.0.0.1:8080").as_deref(), Ok("http://127.0.0.1:8080"));
    }

    #[test]
    fn what_is_no_address_says_what_to_do() {
        for typed in ["", "hooks.example.org", "ftp://a.example", "https://", "javascript:alert(1)"] {
            assert_eq!(public_address(typed), Err(AddressError::NotWeb), "{typed}");
        }
        assert_eq!(public_address("https://u:p@a.example"), Err(AddressError::HasUser));
        assert_eq!(public_address("https://a.example/?x=1"), Err(AddressError::HasQuery));
    }
}
