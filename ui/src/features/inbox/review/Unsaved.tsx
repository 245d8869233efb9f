import { CloseButton } from '@mantine/core';
import { Copy } from '@/blocks';
import { formatMoney } from '@/format';
import { t } from '@/text';
import classes from './review.module.css';
import { isMoney, type Typed } from './values';

interface Props {
  label: string;
  typed: Typed;
  drop: () => void;
}

/** What somebody typed when the hire was ended by another person: still here, to be copied. */
export function Unsaved({ label, typed, drop }: Props) {
  const text = isMoney(typed) ? formatMoney(typed) : typed;
  return (
    <div className={classes.changed}>
      <span>
        {t.review.youTyped} <bdi>{text}</bdi>
      </span>
      <div className={classes.acts}>
        <Copy value={text} size="compact-sm" />
        <CloseButton size="sm" aria-label={t.review.dropTyped(label)} onClick={drop} />
      </div>
    </div>
  );
}
