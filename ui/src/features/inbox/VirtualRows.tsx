import { Skeleton, UnstyledButton } from '@mantine/core';
import { IconArrowUp, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useImperativeHandle, useRef, type ReactNode, type Ref } from 'react';
import type { HireId, HireItem } from '@/bindings/types';
import { t } from '@/text';
import type { GroupName, HireGroup, ListRow } from './groups';
import classes from './inbox.module.css';
import type { Rows } from './useRows';

const ROW = 44;
const GROUP = 36;
/** The next page is asked for when so many rows are left. */
const AHEAD = 60;

export interface RowsHandle {
  /** Brings a hire's row into sight, and puts the focus on it where that is wanted. */
  goTo: (id: HireId, focus: boolean) => void;
}

interface Props {
  handle: Ref<RowsHandle>;
  rows: Rows;
  more: (name: GroupName) => void;
  hire: (hire: HireItem) => ReactNode;
  /** Stays above the rows; `headHeight` px high. */
  head?: ReactNode;
  headHeight?: number;
}

/** Only the rows in sight exist. */
export function VirtualRows({
  handle,
  rows: { rows, arrived, show, turn },
  more,
  hire,
  head,
  headHeight = 0,
}: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  /** Whose row takes the focus once it exists. */
  const awaited = useRef<HireId | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? GROUP : ROW),
    getItemKey: (index) => keyOf(rows[index]) ?? index,
    overscan: 10,
    scrollPaddingStart: headHeight,
  });
  const inSight = virtual.getVirtualItems();
  const end = inSight.at(-1)?.index ?? -1;
  const last = rows.at(-1);
  useEffect(() => {
    if (last?.kind === 'more' && end >= rows.length - AHEAD) more(last.group);
  });

  const focusAwaited = () => {
    const { current: id } = awaited;
    const row = id && scroller.current?.querySelector<HTMLElement>(`[data-hire="${CSS.escape(id)}"]`);
    if (!row) return;
    awaited.current = null;
    row.focus({ preventScroll: true });
  };
  useEffect(focusAwaited);
  useImperativeHandle(handle, () => ({
    goTo: (id, focus) => {
      const index = rows.findIndex((row) => row.kind === 'hire' && row.hire.id === id);
      if (index < 0) return;
      virtual.scrollToIndex(index);
      if (!focus) return;
      awaited.current = id;
      focusAwaited();
    },
  }));

  return (
    <div className={classes.list}>
      {arrived.length > 0 && (
        // Over the rows, so that none of them moves.
        <button type="button" className={classes.arrived} style={{ top: headHeight + 8 }} onClick={show}>
          <IconArrowUp size={16} aria-hidden />
          {t.inbox.arrived(arrived.length)}
          <span className={classes.show}>{t.inbox.show}</span>
        </button>
      )}
      <div ref={scroller} className={classes.scroller}>
        {head}
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
                {row.kind === 'group' && <GroupHead group={row.group} isOpen={row.isOpen} turn={turn} />}
                {row.kind === 'hire' && hire(row.hire)}
                {row.kind === 'more' && <Coming />}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

function keyOf(row: ListRow | undefined): string | undefined {
  // While a date changes, a hire may stand in two groups for a moment.
  if (row?.kind === 'hire') return `${row.group} ${row.hire.id}`;
  if (row?.kind === 'group') return row.group.name;
  return row && `more ${row.group}`;
}

const Coming = memo(function Coming() {
  return (
    <div className={classes.coming} role="status" aria-label={t.common.loading}>
      <Skeleton height={12} width="28%" />
      <Skeleton height={12} width="24%" />
    </div>
  );
});

interface HeadProps {
  group: HireGroup;
  isOpen: boolean;
  turn: (name: GroupName) => void;
}

function GroupHead({ group: { name, count }, isOpen, turn }: HeadProps) {
  const Picture = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <UnstyledButton
      className={classes.group}
      aria-expanded={isOpen}
      onClick={() => turn(name)}
      data-name={name}
    >
      <Picture size={14} aria-hidden />
      {t.inbox.groups[name]}
      <span className={classes.groupCount}>{count}</span>
    </UnstyledButton>
  );
}
