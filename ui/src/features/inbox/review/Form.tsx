import type { HireDetail, Section } from '@/bindings/types';
import { useSession } from '@/session/session';
import { t } from '@/text';
import { Field } from './Field';
import { ResetAll } from './ResetAll';
import classes from './review.module.css';
import type { Review } from './useReview';

const SECTIONS: Section[] = ['personal', 'contact', 'job', 'employment', 'compensation'];

/** The pre-filled profile by section, what is required first. */
export function Form({ hire, review }: { hire: HireDetail; review: Review }) {
  const { employee } = useSession();
  return (
    <form aria-label={t.review.form} className={classes.form} onSubmit={(event) => event.preventDefault()}>
      {hire.state === 'new' && <ResetAll fields={hire.fields} review={review} />}
      {SECTIONS.map((section) => {
        const own = hire.fields.filter((field) => field.section === section);
        const fields = [...own.filter((field) => field.required), ...own.filter((field) => !field.required)];
        if (fields.length === 0) return null;
        return (
          <fieldset key={section} className={classes.section}>
            <legend>{t.review.sections[section]}</legend>
            <div className={classes.fields}>
              {fields.map((field) => (
                <Field key={field.target} field={field} hire={hire} review={review} me={employee.id} />
              ))}
            </div>
          </fieldset>
        );
      })}
    </form>
  );
}
