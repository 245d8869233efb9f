import { Anchor, Button, Group } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import type { EmployeeId, FieldView, HireDetail } from '@/bindings/types';
import { Masked, Pay } from '@/blocks';
import { formatCountdown, formatDay } from '@/format';
import { t } from '@/text';
import { FieldInput } from './FieldInput';
import classes from './review.module.css';
import { sourceLine } from './source';
import type { Review } from './useReview';
import { blocking, fieldId, showValue, typedOf } from './values';

interface Props {
  field: FieldView;
  hire: HireDetail;
  review: Review;
  me: EmployeeId;
}

/** A value, below it where it came from, and what somebody should look at. */
export function Field({ field, hire, review, me }: Props) {
  const { target, label, problem } = field;
  const isOpen = hire.state === 'new' && !field.masked;
  const error = review.errors[target];
  // An ended hire says once that there is nothing.
  const isBare = hire.state !== 'new' && field.value === null && !field.masked;
  const noteId = `${fieldId(target)}-note`;
  const isUnsaved = review.notice !== null && review.drafts[target] !== undefined;
  const line = review.saving.includes(target)
    ? t.review.source.saving
    : isUnsaved
      ? t.review.standsNow(showValue(field.kind, field.value))
      : sourceLine(field, me, hire.history);
  const isBlocking = blocking([field]).length > 0;
  const Sign = isBlocking ? IconAlertCircle : IconAlertTriangle;
  return (
    <div className={classes.field} data-wide={field.kind === 'money' || undefined}>
      <label htmlFor={isOpen ? fieldId(target) : undefined} className={classes.label}>
        {label}
        {field.required && <span className={classes.required}> *</span>}
      </label>
      {isOpen ? (
        <FieldInput
          field={field}
          typed={review.drafts[target]?.typed ?? typedOf(field)}
          isWrong={error !== undefined}
          describedBy={noteId}
          type={(typed) => review.type(field, typed)}
          save={() => void review.save([target])}
        />
      ) : (
        <div className={classes.plain}>
          <Shown field={field} />
        </div>
      )}
      <div id={noteId} className={classes.notes}>
        {error !== undefined && (
          <p className={classes.note} data-tone="red" role="alert">
            <IconAlertCircle size={14} aria-hidden />
            {error}
          </p>
        )}
        {error === undefined && problem && hire.state === 'new' && (
          <p className={classes.note} data-tone={isBlocking ? 'red' : 'amber'}>
            <Sign size={14} aria-hidden />
            {t.review.problems[problem]}
          </p>
        )}
        {field.unknown_id && hire.state === 'new' && (
          <p className={classes.source}>{t.review.unknownId(field.unknown_id)}</p>
        )}
        <p className={classes.source} hidden={isBare}>
          {field.source.origin === 'edited' && <IconPencil size={12} aria-hidden />}
          {line}
          {field.source.origin === 'edited' && isOpen && !field.changed && (
            <>
              {' · '}
              <Anchor
                component="button"
                type="button"
                fz="inherit"
                aria-label={t.review.resetField(label)}
                onClick={() => void review.reset(field)}
              >
                {t.review.reset}
              </Anchor>
            </>
          )}
          {field.kind === 'date' && typeof field.value === 'string' && isOpen && (
            <span className="figures">{` · ${formatDay(field.value)} ${target === 'hired_on' ? formatCountdown(field.value) : ''}`}</span>
          )}
        </p>
      </div>
      {field.changed && <Changed field={field} hire={hire} review={review} />}
    </div>
  );
}

function Shown({ field }: { field: FieldView }) {
  if (field.masked) return <Masked />;
  if (field.value === null) return <span className="quiet">–</span>;
  if (typeof field.value !== 'string') return <Pay money={field.value} />;
  return <bdi>{showValue(field.kind, field.value)}</bdi>;
}

/** Old → new, with Keep and Take. After the end there is nothing to take; it can be marked as seen. */
function Changed({ field, hire, review }: Omit<Props, 'me'>) {
  if (!field.changed) return null;
  const { from, to } = field.changed;
  const isOpen = hire.state === 'new';
  return (
    <div className={classes.changed}>
      <span>
        {t.review.changed} <del>{showValue(field.kind, from)}</del>
        <span className="only-heard">{t.review.to}</span>
        <span aria-hidden> → </span>
        <ins>{showValue(field.kind, to)}</ins>
      </span>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={isOpen ? t.review.keepField(field.label) : undefined}
          onClick={() => void review.keep(field)}
        >
          {isOpen ? t.review.keep : t.review.seen}
        </Button>
        {isOpen && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t.review.takeField(field.label)}
            onClick={() => void review.reset(field)}
          >
            {t.review.take}
          </Button>
        )}
      </Group>
    </div>
  );
}
