import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { HireDetail } from '@/bindings/types';
import { Day, Name } from '@/blocks';
import { t } from '@/text';
import type { InboxSearch } from '../views';
import classes from './review.module.css';

interface Props {
  hire: HireDetail;
  search: InboxSearch;
  previous: (() => void) | null;
  next: (() => void) | null;
}

/** Who, what, when; and the ways to the list and to the neighbours in it. */
export function Head({ hire, search, previous, next }: Props) {
  return (
    <header className={classes.head}>
      <Link to="/inbox" search={search} className={classes.back}>
        <IconArrowLeft size={16} aria-hidden />
        {t.review.back}
      </Link>
      <div className={classes.who}>
        <h2 className={classes.name}>
          <Name>{hire.candidate_name.trim() || t.review.noName}</Name>
        </h2>
        <Group gap={4} wrap="nowrap" className={classes.stepper}>
          <Step label={t.review.previous} go={previous} icon={IconChevronUp} />
          <Step label={t.review.next} go={next} icon={IconChevronDown} />
        </Group>
      </div>
      <p className={classes.facts}>
        <bdi>{hire.job_title ?? t.review.noJob}</bdi>
        {hire.department && (
          <>
            {' · '}
            <bdi>{hire.department}</bdi>
          </>
        )}
        {' · '}
        {hire.start_date ? (
          <>
            {t.review.starts} <Day value={hire.start_date} countdown />
          </>
        ) : (
          t.inbox.noStart
        )}
      </p>
    </header>
  );
}

interface StepProps {
  label: string;
  go: (() => void) | null;
  icon: typeof IconChevronUp;
}

function Step({ label, go, icon: Picture }: StepProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={28} aria-label={label} disabled={!go} onClick={() => go?.()}>
        <Picture size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
