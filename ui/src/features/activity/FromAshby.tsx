import { Button, Select } from '@mantine/core';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Empty, Instant, Loading, Mark, NotAllowed, Problem, Rows, Two } from '@/blocks';
import type { DeliveryView } from '@/bindings/types';
import { useRpcPages } from '@/query';
import { useMay } from '@/session/session';
import { t } from '@/text';
import classes from './activity.module.css';
import { kindOf, lookOf } from './looks';
import { isOutcome, OUTCOMES, type Outcome } from './search';

const PAGE = 100;
const words = t.activity;

interface Props {
  outcome: Outcome | undefined;
  filter: (outcome: Outcome | undefined) => void;
  /** The message that stood open last. */
  last: () => string | null;
}

/** Messages from Ashby, newest first, and what became of each. */
export function FromAshby({ outcome, filter, last }: Props) {
  const may = useMay('ats_inbox.manage');
  const messages = useRpcPages('delivery.list', { limit: PAGE, outcome }, { enabled: may, keepLast: true });
  if (!may) return <NotAllowed needs="ats_inbox.manage" title={words.hidden} />;
  const items = messages.data?.pages.flatMap((page) => page.items) ?? [];
  const isEmpty = messages.data !== undefined && items.length === 0;
  return (
    <>
      <div className={classes.tools}>
        <Select
          aria-label={words.filter}
          placeholder={words.any}
          data={OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))}
          value={outcome ?? null}
          clearable
          w={200}
          onChange={(next) => filter(isOutcome(next) ? next : undefined)}
        />
      </div>
      {messages.isPending && (
        <div className={classes.inset}>
          <Loading rows={10} widths={[14, 36, 16]} />
        </div>
      )}
      {messages.error && items.length === 0 && (
        <div className={classes.inset}>
          <Problem
            error={messages.error}
            title={words.failed}
            safe={words.safe}
            again={() => void messages.refetch()}
          />
        </div>
      )}
      {isEmpty && outcome !== undefined && (
        <Empty
          icon={IconFilterOff}
          title={words.nothingFound}
          action={
            <Button variant="default" onClick={() => filter(undefined)}>
              {words.all}
            </Button>
          }
        >
          {words.nothingFoundMore}
        </Empty>
      )}
      {isEmpty && outcome === undefined && <NoMessages />}
      {items.length > 0 && (
        <Rows
          key={outcome}
          items={items}
          pages={messages}
          idOf={(message) => message.id}
          label={words.list}
          head={<Columns />}
          first={last}
        >
          {(message) => <MessageRow message={message} outcome={outcome} />}
        </Rows>
      )}
    </>
  );
}

function NoMessages() {
  const mayConnect = useMay('integrations.manage');
  return (
    <Empty
      icon={IconHistory}
      title={words.empty}
      action={
        mayConnect && (
          <Button component={Link} to="/settings/integrations/ashby" variant="default">
            {words.openSettings}
          </Button>
        )
      }
    >
      {words.emptyMore}
    </Empty>
  );
}

function Columns() {
  const { received, what, outcome, repeats } = words.columns;
  return (
    <div className={classes.columns}>
      {[received, what, outcome, repeats].map((name) => (
        <span key={name}>{name}</span>
      ))}
    </div>
  );
}

function MessageRow({ message, outcome }: { message: DeliveryView; outcome: Outcome | undefined }) {
  const { tone, icon, word } = lookOf(message.outcome);
  return (
    <Link to="/activity" search={{ outcome, message: message.id }} className={classes.row}>
      <span className="quiet">
        <Instant value={message.received_at} />
      </span>
      <Two
        first={<bdi>{kindOf(message.action)}</bdi>}
        second={message.reason && <bdi>{message.reason}</bdi>}
        isStrong
      />
      <span>
        <Mark tone={tone} icon={icon}>
          {word}
        </Mark>
      </span>
      <span className="quiet figures">{message.repeats > 0 && words.times(message.repeats + 1)}</span>
    </Link>
  );
}
