import { Anchor, Tabs } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { HireDetail, HistoryView } from '@/bindings/types';
import { Instant, Name } from '@/blocks';
import { useSession } from '@/session/session';
import { t } from '@/text';
import { FromAshby } from './FromAshby';
import classes from './review.module.css';
import { nameOf } from './source';

/** Beside the form: what Ashby sent, who may be the same person, what happened. */
export function Side({ hire }: { hire: HireDetail }) {
  const count = hire.duplicates.length;
  return (
    <Tabs defaultValue={count > 0 ? 'same' : 'from'} className={classes.side} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="from">{t.review.from.title}</Tabs.Tab>
        <Tabs.Tab value="same">{t.review.same.title(count)}</Tabs.Tab>
        <Tabs.Tab value="history">{t.review.history}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="from" pt="sm">
        <FromAshby received={hire.received} />
      </Tabs.Panel>
      <Tabs.Panel value="same" pt="sm">
        <SamePerson hire={hire} />
      </Tabs.Panel>
      <Tabs.Panel value="history" pt="sm">
        <History hire={hire} />
      </Tabs.Panel>
    </Tabs>
  );
}

function SamePerson({ hire }: { hire: HireDetail }) {
  if (hire.duplicates.length === 0) return <p className={classes.aside}>{t.review.same.none}</p>;
  return (
    <ul className={classes.entries}>
      {hire.duplicates.map((person) => (
        <li key={`${person.employee_id} ${person.matched}`}>
          <strong>
            <Name>{person.name}</Name>
          </strong>
          <span className="quiet">{t.review.same.matched(labels(hire, [person.matched]).toLowerCase())}</span>
          <Anchor component={Link} to="/people" fz="xs">
            {t.review.same.open}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}

function History({ hire }: { hire: HireDetail }) {
  const { employee } = useSession();
  const entries = [...hire.history].sort((one, other) => other.at.localeCompare(one.at));
  return (
    <ol className={classes.entries}>
      {entries.map((entry, index) => (
        <li key={index}>
          <span dir="auto">{sentence(entry, hire, employee.id)}</span>
          <span className="quiet">
            <Instant value={entry.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}

const labels = (hire: HireDetail, targets: string[]): string =>
  targets.map((target) => hire.fields.find((field) => field.target === target)?.label ?? target).join(', ');

/** "You edited: First name, Salary". */
function sentence({ what, who, detail }: HistoryView, hire: HireDetail, me: string): string {
  const { happened } = t.review;
  const deed = what in happened ? happened[what as keyof typeof happened] : what.replaceAll('_', ' ');
  const by = who ? t.review.by(nameOf(who, me, hire.history), deed) : deed;
  const targets = what === 'changed_in_ashby' ? Object.keys(changesIn(detail)) : targetsIn(detail);
  const text = targets.length > 0 ? t.review.withFields(by, labels(hire, targets)) : by;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const targetsIn = (detail: HistoryView['detail']): string[] => {
  const targets = detail?.['targets'];
  return Array.isArray(targets) ? targets.filter((name) => typeof name === 'string') : [];
};

const changesIn = (detail: HistoryView['detail']): object => {
  const changes = detail?.['changes'] ?? detail;
  return typeof changes === 'object' && changes !== null ? changes : {};
};
