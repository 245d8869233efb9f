import { ActionIcon, Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { readDay, useToday } from '@/format';
import { t } from '@/text';

interface Props {
  label: string;
  typed: string;
  pick: (day: string) => void;
  /** Puts the focus back where the day is typed. */
  done: () => void;
}

/** A calendar beside a date that can also be typed. */
export function PickDay({ label, typed, pick, done }: Props) {
  const [opened, setOpened] = useState(false);
  const close = () => {
    setOpened(false);
    done();
  };
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={26}
      aria-label={t.common.pickDay(label)}
      onClick={() => setOpened(!opened)}
    >
      <IconCalendar size={16} aria-hidden />
    </ActionIcon>
  );
  // A form has several; a calendar that nobody opened costs nothing.
  if (!opened) return button;
  return (
    <Popover opened onChange={close} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown>
        <Calendar
          typed={typed}
          pick={(day) => {
            close();
            if (day !== null) pick(day);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function Calendar({ typed, pick }: { typed: string; pick: (day: string | null) => void }) {
  const today = useToday();
  const day = readDay(typed);
  return (
    <DatePicker
      value={day}
      defaultDate={day ?? today}
      ariaLabels={t.common.calendar}
      hideOutsideDates
      onChange={pick}
    />
  );
}
