import { IconCalendarTime, IconPointFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Day, Mark } from '@/blocks';
import { useToday } from '@/format';
import { t } from '@/text';
import classes from './profile.module.css';
import { whenOf } from './timeline';

const words = t.profile.job;

export interface Entry {
  from: string | null;
  what: ReactNode;
  rest: { label: string; value: ReactNode }[];
}

/** What is in force from which day, the newest first. */
export function Timeline({ entries, label }: { entries: Entry[]; label: string }) {
  const today = useToday();
  const whens = whenOf(
    entries.map(({ from }) => from),
    today,
  );
  return (
    <ol className={classes.timeline} aria-label={label}>
      {entries.map(({ from, what, rest }, index) => (
        <li key={`${from} ${index}`} data-when={whens[index]}>
          <div className={classes.when}>
            <span className="quiet">
              {from === null ? (
                words.fromStart
              ) : (
                <>
                  {words.from} <Day value={from} countdown={from > today} />
                </>
              )}
            </span>
            {whens[index] === 'current' && (
              <Mark tone="green" icon={IconPointFilled}>
                {words.current}
              </Mark>
            )}
            {whens[index] === 'coming' && (
              <Mark tone="blue" icon={IconCalendarTime}>
                {words.coming}
              </Mark>
            )}
          </div>
          <div className={classes.what}>{what}</div>
          {rest.length > 0 && (
            <dl className={classes.rest}>
              {rest.map((part) => (
                <div key={part.label}>
                  <dt>{part.label}</dt>
                  <dd>{part.value}</dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
}
