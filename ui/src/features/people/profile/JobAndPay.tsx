import { Button, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { EmployeeProfile } from '@/bindings/types';
import { Day, Masked, Pay } from '@/blocks';
import { useToday } from '@/format';
import { useMay } from '@/session/session';
import { t } from '@/text';
import { ChangeModal } from './ChangeModal';
import { changeOf, type Subject } from './change';
import { FromHire } from './FromHire';
import classes from './profile.module.css';
import { Timeline, type Entry } from './Timeline';

const words = t.profile.job;

/** Job, employment and pay, each in force from a day on. */
export function JobAndPay({ profile }: { profile: EmployeeProfile }) {
  const maySeePay = useMay('compensation.view');
  const today = useToday();
  const [changing, setChanging] = useState<Subject | null>(null);
  const positions = profile.positions ?? [];
  const employments = profile.employments ?? [];
  const pay = profile.compensations ?? [];
  return (
    <>
      <FromHire hire={profile.hire_id} />
      <Text c="dimmed" mb="md">
        {words.more}
      </Text>
      <Part title={words.job} button={words.changeJob} change={() => setChanging('job')}>
        <Entries label={words.job} empty={words.noJob} entries={positions.map(jobEntry)} />
      </Part>
      <Part title={words.employment} button={words.changeEmployment} change={() => setChanging('employment')}>
        <Entries
          label={words.employment}
          empty={words.noEmployment}
          entries={employments.map(employmentEntry)}
        />
      </Part>
      <Part
        title={words.pay}
        button={words.changePay}
        change={maySeePay ? () => setChanging('pay') : undefined}
      >
        {maySeePay ? (
          <Entries label={words.pay} empty={words.noPay} entries={pay.map(payEntry)} />
        ) : (
          <>
            <div className={classes.what}>
              <Masked />
            </div>
            <Text c="dimmed" mt={4}>
              {words.hidden}
            </Text>
          </>
        )}
      </Part>
      {changing && (
        <ChangeModal
          profile={profile}
          change={changeOf(profile, changing, today)}
          close={() => setChanging(null)}
        />
      )}
    </>
  );
}

interface PartProps {
  title: string;
  button: string;
  /** Absent where it is not allowed; the sentence below says why. */
  change?: () => void;
  children: ReactNode;
}

function Part({ title, button, change, children }: PartProps) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h3>{title}</h3>
        {change && (
          <Button variant="default" size="compact-sm" onClick={change}>
            {button}
          </Button>
        )}
      </div>
      {children}
    </section>
  );
}

function Entries({ entries, label, empty }: { entries: Entry[]; label: string; empty: string }) {
  return entries.length === 0 ? (
    <Text c="dimmed">{empty}</Text>
  ) : (
    <Timeline entries={entries} label={label} />
  );
}

type Row<K extends 'positions' | 'employments' | 'compensations'> = NonNullable<EmployeeProfile[K]>[number];

const jobEntry = (row: Row<'positions'>): Entry => ({
  from: row.effective_from,
  what: <bdi>{row.position ?? t.profile.noPosition}</bdi>,
  rest: told([
    [words.labels.department, row.department],
    [words.labels.division, row.division],
    [words.labels.location, row.location],
    [words.labels.job_level, row.job_level],
    [words.labels.reporting_to, row.reporting_to],
  ]),
});

const employmentEntry = (row: Row<'employments'>): Entry => ({
  from: row.effective_from,
  what: <bdi>{row.employment_type ?? words.noType}</bdi>,
  rest: [
    ...told([[words.labels.working_pattern, row.working_pattern]]),
    ...(row.probation_ends_on
      ? [{ label: words.labels.probation_ends_on, value: <Day value={row.probation_ends_on} /> }]
      : []),
  ],
});

const payEntry = (row: Row<'compensations'>): Entry => ({
  from: row.effective_on,
  what: <Pay money={row.salary} frequency={row.salary_frequency} />,
  rest: [],
});

const told = (parts: [string, string | null][]): Entry['rest'] =>
  parts.flatMap(([label, value]) => (value ? [{ label, value: <bdi>{value}</bdi> }] : []));
