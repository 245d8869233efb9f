import { Button, Group } from '@mantine/core';
import type { FieldView } from '@/bindings/types';
import { t } from '@/text';
import { OldNew } from './OldNew';
import classes from './review.module.css';
import type { Review } from './useReview';

interface Props {
  field: FieldView;
  isNew: boolean;
  review: Review;
}

/** What Ashby changed, old → new, with Keep and Take. A hire that ended decides over all of them above. */
export function Changed({ field, isNew, review }: Props) {
  if (!field.changed) return null;
  return (
    <div className={classes.changed}>
      <span>
        {t.review.changed} <OldNew kind={field.kind} change={field.changed} />
      </span>
      {isNew && (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t.review.keepField(field.label)}
            onClick={() => void review.keep([field.target])}
          >
            {t.review.keep}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t.review.takeField(field.label)}
            onClick={() => void review.reset(field)}
          >
            {t.review.take}
          </Button>
        </Group>
      )}
    </div>
  );
}
