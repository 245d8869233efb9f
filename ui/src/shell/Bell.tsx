import { ActionIcon, Indicator, Popover, Text } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DeliveryView } from '@/bindings/types';
import { Instant } from '@/blocks';
import { useRpc } from '@/query';
import { t } from '@/text';
import classes from './shell.module.css';

const SEEN = 'hirelay.seen';
const words = t.shell.bell;

/** Messages that a person wants to know of; the others are in Activity. */
const isNews = ({ outcome }: DeliveryView): boolean =>
  outcome === 'hire_created' || outcome === 'hire_updated' || outcome === 'unreadable';

/** What arrived lately, and how much of it since the bell was last opened. */
export function Bell() {
  const [seen, setSeen] = useState(() => localStorage.getItem(SEEN) ?? '');
  const [opened, setOpened] = useState(false);
  const latest = (useRpc('delivery.list', { limit: 20 }).data?.items ?? []).filter(isNews);
  const count = latest.filter(({ received_at }) => received_at > seen).length;

  const toggle = (open: boolean) => {
    setOpened(open);
    const newest = latest[0]?.received_at;
    if (!open || !newest) return;
    localStorage.setItem(SEEN, newest);
    setSeen(newest);
  };

  return (
    <Popover opened={opened} onChange={toggle} width={320} position="bottom-end" shadow="md" trapFocus>
      <Indicator disabled={count === 0} label={count} size={16} offset={7} color="accent">
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={count > 0 ? words.labelNew(count) : words.label}
            onClick={() => toggle(!opened)}
          >
            <IconBell size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown className={classes.card}>
        <Text fw={600}>{words.title}</Text>
        {latest.length === 0 && <Text c="dimmed">{words.empty}</Text>}
        <ul className={classes.news}>
          {latest.slice(0, 8).map((message) => (
            <li key={message.id}>
              <span>{words.outcome[message.outcome as keyof typeof words.outcome]}</span>
              <span className="quiet">
                <Instant value={message.received_at} />
              </span>
            </li>
          ))}
        </ul>
        <Link to="/activity" className={classes.cardLink} onClick={() => setOpened(false)}>
          {words.all}
        </Link>
      </Popover.Dropdown>
    </Popover>
  );
}
