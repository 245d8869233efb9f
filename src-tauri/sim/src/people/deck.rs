//! Choices from a seed.
//!
//! A [`Deck`] deals each of its cards once, in random order, before any comes again. So a handful of hires
//! from any seed already meets every form a name or an offer can take, which plain chance would not promise.

use rand::{RngExt, rngs::StdRng, seq::SliceRandom};
use uuid::{Builder, Uuid};

/// Cards dealt one by one, shuffled anew when all have been dealt.
#[derive(Debug, Clone)]
pub struct Deck<T: 'static> {
    cards: &'static [T],
    rest: Vec<usize>,
}

impl<T: Copy> Deck<T> {
    /// A full deck. `cards` must not be empty.
    pub fn new(cards: &'static [T]) -> Self {
        Self { cards, rest: Vec::new() }
    }

    /// The next card.
    pub fn deal(&mut self, rng: &mut StdRng) -> T {
        if self.rest.is_empty() {
            self.rest = (0..self.cards.len()).collect();
            self.rest.shuffle(rng);
        }
        self.cards[self.rest.pop().unwrap_or(0)]
    }
}

/// Any of `choices`, which must not be empty.
pub fn pick<T: Copy>(rng: &mut StdRng, choices: &[T]) -> T {
    choices[rng.random_range(0..choices.len())]
}

/// An id in the shape of a random UUID.
pub fn id(rng: &mut StdRng) -> Uuid {
    Builder::from_random_bytes(rng.random()).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;

    #[test]
    fn a_deck_deals_every_card_once_before_one_comes_again() {
        let mut rng = StdRng::seed_from_u64(5);
        let mut deck = Deck::new(&[1, 2, 3, 4, 5, 6, 7]);
        for _ in 0..3 {
            let mut dealt: Vec<i32> = (0..7).map(|_| deck.deal(&mut rng)).collect();
            dealt.sort_unstable();
            assert_eq!(dealt, [1, 2, 3, 4, 5, 6, 7]);
        }
    }

    #[test]
    fn ids_have_the_version_and_variant_of_random_uuids() {
        let id = id(&mut StdRng::seed_from_u64(1));
        assert_eq!((id.get_version_num(), id.get_variant()), (4, uuid::Variant::RFC4122));
    }
}
