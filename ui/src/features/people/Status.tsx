import { IconCalendarTime, IconLogout2, IconUserCheck, type Icon } from '@tabler/icons-react';
import { Mark } from '@/blocks';
import type { Tone } from '@/format';
import { t } from '@/text';

const LOOKS: Record<keyof typeof t.people.status, { tone: Tone; icon: Icon }> = {
  starting: { tone: 'blue', icon: IconCalendarTime },
  employed: { tone: 'green', icon: IconUserCheck },
  left: { tone: 'grey', icon: IconLogout2 },
};

const isKnown = (status: string): status is keyof typeof LOOKS => status in LOOKS;

/** Starting, Employed or Left; nothing for what is not known. */
export function Status({ status }: { status: string | null | undefined }) {
  if (!status || !isKnown(status)) return null;
  const { tone, icon } = LOOKS[status];
  return (
    <Mark tone={tone} icon={icon}>
      {t.people.status[status]}
    </Mark>
  );
}
