import type { ChangeView, FieldView } from '@/bindings/types';
import { t } from '@/text';
import { showValue } from './values';

interface Props {
  kind: FieldView['kind'];
  change: ChangeView;
}

/** "Tue 1 Dec 2026 → Tue 15 Dec 2026". */
export function OldNew({ kind, change: { from, to } }: Props) {
  return (
    <>
      <del>
        <bdi>{showValue(kind, from)}</bdi>
      </del>
      <span className="only-heard"> {t.review.to} </span>
      <span aria-hidden> → </span>
      <ins>
        <bdi>{showValue(kind, to)}</bdi>
      </ins>
    </>
  );
}
