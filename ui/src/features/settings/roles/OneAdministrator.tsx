import { Button, Text } from '@mantine/core';
import { IconUserShield } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRpc } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import classes from './roles.module.css';

const words = t.roles.one;

/** While there is one administrator: why a second is wanted, and where to choose them. */
export function OneAdministrator() {
  const may = useMay('roles.manage');
  const roles = useRpc('role.list', {}, { enabled: may });
  const administrator = roles.data?.items.find(({ kind }) => kind === 'administrator');
  if (administrator?.employees !== 1) return null;
  return (
    <section className={classes.nudge} aria-label={words.title}>
      <IconUserShield size={20} stroke={1.75} aria-hidden />
      <div>
        <Text fw={600}>{words.title}</Text>
        <Text>{words.more}</Text>
        <Button variant="default" mt="xs" component={Link} to="/people">
          {words.open}
        </Button>
      </div>
    </section>
  );
}
