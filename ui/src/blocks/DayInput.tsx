import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCountdown, formatDay, readDay, useToday } from '@/format';
import { t } from '@/text';

const { calendar } = t.common;
const CALENDAR = {
  previousMonth: calendar.previousMonth,
  nextMonth: calendar.nextMonth,
  previousYear: calendar.previousYear,
  nextYear: calendar.nextYear,
  previousDecade: calendar.previousDecade,
  nextDecade: calendar.nextDecade,
  monthLevelControl: calendar.monthLevelControl,
  yearLevelControl: calendar.yearLevelControl,
};

interface Props {
  label: string;
  /** As it was typed. What is no day stays as it is. */
  value: string;
  onChange: (typed: string) => void;
  error?: ReactNode;
  required?: boolean;
  /** How far away it is; a birthday is not told so. */
  countdown?: boolean;
  id?: string;
}

/** A day, typed or picked; below it as it will be read. */
export function DayInput({ value, onChange, countdown = false, ...input }: Props) {
  const [isOpen, { open, close, toggle }] = useDisclosure();
  const today = useToday();
  const day = readDay(value);
  const read = day && (countdown ? `${formatDay(day)}, ${formatCountdown(day, today)}` : formatDay(day));
  return (
    <TextInput
      {...input}
      value={value}
      autoComplete="off"
      placeholder={t.common.dayForm}
      description={read}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSectionPointerEvents="all"
      rightSection={
        <Popover
          opened={isOpen}
          onChange={(next) => (next ? open() : close())}
          position="bottom-end"
          shadow="md"
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              aria-label={t.common.pickDay(input.label)}
              onClick={toggle}
            >
              <IconCalendar size={16} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <DatePicker
              value={day}
              defaultDate={day ?? today}
              weekendDays={[]}
              ariaLabels={CALENDAR}
              onChange={(picked) => {
                if (picked !== null) onChange(picked);
                close();
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
