import { Button, Text, Title } from '@mantine/core';
import { Name, Page } from '@/blocks';
import { signOut, useSession } from '@/session/session';
import { t } from '@/text';
import { NewRecoveryKey } from './NewRecoveryKey';
import { OneAdministrator } from './roles/OneAdministrator';
import classes from './settings.module.css';
import { SignOutEverywhere } from './SignOutEverywhere';

const words = t.settings.security;

/** One's own sign-in, and the key that the owner keeps. */
export function SecurityPage() {
  const { employee, is_owner: isOwner } = useSession();
  return (
    <Page title={words.title} narrow>
      <section className={classes.block}>
        <Title order={2}>{words.you}</Title>
        <div>
          <Text fw={550}>
            <Name>{`${employee.first_name} ${employee.last_name}`}</Name>
          </Text>
          <Text c="dimmed">
            <bdi>{employee.email}</bdi>
          </Text>
        </div>
        <div className={classes.blockAct}>
          <Button variant="default" onClick={() => void signOut()}>
            {words.signOut}
          </Button>
          <span className="quiet">{words.signOutMore}</span>
        </div>
        <div className={classes.blockAct}>
          <SignOutEverywhere />
        </div>
        <OneAdministrator />
      </section>
      <section className={classes.block}>
        <Title order={2}>{words.recovery}</Title>
        <Text>{words.recoveryMore}</Text>
        <Text c="dimmed">{words.onlyOwner}</Text>
        {isOwner && <NewRecoveryKey />}
      </section>
    </Page>
  );
}
