import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EmployeeProfile, ProfileField } from '@/bindings/types';
import { Day } from '@/blocks';
import { useMay } from '@/session/session';
import { t } from '@/text';
import { sectionsOf } from './fields';
import classes from './profile.module.css';

const words = t.profile;

/** The values by section, or what everybody may see. */
export function Details({ profile }: { profile: EmployeeProfile }) {
  const mayManage = useMay('employees.manage');
  if (!mayManage) return <Public profile={profile} />;
  return sectionsOf(profile.fields ?? []).map(({ section, fields }) => (
    <section key={section} className={classes.section} aria-labelledby={`section-${section}`}>
      <h3 id={`section-${section}`}>{words.sections[section]}</h3>
      <dl className={classes.values}>
        {fields.map((field) => (
          <Line key={field.target} label={field.label}>
            <Shown field={field} />
          </Line>
        ))}
      </dl>
    </section>
  ));
}

function Public({ profile }: { profile: EmployeeProfile }) {
  return (
    <>
      <dl className={classes.values}>
        <Line label={words.email}>{profile.email && <Address>{profile.email}</Address>}</Line>
        <Line label={words.position}>{profile.position && <bdi>{profile.position}</bdi>}</Line>
      </dl>
      <Text c="dimmed" mt="lg" maw={560}>
        {`${words.more} ${t.permissions.needs(t.permissions.names['employees.manage'])}`}
      </Text>
    </>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children || <span className="quiet">–</span>}</dd>
    </div>
  );
}

function Shown({ field: { kind, value } }: { field: ProfileField }) {
  if (value === null || value === '') return <span className="quiet">–</span>;
  if (kind === 'date') return <Day value={value} />;
  if (kind === 'email') return <Address>{value}</Address>;
  return <bdi>{value}</bdi>;
}

const Address = ({ children }: { children: string }) => (
  <Anchor href={`mailto:${encodeURIComponent(children).replace('%40', '@')}`} inherit>
    <bdi>{children}</bdi>
  </Anchor>
);
