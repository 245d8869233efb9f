import { Anchor, Button, CloseButton } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { HireDetail, JsonValue } from '@/bindings/types';
import type { HostError } from '@/host';
import { useSession } from '@/session/session';
import { t } from '@/text';
import { explain } from './conflict';
import classes from './review.module.css';
import type { Review } from './useReview';

interface Props {
  error: HostError;
  hire: HireDetail;
  review: Review;
  close: () => void;
}

/** Why something was not saved or not completed, who was faster, and the way on. */
export function Notice({ error, hire, review, close }: Props) {
  const { employee } = useSession();
  const isRefused = Object.keys(error.fields).length > 0;
  const hasUnsaved = Object.keys(review.drafts).length > 0;
  return (
    <div role="alert" className={classes.notice}>
      <IconAlertCircle size={16} aria-hidden />
      <div className={classes.noticeText}>
        {!isRefused && hasUnsaved && <strong>{t.review.notSaved}. </strong>}
        <bdi>{explain(error, hire, employee.id)}</bdi>{' '}
        {owners(error.detail).map(({ id, name }) => (
          <Anchor
            key={id}
            inherit
            renderRoot={(link) => <Link {...link} to="/people/$employeeId" params={{ employeeId: id }} />}
          >
            {t.review.openOwner(name)}
          </Anchor>
        ))}
      </div>
      {hasUnsaved && hire.state === 'new' && !isRefused && (
        <div className={classes.noticeActs}>
          <Button size="compact-sm" variant="default" onClick={() => void review.save()}>
            {t.review.saveAgain}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => {
              review.discard();
              close();
            }}
          >
            {t.review.discard}
          </Button>
        </div>
      )}
      <CloseButton size="sm" aria-label={t.common.close} onClick={close} />
    </div>
  );
}

interface Owner {
  id: string;
  name: string;
}

/** Who has an address or a phone already. */
function owners(detail: JsonValue): Owner[] {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return [];
  const taken = detail['taken'];
  if (!Array.isArray(taken)) return [];
  const found = new Map<string, Owner>();
  for (const one of taken) {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) continue;
    const { employee_id: id, name } = one;
    if (typeof id === 'string' && typeof name === 'string') found.set(id, { id, name });
  }
  return [...found.values()];
}
