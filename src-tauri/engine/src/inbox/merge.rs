//! Which of two versions of a part is kept. Pure.

use crate::store::tables::StoredPart;

/// The part to keep in place of `present`; `None` when the incoming one brings nothing.
///
/// The newer one wins by Ashby's own time, and by the order of receipt where that says nothing. What
/// Ashby removed stays removed, however late an older message about it arrives.
pub(super) fn merge(
    present: Option<&StoredPart>,
    incoming: StoredPart,
    incoming_id: Option<&str>,
) -> Option<StoredPart> {
    let Some(present) = present else {
        return Some(incoming);
    };
    if let Some(removed) = present.removed.as_deref()
        && incoming_id == Some(removed)
    {
        return None;
    }
    let received_later = incoming.receipt > present.receipt;
    let is_newer = match (&incoming.stamp, &present.stamp) {
        (Some(incoming), Some(present)) if incoming != present => incoming > present,
        _ => received_later,
    };
    (is_newer && (incoming.body != present.body || incoming.stamp != present.stamp)).then_some(incoming)
}

/// An instant as text that sorts by time, whatever zone and precision it was written in.
pub(super) fn stamp(text: Option<String>) -> Option<String> {
    let text = text?;
    Some(match text.parse::<jiff::Timestamp>() {
        Ok(instant) => format!("{instant:.3}"),
        Err(_) => text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tables::PartKind;

    fn part(stamp: Option<&str>, receipt: i64, body: &str) -> StoredPart {
        StoredPart {
            kind: PartKind::Offer,
            stamp: stamp.map(str::to_owned),
            origin: "webhook".into(),
            receipt,
            removed: None,
            body: body.into(),
        }
    }

    #[test]
    fn the_newer_part_wins_in_any_order() {
        let (old, new) = (part(Some("2026-01-01"), 1, "old"), part(Some("2026-01-02"), 2, "new"));
        assert_eq!(merge(Some(&old), new.clone(), None), Some(new.clone()));
        let late_old = StoredPart { receipt: 3, ..old };
        assert_eq!(merge(Some(&new), late_old, None), None);
    }

    #[test]
    fn without_a_time_the_order_of_receipt_decides() {
        let (first, second) = (part(None, 1, "a"), part(None, 2, "b"));
        assert_eq!(merge(Some(&first), second.clone(), None), Some(second.clone()));
        assert_eq!(merge(Some(&second), first, None), None);
    }

    #[test]
    fn a_removed_offer_does_not_come_back_but_another_one_may() {
        let gone = StoredPart { removed: Some("o1".into()), ..part(Some("2026-01-05"), 5, "") };
        assert_eq!(merge(Some(&gone), part(Some("2026-01-09"), 9, "x"), Some("o1")), None);
        assert!(merge(Some(&gone), part(Some("2026-01-09"), 9, "y"), Some("o2")).is_some());
    }

    #[test]
    fn stamps_sort_by_time_whatever_their_zone() {
        let stamp = |text: &str| stamp(Some(text.to_owned())).expect("there");
        assert!(stamp("2026-01-01T10:00:00+02:00") < stamp("2026-01-01T09:00:00Z"));
        assert_eq!(stamp("2026-01-01T09:00:00Z"), stamp("2026-01-01T09:00:00.000Z"));
    }
}
