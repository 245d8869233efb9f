import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { HireId } from '@/bindings/types';
import { useToday } from '@/format';
import { useKeys } from '@/keys/useKeys';
import { Columns } from './Columns';
import { HireRow } from './HireRow';
import { memory, type Beginning } from './memory';
import type { Hires } from './useHires';
import type { Rows } from './useRows';
import type { Selection } from './useSelection';
import type { InboxSearch } from './views';
import { VirtualRows, type RowsHandle } from './VirtualRows';

const HEAD = 32;

/** What was searched for when Enter was pressed. */
export interface Entered {
  words: string;
}

interface Props {
  hires: Hires;
  rows: Rows;
  search: InboxSearch;
  selection: Selection;
  /** Somebody pressed Enter in the search field, to go on in the list of what was found. */
  entered: Entered | null;
  dismissChosen: () => void;
  exportChosen: () => void;
}

/** J and K move between the rows, Enter opens; E, L and D open and begin. */
export function HireList({ hires, rows, search, selection, entered, dismissChosen, exportChosen }: Props) {
  const navigate = useNavigate();
  const today = useToday();
  const handle = useRef<RowsHandle>(null);
  const { inOrder } = rows;
  const [left] = useState(() => memory.takeLeft());
  const [picked, setPicked] = useState<HireId | null>(null);
  const pick = useCallback((id: HireId) => setPicked(id), []);

  const goTo = (id: HireId | undefined) => {
    if (id === undefined) return;
    setPicked(id);
    handle.current?.goTo(id, true);
  };
  const at = inOrder.findIndex(({ id }) => id === picked);
  const move = (step: 1 | -1) => goTo(inOrder[at < 0 ? 0 : at + step]?.id);
  const open = (beginning?: Beginning) => {
    if (picked === null || at < 0) return;
    if (beginning) memory.beginWith(beginning);
    void navigate({ to: '/inbox/$hireId', params: { hireId: picked }, search });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    e: () => open('edit'),
    l: () => open('link'),
    d: () => open('dismiss'),
  });
  // Enter belongs to what has the focus; a row that is picked takes it from nobody.
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isFree = document.activeElement?.matches('body, h1, #main') ?? true;
      if (event.key === 'Enter' && isFree && !event.defaultPrevented) open();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });

  // Back from a hire: its row, or what stands in its place now. Once, with the rows that are there on arrival.
  useEffect(() => {
    if (!left) return;
    const isThere = inOrder.some(({ id }) => id === left.id);
    const there = isThere ? left.id : inOrder[Math.min(left.place, inOrder.length - 1)]?.id;
    if (there !== undefined) handle.current?.goTo(there, true);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [left]);

  const answered = useRef(entered);
  const isFound = entered !== null && entered.words === (search.q ?? '') && !hires.isOld;
  const first = inOrder[0]?.id;
  useEffect(() => {
    if (!isFound || answered.current === entered || first === undefined) return;
    answered.current = entered;
    handle.current?.goTo(first, true);
  }, [isFound, entered, first]);

  return (
    <VirtualRows
      handle={handle}
      rows={rows}
      more={hires.more}
      headHeight={HEAD}
      head={
        <Columns
          loaded={inOrder}
          selection={selection}
          dismissChosen={dismissChosen}
          exportChosen={exportChosen}
        />
      }
      hire={(hire) => (
        <HireRow
          hire={hire}
          search={search}
          today={today}
          isPicked={hire.id === picked}
          isChosen={selection.chosen.has(hire.id)}
          pick={pick}
          toggle={selection.toggle}
        />
      )}
    />
  );
}
