import { Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconInfoCircle,
  IconKeyOff,
  IconHourglass,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { IntegrationView } from '@/bindings/types';
import { Instant } from '@/blocks';
import type { Tone } from '@/format';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import classes from './configure.module.css';
import { pingState, useIsLate, type Heard, type PingState } from './ping';

const words = t.settings.ping;

interface Look {
  tone: Tone;
  icon: Icon;
  text: string;
  more?: string;
}

const LOOKS: Record<PingState, Look> = {
  no_address: { tone: 'grey', icon: IconInfoCircle, text: words.noAddress },
  waiting: { tone: 'blue', icon: IconHourglass, text: words.waiting, more: words.waitingMore },
  late: { tone: 'amber', icon: IconAlertTriangle, text: words.late },
  signed: { tone: 'green', icon: IconCircleCheck, text: words.signed, more: words.ready },
  unsigned: { tone: 'blue', icon: IconInfoCircle, text: words.unsigned },
  wrong: { tone: 'red', icon: IconKeyOff, text: words.wrong },
  previous: { tone: 'amber', icon: IconAlertTriangle, text: words.previous },
  received: { tone: 'green', icon: IconCircleCheck, text: words.ready },
};

/** What Ashby's test message has shown. It changes by itself, and says so to a screen reader. */
export function PingStatus({ integration, heard }: { integration: IntegrationView; heard: Heard | null }) {
  const isLate = useIsLate(`${integration.url} ${integration.secret_issued_at}`);
  const state = pingState(integration, heard, isLate);
  const { tone, icon: Picture, text, more } = LOOKS[state];
  const told = useRef(state);
  useEffect(() => {
    if (told.current === state) return;
    told.current = state;
    announce(more === undefined ? text : `${text} ${more}`);
  }, [state, text, more]);
  const isFromPing = state === 'signed' || state === 'unsigned' || state === 'wrong' || state === 'previous';
  return (
    <div className={classes.ping} data-tone={tone}>
      <Picture size={18} stroke={1.75} aria-hidden />
      <div>
        <Text fw={550}>{text}</Text>
        {more && <Text>{more}</Text>}
        {state === 'late' && (
          <ul className={classes.checks}>
            {words.check.map((check) => (
              <li key={check}>{check}</li>
            ))}
          </ul>
        )}
        {isFromPing && integration.last_ping && (
          <span className="quiet">
            {words.at} <Instant value={integration.last_ping.at} />
          </span>
        )}
      </div>
    </div>
  );
}
