import type { ReactNode } from 'react';
import classes from './blocks.module.css';

/** A plain list with rows of two lines. Long or sortable lists are tables of their own. */
export function List({ children }: { children: ReactNode }) {
  return <ul className={classes.list}>{children}</ul>;
}

interface RowProps {
  title: ReactNode;
  below?: ReactNode;
  side?: ReactNode;
}

export function Row({ title, below, side }: RowProps) {
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <div className={classes.rowTitle}>{title}</div>
        {below && <div className="quiet">{below}</div>}
      </div>
      {side && <div className={classes.rowSide}>{side}</div>}
    </li>
  );
}
