import type { Money } from '@/bindings/types';
import { t } from '@/text';

/** The sign of a currency: "€", "US$"; its code where it has none. */
function sign(currency: string): string | null {
  try {
    const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
    return format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency;
  } catch {
    return null;
  }
}

/** "€85,000.00". The amount is text and never becomes a float. The currency is always told. */
export function formatMoney({ amount, currency }: Money): string {
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(amount);
  const [minus, whole, cents] = parts ? [parts[1] ?? '', parts[2] ?? '', parts[3] ?? ''] : ['', amount, ''];
  const digits = parts ? whole.replace(/\B(?=(\d{3})+$)/g, ',') + cents : whole;
  if (!currency) return `${minus}${digits} ${t.format.noCurrency}`;
  const symbol = sign(currency);
  if (symbol === null || symbol === currency) return `${currency} ${minus}${digits}`;
  return `${minus}${symbol}${digits}`;
}

/** "€85,000.00 per year"; a missing frequency asks "per …?". */
export function formatPay(money: Money, frequency: string | null): string {
  return `${formatMoney(money)} ${formatFrequency(frequency)}`;
}

export function formatFrequency(frequency: string | null): string {
  return frequency ? t.format.per(frequency) : t.format.perWhat;
}

/** What stands where a value is there and may not be seen. */
export const MASK = '••••';
