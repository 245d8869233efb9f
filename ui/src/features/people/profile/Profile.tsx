import { Anchor, Button, Tabs } from '@mantine/core';
import { IconArrowLeft, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { EmployeeProfile } from '@/bindings/types';
import { Day, Name, NotAllowed } from '@/blocks';
import { useToday } from '@/format';
import { useKeys } from '@/keys/useKeys';
import { useMay } from '@/session/session';
import { useActions } from '@/shell/actions';
import { t } from '@/text';
import { Access } from '../access/Access';
import { nameOf } from '../person';
import { Status } from '../Status';
import { Details } from './Details';
import { Documents } from './Documents';
import { EditProfile } from './EditProfile';
import { JobAndPay } from './JobAndPay';
import { PersonHistory } from './PersonHistory';
import classes from './profile.module.css';
import { TABS, type Tab } from './tabs';

const words = t.profile;

interface Props {
  profile: EmployeeProfile;
  tab: Tab;
  open: (tab: Tab) => void;
}

/** One person: the head, and one part at a time. *Edit* turns the first part into a form. */
export function Profile({ profile, tab, open }: Props) {
  const mayManage = useMay('employees.manage');
  const [isEditing, setEditing] = useState(false);
  const actions = useMemo(
    () => (mayManage ? [{ id: 'edit', label: words.edit, keys: 'E', act: () => setEditing(true) }] : []),
    [mayManage],
  );
  useActions(actions);
  useKeys({ e: () => setEditing(true) }, mayManage && !isEditing);
  if (isEditing && mayManage) {
    return (
      <EditProfile profile={profile} head={<Head profile={profile} />} close={() => setEditing(false)} />
    );
  }
  return (
    <div className={classes.page}>
      <Anchor component={Link} to="/people" className={classes.back}>
        <IconArrowLeft size={16} aria-hidden />
        {words.back}
      </Anchor>
      <div className={classes.top}>
        <Head profile={profile} />
        {mayManage && (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {words.edit}
          </Button>
        )}
      </div>
      <Tabs
        value={tab}
        onChange={(next) => open(TABS.find((name) => name === next) ?? 'profile')}
        keepMounted={false}
        mt="md"
      >
        <Tabs.List aria-label={words.tabs.label}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {words.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="profile" pt="lg">
          <Details profile={profile} />
        </Tabs.Panel>
        <Tabs.Panel value="job" pt="lg">
          {mayManage ? (
            <JobAndPay profile={profile} />
          ) : (
            <NotAllowed needs="employees.manage" title={words.jobHidden} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="documents" pt="lg">
          <Documents id={profile.id} />
        </Tabs.Panel>
        <Tabs.Panel value="history" pt="lg">
          <PersonHistory id={profile.id} />
        </Tabs.Panel>
        <Tabs.Panel value="access" pt="lg">
          <Access profile={profile} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

/** Name, position, and whether the first day has come. */
function Head({ profile }: { profile: EmployeeProfile }) {
  const today = useToday();
  const { hired_on: start } = profile;
  return (
    <header className={classes.head}>
      <div className={classes.who}>
        <h2 className={classes.name}>
          <Name>{nameOf(profile)}</Name>
        </h2>
        <Status status={profile.status} />
      </div>
      <p className={classes.facts}>
        <bdi>{profile.position ?? words.noPosition}</bdi>
        {profile.department && (
          <>
            {' · '}
            <bdi>{profile.department}</bdi>
          </>
        )}
        {start && (
          <>
            {` · ${start > today ? words.starts : words.since} `}
            <Day value={start} countdown={start > today} />
          </>
        )}
      </p>
    </header>
  );
}
