import type { JsonValue } from '@/bindings/types';
import { formatDay, formatInstant } from './dates';
import { t } from '@/text';

export interface Line {
  label: string;
  value: string;
}

/** "currentInterviewStage" → "Current interview stage". */
function words(key: string): string {
  const spaced = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Days and instants as everywhere else. */
function readableValue(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return formatInstant(text);
  return formatDay(text);
}

const isId = (key: string): boolean => key === 'id' || /(Id|Ids|_id)$/.test(key);

/** What a person can read of a part: its values with their way there, without ids and empty places. */
export function readable(body: string): Line[] {
  const lines: Line[] = [];
  const walk = (value: JsonValue, path: string[]): void => {
    if (value === null || value === '') return;
    if (Array.isArray(value)) {
      value.forEach((item) => walk(item, path));
    } else if (typeof value === 'object') {
      const { title, value: own } = value;
      // A custom field of Ashby's: its title is its name.
      if (typeof title === 'string' && own !== undefined) {
        walk(own, [...path, title]);
        return;
      }
      for (const [key, inner] of Object.entries(value)) if (!isId(key)) walk(inner, [...path, words(key)]);
    } else {
      const text =
        typeof value === 'boolean'
          ? value
            ? t.review.from.yes
            : t.review.from.no
          : readableValue(String(value));
      lines.push({ label: path.join(' → '), value: text });
    }
  };
  try {
    walk(JSON.parse(body) as JsonValue, []);
  } catch {
    return [];
  }
  return lines;
}
