import { Anchor } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { FieldView } from '@/bindings/types';
import { t } from '@/text';
import { Confirm } from './Confirm';
import classes from './review.module.css';
import type { Review } from './useReview';

const words = t.review.resetAll;

/** How much was edited here, and the way back to what Ashby says. */
export function ResetAll({ fields, review }: { fields: FieldView[]; review: Review }) {
  const [isAsking, setAsking] = useState(false);
  const edited = fields.filter(({ source }) => source.origin === 'edited');
  if (edited.length === 0) return null;
  return (
    <p className={classes.edits}>
      <IconPencil size={14} aria-hidden />
      {words.count(edited.length)}
      {' · '}
      <Anchor component="button" type="button" fz="inherit" onClick={() => setAsking(true)}>
        {words.open}
      </Anchor>
      <Confirm
        opened={isAsking}
        close={() => setAsking(false)}
        title={words.title}
        sentences={[words.more, words.lost(edited.map(({ label }) => label).join(', '))]}
        confirm={words.confirm}
        act={() => review.reset()}
      />
    </p>
  );
}
