import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { HireDetail } from '@/bindings/types';
import { Day, Name } from '@/blocks';
import { FLAG_LOOKS, sortFlags } from '@/format';
import { t } from '@/text';
import type { InboxSearch } from '../views';
import classes from './review.module.css';

interface Props {
  hire: HireDetail;
  search: InboxSearch;
  previous: (() => void) | null;
  next: (() => void) | null;
}

/** Who, what, when; and each flag with what to do about it. */
export function Head({ hire, search, previous, next }: Props) {
  return (
    <header className={classes.head}>
      <div className={classes.path}>
        <Link to="/inbox" search={search} className={classes.back}>
          <IconArrowLeft size={16} aria-hidden />
          {t.review.back}
        </Link>
        <Group gap={4}>
          <Step label={t.review.previous} go={previous} icon={IconChevronUp} />
          <Step label={t.review.next} go={next} icon={IconChevronDown} />
        </Group>
      </div>
      <h2 className={classes.name}>
        <Name>{hire.candidate_name}</Name>
      </h2>
      <p className={classes.facts}>
        <bdi>{hire.job_title ?? t.review.noJob}</bdi>
        {hire.department && <> · {hire.department}</>}
        {' · '}
        {hire.start_date ? (
          <>
            {t.review.starts} <Day value={hire.start_date} countdown />
          </>
        ) : (
          t.inbox.noStart
        )}
      </p>
      {hire.flags.length > 0 && (
        <ul className={classes.alerts}>
          {sortFlags(hire.flags).map((flag) => {
            const { tone, icon: Picture } = FLAG_LOOKS[flag];
            return (
              <li key={flag} data-tone={tone} className={classes.alert}>
                <Picture size={16} aria-hidden />
                <span>
                  <strong>{t.flags[flag]}.</strong> {t.review.advice[flag]}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </header>
  );
}

function Step({
  label,
  go,
  icon: Picture,
}: {
  label: string;
  go: (() => void) | null;
  icon: typeof IconChevronUp;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={28} aria-label={label} disabled={!go} onClick={() => go?.()}>
        <Picture size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
