import { Anchor } from '@mantine/core';
import type { HireItem } from '@/bindings/types';
import { t } from '@/text';
import classes from './inbox.module.css';
import type { Selection } from './useSelection';

interface Props {
  /** The hires that have a row. */
  loaded: HireItem[];
  selection: Selection;
  dismissChosen: () => void;
  exportChosen: () => void;
}

/** The columns' names; what can be done with ticked hires stands in their place, so that no row moves. */
export function Columns({ loaded, selection, dismissChosen, exportChosen }: Props) {
  const { candidate, job, start, todo, received } = t.inbox.columns;
  const { size } = selection.chosen;
  const isAll = size > 0 && loaded.every(({ id }) => selection.chosen.has(id));
  const mayDismiss = [...selection.chosen.values()].some(({ state }) => state === 'new');
  return (
    <div className={classes.columns}>
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={isAll}
          ref={(box) => {
            if (box) box.indeterminate = size > 0 && !isAll;
          }}
          aria-label={t.inbox.chooseAll(loaded.length)}
          onChange={() => (isAll ? selection.clear() : selection.choose(loaded))}
        />
      </label>
      {size > 0 ? (
        <div className={classes.chosen} role="group" aria-label={t.inbox.chosen(size)}>
          <strong>{t.inbox.chosen(size)}</strong>
          {mayDismiss && <Act act={dismissChosen}>{t.inbox.dismissChosen}</Act>}
          <Act act={exportChosen}>{t.inbox.exportCsv}</Act>
          <Act act={selection.clear}>{t.inbox.clearChosen}</Act>
        </div>
      ) : (
        <div className={classes.cells} aria-hidden>
          <span>{candidate}</span>
          <span>{job}</span>
          <span>{start}</span>
          <span>{todo}</span>
          <span className={classes.received}>{received}</span>
        </div>
      )}
    </div>
  );
}

function Act({ act, children }: { act: () => void; children: string }) {
  return (
    <Anchor component="button" type="button" fz="inherit" onClick={act}>
      {children}
    </Anchor>
  );
}
