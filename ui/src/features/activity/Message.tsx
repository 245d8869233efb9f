import { Anchor, Button, Drawer, Loader, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { DeliveryDetail, DeliveryId, HireId } from '@/bindings/types';
import { Instant, Loading, Mark, Problem } from '@/blocks';
import { formatBytes } from '@/format';
import { useRpc, useRpcMutation } from '@/query';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import classes from './activity.module.css';
import { Body } from './Body';
import { kindOf, lookOf } from './looks';
import { isOutcome } from './search';

const words = t.message;

interface Props {
  /** Undefined while none is open. */
  id: DeliveryId | undefined;
  close: () => void;
}

/** One message beside the list: what became of it, and what it said. The focus goes back to its row. */
export function Message({ id, close }: Props) {
  const message = useRpc('delivery.get', { id: id ?? '' }, { enabled: id !== undefined });
  return (
    <Drawer
      opened={id !== undefined}
      onClose={close}
      position="right"
      size={560}
      title={message.data ? kindOf(message.data.action) : t.activity.title}
      transitionProps={{ duration: 120, transition: 'fade' }}
      closeButtonProps={{ 'aria-label': t.common.close }}
      // The page has its banner already.
      attributes={{ header: { role: 'presentation' } }}
    >
      {message.isPending && id !== undefined && <Loading rows={6} widths={[30, 40]} />}
      {message.error && !message.data && (
        <Problem
          error={message.error}
          title={words.failed}
          safe={t.activity.safe}
          again={() => void message.refetch()}
        />
      )}
      {message.data && <Details key={id} message={message.data} />}
    </Drawer>
  );
}

function Details({ message }: { message: DeliveryDetail }) {
  const { outcome, signature, origin } = message;
  const { tone, icon, word } = lookOf(outcome);
  return (
    <div className={classes.message}>
      <div>
        <Mark tone={tone} icon={icon}>
          {word}
        </Mark>
        {message.reason && (
          <Text mt={6} className={classes.reason}>
            <bdi>{message.reason}</bdi>
          </Text>
        )}
        <Text c="dimmed" mt={4}>
          {words.why[isOutcome(outcome) ? outcome : 'kept']}
        </Text>
      </div>
      {message.hire_id && <OpenHire hireId={message.hire_id} />}
      <dl className={classes.facts}>
        <dt>{words.received}</dt>
        <dd>
          <Instant value={message.received_at} />
          {message.repeats > 0 && (
            <>
              {`, ${t.activity.times(message.repeats + 1)}`}
              {message.last_repeat_at && (
                <span className="quiet">
                  {` · ${words.lastRepeat} `}
                  <Instant value={message.last_repeat_at} />
                </span>
              )}
            </>
          )}
        </dd>
        <dt>{words.signature}</dt>
        <dd>{isKnown(words.signatures, signature) ? words.signatures[signature] : signature}</dd>
        <dt>{words.origin}</dt>
        <dd>{isKnown(words.origins, origin) ? words.origins[origin] : origin}</dd>
        {message.action && (
          <>
            <dt>{words.kind}</dt>
            <dd>
              <code>{message.action}</code>
            </dd>
          </>
        )}
        <dt>{words.size}</dt>
        <dd className="figures">{formatBytes(message.bytes)}</dd>
      </dl>
      <Again message={message} />
      <Body body={message.body} />
    </div>
  );
}

function OpenHire({ hireId }: { hireId: HireId }) {
  return (
    <Anchor w="fit-content" renderRoot={(link) => <Link {...link} to="/inbox/$hireId" params={{ hireId }} />}>
      {words.openHire}
    </Anchor>
  );
}

/** Reads the message once more, and says what came of it. */
function Again({ message: { id, outcome } }: { message: DeliveryDetail }) {
  const again = useRpcMutation('delivery.process_again');
  const [isAsked, setAsked] = useState(false);
  const isReading = outcome === 'waiting' || again.isPending;
  const result = isAsked && again.isSuccess && !isReading ? words.againDone(lookOf(outcome).word) : null;
  const said = useRef<string | null>(null);
  useEffect(() => {
    if (result !== null && said.current !== result) announce(result);
    said.current = result;
  }, [result]);
  return (
    <div className={classes.again}>
      {/* It stays where the focus is, so it is not disabled meanwhile. */}
      <Button
        variant="default"
        aria-disabled={isReading || undefined}
        leftSection={isReading && <Loader size={14} />}
        onClick={() => {
          if (isReading) return;
          setAsked(true);
          again.mutate({ id });
        }}
      >
        {words.again}
      </Button>
      {result && <span>{result}</span>}
      {again.error && <Problem error={again.error} title={words.againFailed} safe={t.activity.safe} />}
    </div>
  );
}

const isKnown = <K extends string>(known: Record<K, string>, name: string): name is K =>
  Object.hasOwn(known, name);
