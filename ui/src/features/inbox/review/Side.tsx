import { Anchor, Button, Tabs } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { DuplicateView, EmployeeId, HireDetail } from '@/bindings/types';
import { History, Name } from '@/blocks';
import { t } from '@/text';
import { FromAshby } from './FromAshby';
import classes from './review.module.css';

/** Beside the form: what Ashby sent, who may be the same person, what happened. */
export function Side({ hire, link }: { hire: HireDetail; link: (() => void) | null }) {
  const count = new Set(hire.duplicates.map(({ employee_id }) => employee_id)).size;
  const labels = Object.fromEntries(hire.fields.map(({ target, label }) => [target, label]));
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
        <SamePerson hire={hire} labels={labels} link={link} />
      </Tabs.Panel>
      <Tabs.Panel value="history" pt={4}>
        <History items={hire.history} labels={labels} />
      </Tabs.Panel>
    </Tabs>
  );
}

interface SameProps {
  hire: HireDetail;
  labels: Record<string, string>;
  link: (() => void) | null;
}

function SamePerson({ hire: { duplicates }, labels, link }: SameProps) {
  if (duplicates.length === 0) return <p className={classes.aside}>{t.review.same.none}</p>;
  const people = peopleIn(duplicates);
  return (
    <>
      <ul className={classes.entries}>
        {[...people].map(([employeeId, found]) => (
          <li key={employeeId}>
            <strong>
              <Name>{found[0]?.name ?? ''}</Name>
            </strong>
            <span className="quiet">
              {t.review.same.matched(
                found.map(({ matched }) => (labels[matched] ?? matched).toLowerCase()).join(', '),
              )}
            </span>
            <Anchor
              fz="xs"
              renderRoot={(props) => <Link {...props} to="/people/$employeeId" params={{ employeeId }} />}
            >
              {t.review.same.open}
            </Anchor>
          </li>
        ))}
      </ul>
      {link && (
        <Button variant="default" size="compact-sm" mt="sm" onClick={link}>
          {t.review.link.openMore}
        </Button>
      )}
    </>
  );
}

/** One entry for each person, however much is the same. */
function peopleIn(duplicates: DuplicateView[]): Map<EmployeeId, DuplicateView[]> {
  const people = new Map<EmployeeId, DuplicateView[]>();
  for (const found of duplicates) {
    people.set(found.employee_id, [...(people.get(found.employee_id) ?? []), found]);
  }
  return people;
}
