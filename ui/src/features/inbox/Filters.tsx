import { Button, Popover, Select, Stack } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import type { FlagName } from '@/bindings/types';
import { FLAG_ORDER, formatDay } from '@/format';
import { useRpc } from '@/query';
import { t } from '@/text';
import classes from './inbox.module.css';
import { Pill } from './Pill';
import { ATTENTION, viewOf, type InboxSearch } from './views';

const words = t.inbox.filter;
const flagsOf = (search: InboxSearch): FlagName[] =>
  viewOf(search) === 'attention' ? [...ATTENTION] : FLAG_ORDER;

interface Props {
  search: InboxSearch;
  change: (other: Partial<InboxSearch>) => void;
}

/** Narrows the list to a job, a span of start dates, a flag. */
export function Filters({ search, change }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} width={300} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          className={classes.filter}
          onClick={() => setOpened(!opened)}
        >
          {words.open}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Job search={search} change={change} />
          <DatePickerInput
            type="range"
            label={words.start}
            placeholder={words.anyDay}
            aria-label={words.start}
            valueFormat="D MMM YYYY"
            firstDayOfWeek={1}
            allowSingleDateInRange
            hideOutsideDates
            clearable
            clearButtonProps={{ 'aria-label': words.clear(words.start) }}
            popoverProps={{ withinPortal: false }}
            value={[search.from ?? null, search.to ?? null]}
            onChange={([from, to]) => change({ from: from ?? undefined, to: to ?? undefined })}
          />
          <Select
            label={words.flag}
            placeholder={words.anyFlag}
            data={flagsOf(search).map((flag) => ({ value: flag, label: t.flags[flag] }))}
            value={search.flag ?? null}
            clearable
            clearButtonProps={{ 'aria-label': words.clear(words.flag) }}
            comboboxProps={{ withinPortal: false }}
            onChange={(flag) => change({ flag: flag ?? undefined })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The jobs of open hires, each with how many there are. */
function Job({ search, change }: Props) {
  const jobs = useRpc('inbox.jobs', {});
  const items = jobs.data?.items ?? [];
  const names = items.map(({ job_title }) => job_title);
  // A job from the address may have no open hire.
  const others = search.job !== undefined && !names.includes(search.job) ? [search.job] : [];
  const counts = new Map(items.map(({ job_title, hires }) => [job_title, hires]));
  return (
    <Select
      label={t.inbox.columns.job}
      placeholder={words.anyJob}
      data={[...others, ...names]}
      value={search.job ?? null}
      searchable
      openOnFocus={false}
      clearable
      clearButtonProps={{ 'aria-label': words.clear(t.inbox.columns.job) }}
      limit={60}
      nothingFoundMessage={words.noJob}
      comboboxProps={{ withinPortal: false }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <bdi>{option.value}</bdi>
          <span className="quiet">{counts.get(option.value)}</span>
        </span>
      )}
      onChange={(job) => change({ job: job ?? undefined })}
    />
  );
}

/** What the list is narrowed to; each can be taken away. */
export function Pills({ search, change }: Props) {
  const { job, flag, from, to } = search;
  return (
    <div className={classes.pills} role="group" aria-label={words.now}>
      {job !== undefined && (
        <Pill remove={() => change({ job: undefined })}>{`${t.inbox.columns.job}: ${job}`}</Pill>
      )}
      {(from ?? to) !== undefined && (
        <Pill remove={() => change({ from: undefined, to: undefined })}>
          {words.starts(from && formatDay(from), to && formatDay(to))}
        </Pill>
      )}
      {flag !== undefined && (
        <Pill remove={() => change({ flag: undefined })}>{`${words.flag}: ${t.flags[flag]}`}</Pill>
      )}
    </div>
  );
}
