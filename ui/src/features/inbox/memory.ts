/** What the inbox remembers between its list and a hire, while the window is open. */
import type { HireId } from '@/bindings/types';
import type { GroupName } from './groups';
import type { View } from './views';

/** What a key pressed in the list asks the hire's page to begin with. */
export type Beginning = 'edit' | 'link' | 'dismiss';

/** The row one left: its hire, and its place, where another one stands if the hire has left the list. */
interface Left {
  id: HireId;
  place: number;
}

let left: Left | null = null;
let beginning: Beginning | null = null;
const turned = new Map<View, ReadonlySet<GroupName>>();

const taker =
  <T>(take: () => T, forget: () => void) =>
  (): T => {
    const taken = take();
    forget();
    return taken;
  };

export const memory = {
  leave: (hire: HireId, place: number): void => {
    left = { id: hire, place: place < 0 && left?.id === hire ? left.place : place };
  },
  /** Once: so that the list puts the focus back only after a hire was looked at. */
  takeLeft: taker(
    () => left,
    () => (left = null),
  ),
  beginWith: (what: Beginning): void => {
    beginning = what;
  },
  takeBeginning: taker(
    () => beginning,
    () => (beginning = null),
  ),
  /** The groups that somebody folded or unfolded. */
  turned: (view: View): ReadonlySet<GroupName> => turned.get(view) ?? new Set(),
  turn: (view: View, names: ReadonlySet<GroupName>): void => void turned.set(view, names),
};
