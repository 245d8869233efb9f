import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconFlask } from '@tabler/icons-react';
import { useRpc, useRpcMutation } from '@/query';
import { t } from '@/text';
import classes from './explore.module.css';
import { useLeave } from './useExplore';

const words = t.explore;
const SIMULATED = ['hire', 'change', 'withdrawal'] as const;

/** Says on every page that nothing here is real, lets the simulated Ashby act, and leads back. */
export function ExploreBanner() {
  const isSimulated = useRpc('workspace.get', {}).data?.is_simulated === true;
  const send = useRpcMutation('explore.send');
  const { leave, isLeaving } = useLeave();
  if (!isSimulated) return null;
  const simulate = (what: (typeof SIMULATED)[number]) =>
    send.mutate(
      { what },
      { onError: (error) => notifications.show({ color: 'red', message: error.message }) },
    );
  return (
    <section className={classes.banner} aria-label={words.label}>
      <IconFlask size={18} stroke={1.75} aria-hidden />
      <span className={classes.said}>{words.banner}</span>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            loading={send.isPending}
            rightSection={<IconChevronDown size={14} />}
          >
            {words.simulate}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {SIMULATED.map((what) => (
            <Menu.Item key={what} onClick={() => simulate(what)}>
              {words.send[what]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" variant="default" loading={isLeaving} onClick={leave}>
        {words.leave}
      </Button>
    </section>
  );
}
