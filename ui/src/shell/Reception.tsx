import { Button, HoverCard, Text, UnstyledButton } from '@mantine/core';
import { IconEar, IconEarOff, IconPlugConnectedX, IconPlugX, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Instant } from '@/blocks';
import type { Tone } from '@/format';
import { useIsListening, useRpc } from '@/query';
import { t } from '@/text';
import classes from './shell.module.css';

interface State {
  tone: Tone;
  icon: Icon;
  label: string;
  short: string;
  more: string;
}

const words = t.shell.reception;
const OFFLINE = {
  tone: 'red',
  icon: IconPlugConnectedX,
  label: words.offline,
  short: words.offline,
  more: words.offlineMore,
} satisfies State;
const NOT_INSTALLED = {
  tone: 'grey',
  icon: IconPlugX,
  label: words.notInstalled,
  short: words.notInstalled,
  more: words.notInstalledMore,
} satisfies State;
/** Another program has the port, or the like. */
const BLOCKED = {
  tone: 'red',
  icon: IconEarOff,
  label: words.blocked,
  short: words.blocked,
  more: words.blockedMore,
} satisfies State;
/** Never green: nothing has shown from outside that the address works. */
const LISTENING = {
  tone: 'blue',
  icon: IconEar,
  label: words.listening,
  short: words.listeningShort,
  more: words.listeningMore,
} satisfies State;

/** Whether messages can arrive, as far as it is known; the rest on hover or focus. */
export function Reception({ isNarrow }: { isNarrow: boolean }) {
  const isListening = useIsListening();
  const integration = useRpc('integration.get', {}).data;
  const reach = useRpc('reach.get', {}).data;
  if (!integration && isListening) return null;
  const installed = reach?.state === 'blocked' ? BLOCKED : LISTENING;
  const state: State = !isListening ? OFFLINE : integration?.installed ? installed : NOT_INSTALLED;
  const Picture = state.icon;
  return (
    <HoverCard width={320} position="bottom-end" openDelay={150} shadow="md">
      <HoverCard.Target>
        <UnstyledButton
          component={Link}
          to="/settings/integrations/ashby"
          className={classes.pill}
          data-tone={state.tone}
        >
          <Picture size={16} stroke={1.75} aria-hidden />
          <span>{isNarrow ? state.short : state.label}</span>
        </UnstyledButton>
      </HoverCard.Target>
      <HoverCard.Dropdown className={classes.card}>
        <Text fw={600}>{words.title}</Text>
        <Text>{state === BLOCKED ? (reach?.listener.problem ?? state.more) : state.more}</Text>
        {integration?.installed && (
          <dl className={classes.facts}>
            <dt>{words.since}</dt>
            <dd>{integration.installed_at && <Instant value={integration.installed_at} />}</dd>
            <dt>{words.last}</dt>
            <dd>{integration.last_delivery ? <Instant value={integration.last_delivery} /> : words.none}</dd>
            <dt>{words.address}</dt>
            <dd>{reach?.public_url ?? words.noAddress}</dd>
          </dl>
        )}
        <Button component={Link} to="/settings/integrations/ashby" variant="default" fullWidth>
          {words.open}
        </Button>
      </HoverCard.Dropdown>
    </HoverCard>
  );
}
