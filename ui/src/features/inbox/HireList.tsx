import { UnstyledButton } from '@mantine/core';
import { IconArrowUp, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from '@/keys/useKeys';
import { t } from '@/text';
import { groupHires, rowsOf, type Group, type GroupName } from './groups';
import { HireRow } from './HireRow';
import classes from './inbox.module.css';
import { lastHire } from './lastHire';
import { useArrivals } from './useArrivals';
import type { Hires } from './useHires';
import type { View } from './views';

const ROW = 44;
const GROUP = 36;
/** The columns' names stay above the rows. */
const HEAD = 32;
/** The next page is asked for when so many rows are left. */
const AHEAD = 20;

interface Props {
  hires: Hires;
  view: View;
  words: string;
}

/** Only the rows in sight exist; J and K move between them, Enter opens. */
export function HireList({ hires, view, words }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const { shown, arrived, show } = useArrivals(hires.items);
  const [turned, setTurned] = useState<ReadonlySet<GroupName>>(new Set());
  // A search shows what it found; otherwise those without a start date wait folded.
  const isOpen = (name: GroupName) => (name === 'none' && !words) === turned.has(name);
  const rows = rowsOf(groupHires(view, shown, hires.hasMore), isOpen);
  const [picked, setPicked] = useState<string | null>(() => lastHire.take());
  const [wantsFocus, setWantsFocus] = useState(picked !== null);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? GROUP : ROW),
    getItemKey: (index) => {
      const row = rows[index];
      return row?.kind === 'hire' ? row.hire.id : (row?.group.name ?? index);
    },
    overscan: 12,
    scrollPaddingStart: HEAD,
  });
  const inSight = virtual.getVirtualItems();
  const end = inSight.at(-1)?.index ?? -1;

  useEffect(() => {
    if (hires.hasMore && !hires.isLoadingMore && end >= rows.length - AHEAD) hires.more();
  });

  const at = rows.findIndex((row) => row.kind === 'hire' && row.hire.id === picked);
  useEffect(() => {
    if (!wantsFocus || !picked) return;
    const element = scroller.current?.querySelector<HTMLElement>(`[data-hire="${CSS.escape(picked)}"]`);
    if (!element) return;
    element.focus({ preventScroll: true });
    setWantsFocus(false);
  }, [wantsFocus, picked, inSight]);

  const move = (step: 1 | -1) => {
    let next = at + step;
    while (rows[next]?.kind === 'group') next += step;
    const row = rows[next];
    if (row?.kind !== 'hire') return;
    setPicked(row.hire.id);
    setWantsFocus(true);
    virtual.scrollToIndex(next);
  };
  useKeys({ j: () => move(1), k: () => move(-1) });

  const turn = (name: GroupName) => {
    const next = new Set(turned);
    if (!next.delete(name)) next.add(name);
    setTurned(next);
  };
  return (
    <>
      {arrived.length > 0 && (
        <button type="button" className={classes.arrived} onClick={show}>
          <IconArrowUp size={16} aria-hidden />
          {t.inbox.arrived(arrived.length)}
          <span className={classes.show}>{t.inbox.show}</span>
        </button>
      )}
      <div ref={scroller} className={classes.scroller}>
        <Columns />
        <ul className={classes.rows} style={{ height: virtual.getTotalSize() }} aria-label={t.inbox.list}>
          {inSight.map(({ index, key, start, size }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <li
                key={key}
                className={classes.slot}
                style={{ height: size, transform: `translateY(${start}px)` }}
              >
                {row.kind === 'group' ? (
                  <GroupHead group={row.group} isOpen={row.isOpen} turn={() => turn(row.group.name)} />
                ) : (
                  <HireRow
                    hire={row.hire}
                    view={view}
                    words={words}
                    isPicked={row.hire.id === picked}
                    pick={() => setPicked(row.hire.id)}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

function Columns() {
  const { candidate, job, start, todo, received } = t.inbox.columns;
  return (
    <div className={classes.columns} aria-hidden>
      <span>{candidate}</span>
      <span>{job}</span>
      <span>{start}</span>
      <span>{todo}</span>
      <span className={classes.received}>{received}</span>
    </div>
  );
}

function GroupHead({ group, isOpen, turn }: { group: Group; isOpen: boolean; turn: () => void }) {
  const Picture = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <UnstyledButton className={classes.group} aria-expanded={isOpen} onClick={turn} data-name={group.name}>
      <Picture size={14} aria-hidden />
      {t.inbox.groups[group.name]}
      <span className={classes.groupCount}>{`${group.items.length}${group.isWhole ? '' : '+'}`}</span>
    </UnstyledButton>
  );
}
