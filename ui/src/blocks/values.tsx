import type { Money } from '@/bindings/types';
import {
  formatCountdown,
  formatDay,
  formatInstant,
  formatInstantFully,
  formatMoney,
  formatPay,
  MASK,
  useToday,
} from '@/format';
import { t } from '@/text';
import classes from './blocks.module.css';

/** A name as it was received: isolated for its direction, cut with an ellipsis where it is too long. */
export function Name({ children }: { children: string }) {
  return (
    <bdi className={classes.name} title={children}>
      {children}
    </bdi>
  );
}

/** "Mon 24 Nov 2026", with "in 3 days" beside it where `countdown` is set. */
export function Day({ value, countdown = false }: { value: string; countdown?: boolean }) {
  const today = useToday();
  return (
    <time dateTime={value} className="figures">
      {formatDay(value)}
      {countdown && <span className="quiet"> {formatCountdown(value, today)}</span>}
    </time>
  );
}

/** An instant in short; its zone on hover. */
export function Instant({ value }: { value: string }) {
  useToday();
  return (
    <time dateTime={value} title={formatInstantFully(value)} className="figures">
      {formatInstant(value)}
    </time>
  );
}

export function Pay({ money, frequency }: { money: Money; frequency?: string | null }) {
  const text = frequency === undefined ? formatMoney(money) : formatPay(money, frequency);
  return <span className="figures">{text}</span>;
}

/** Stands where a value is there and the person may not see it. */
export function Masked() {
  return <span aria-label={t.format.masked}>{MASK}</span>;
}
