import { Instant } from '@/blocks';
import { t } from '@/text';

/** "Last message Fri 20 Nov, 16:02", or that none came yet. */
export function LastMessage({ at }: { at: string | null }) {
  if (at === null) return <span className="quiet">{t.settings.noMessage}</span>;
  return (
    <span className="quiet">
      {t.settings.lastMessage} <Instant value={at} />
    </span>
  );
}
