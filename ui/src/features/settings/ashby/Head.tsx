import { Button } from '@mantine/core';
import { IconCircleCheck, IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import type { IntegrationView } from '@/bindings/types';
import { Instant, Mark } from '@/blocks';
import { useRpcMutation } from '@/query';
import { t } from '@/text';
import { LastMessage } from '../LastMessage';
import classes from './ashby.module.css';
import { Decision } from './Decision';

const words = t.settings.head;

export function Head({ integration }: { integration: IntegrationView }) {
  const [isAsking, setAsking] = useState(false);
  const uninstall = useRpcMutation('integration.uninstall');
  return (
    <div className={classes.head}>
      <div className={classes.facts}>
        <Mark tone="green" icon={IconCircleCheck}>
          {t.settings.installed}
        </Mark>
        {integration.installed_at && (
          <span className="quiet">
            <Instant value={integration.installed_at} />
          </span>
        )}
        <LastMessage at={integration.last_delivery} />
        <TestHire at={integration.test_hire_at} />
      </div>
      <Button variant="default" onClick={() => setAsking(true)}>
        {words.uninstall}
      </Button>
      <Decision
        opened={isAsking}
        close={() => setAsking(false)}
        title={words.title}
        sentences={[words.told, words.stays, words.back]}
        confirm={words.uninstall}
        mutation={uninstall}
      />
    </div>
  );
}

/** Whether a made-up hire has gone the whole way. */
function TestHire({ at }: { at: string | null }) {
  if (at === null) return <span className="quiet">{words.noTest}</span>;
  return (
    <span className={classes.testHire}>
      <IconFlask size={14} aria-hidden />
      {`${words.testArrived} `}
      <Instant value={at} />
    </span>
  );
}
