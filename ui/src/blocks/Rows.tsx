import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useKeys } from '@/keys/useKeys';
import classes from './blocks.module.css';

/** The next page is asked for when so many rows are left. */
const AHEAD = 20;
/** Two lines. */
const ROW = 44;

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

interface Props<T> {
  items: T[];
  pages: Pages;
  idOf: (item: T) => string;
  label: string;
  /** The columns' names; they stay above the rows. */
  head?: ReactNode;
  /** Names the row that has the focus at first, such as the one a person comes back from. Asked once. */
  first?: () => string | null;
  /** One link or button. */
  children: (item: T) => ReactNode;
  /** Rows of more than two lines measure themselves. */
  isMeasured?: boolean;
}

/** A long list: only the rows in sight exist. J and K move the focus between them, Enter opens. */
export function Rows<T>({ items, pages, idOf, label, head, first, children, isMeasured }: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<string | null>(() => first?.() ?? null);
  const [picked, setPicked] = useState<string | null>(wanted);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : idOf(item);
    },
    overscan: 12,
    scrollPaddingStart: head ? 32 : 0,
  });
  const inSight = virtual.getVirtualItems();
  const end = inSight.at(-1)?.index ?? -1;
  useEffect(() => {
    if (pages.hasNextPage && !pages.isFetchingNextPage && end >= items.length - AHEAD) pages.fetchNextPage();
  });
  useEffect(() => {
    if (wanted === null) return;
    const row = scroller.current?.querySelector(`[data-row="${CSS.escape(wanted)}"]`);
    const target = row?.querySelector<HTMLElement>('a, button');
    if (!target) return;
    target.focus({ preventScroll: true });
    setWanted(null);
  }, [wanted, inSight]);

  // The row that has the focus is the one that J and K start from.
  useEffect(() => {
    const list = scroller.current;
    const follow = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
      if (row?.dataset['row'] !== undefined) setPicked(row.dataset['row']);
    };
    list?.addEventListener('focusin', follow);
    return () => list?.removeEventListener('focusin', follow);
  }, []);

  const at = items.findIndex((item) => idOf(item) === picked);
  const move = (step: 1 | -1) => {
    const next = items[at + step];
    if (next === undefined) return;
    setPicked(idOf(next));
    setWanted(idOf(next));
    virtual.scrollToIndex(at + step);
  };
  useKeys({ j: () => move(1), k: () => move(-1) });

  return (
    <div ref={scroller} className={classes.scroller}>
      {head && (
        <div className={classes.head} aria-hidden>
          {head}
        </div>
      )}
      <ul className={classes.rows} style={{ height: virtual.getTotalSize() }} aria-label={label}>
        {inSight.map(({ index, key, start, size }) => {
          const item = items[index];
          if (item === undefined) return null;
          const id = idOf(item);
          return (
            <li
              key={key}
              ref={isMeasured ? virtual.measureElement : undefined}
              data-index={index}
              data-row={id}
              data-picked={id === picked || undefined}
              className={classes.slot}
              style={{ height: isMeasured ? undefined : size, transform: `translateY(${start}px)` }}
            >
              {children(item)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface TwoProps {
  first: ReactNode;
  second?: ReactNode;
  isStrong?: boolean;
}

/** Two lines in a cell, each cut where it is too long. */
export function Two({ first, second, isStrong = false }: TwoProps) {
  return (
    <span className={classes.two}>
      <span className={classes.line} data-strong={isStrong || undefined}>
        {first}
      </span>
      {second && <span className={`${classes.line} quiet`}>{second}</span>}
    </span>
  );
}
