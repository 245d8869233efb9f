import { Fragment, type ReactNode } from 'react';
import type { HistoryView } from '@/bindings/types';
import { deedOf, type ChangeShown } from '@/format';
import { useSession } from '@/session/session';
import { t } from '@/text';
import classes from './blocks.module.css';
import { Instant, Masked } from './values';

const words = t.history;

interface Props {
  items: HistoryView[];
  /** Names of fields that Hirelay itself has no name for, by target. */
  labels?: Record<string, string>;
}

/** What happened to one thing, newest first. */
export function History({ items, labels }: Props) {
  if (items.length === 0) return <p className={classes.none}>{words.empty}</p>;
  const entries = [...items].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return (
    <ol className={classes.history}>
      {entries.map((entry, index) => (
        <li key={`${entry.at} ${index}`}>
          <Happened entry={entry} labels={labels} />
          <span className="quiet">
            <Instant value={entry.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}

interface HappenedProps {
  entry: HistoryView;
  labels?: Record<string, string>;
  /** Whose history it is, where that is not plain from the page. */
  subject?: ReactNode;
}

/** "Ira Novak edited Start date of Ana Silva: Tue 1 Dec 2026 → Tue 15 Dec 2026". */
export function Happened({ entry, labels, subject }: HappenedProps) {
  const { employee } = useSession();
  const { template, fields, role, changes, note } = deedOf(entry, labels);
  const who = entry.who === employee.id ? words.you : (entry.who_name ?? words.somebody);
  const about = (phrase: string) => subject && fill(phrase, { subject });
  const [only, ...more] = changes;
  return (
    <span className={classes.happened}>
      <span>
        {fill(template, {
          who: <bdi>{who}</bdi>,
          fields,
          role: <bdi>{role}</bdi>,
          of: about(words.of),
          for: about(words.for),
        })}
        {only && more.length === 0 && (
          <>
            {': '}
            <OldNew {...only} />
          </>
        )}
      </span>
      {more.length > 0 && (
        <ul className={classes.changes}>
          {changes.map((change) => (
            <li key={change.label}>
              {`${change.label}: `}
              <OldNew {...change} />
            </li>
          ))}
        </ul>
      )}
      {note && <bdi className="quiet">{note}</bdi>}
    </span>
  );
}

function OldNew({ values }: Pick<ChangeShown, 'values'>) {
  if (!values) return <Masked />;
  const { from, to } = values;
  return (
    <>
      <bdi>{from}</bdi>
      <span className="only-heard">{` ${words.to} `}</span>
      <span aria-hidden> → </span>
      <bdi className={classes.new}>{to}</bdi>
    </>
  );
}

/** Puts values into the places of a sentence. */
const fill = (template: string, values: Record<string, ReactNode>): ReactNode =>
  template
    .split(/\{(\w+)\}/)
    .map((part, at) => <Fragment key={at}>{at % 2 === 1 ? values[part] : part}</Fragment>);
