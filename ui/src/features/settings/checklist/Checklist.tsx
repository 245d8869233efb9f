import { Title } from '@mantine/core';
import { IconChevronRight, IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Output } from '@/host';
import { t } from '@/text';
import classes from './checklist.module.css';
import { SendTestHire } from './SendTestHire';

const words = t.checklist;

type Item = Output<'integration.checklist'>['items'][number];

/** What is left until hires arrive by themselves. Each step leads to where it is done; done ones are ticked. */
export function Checklist({ items: told }: { items: Item[] }) {
  const items = told.filter(({ step }) => step in words.steps);
  const next = items.find(({ is_done }) => !is_done)?.step;
  const done = items.filter(({ is_done }) => is_done).length;
  return (
    <section className={classes.checklist} aria-labelledby="checklist">
      <header className={classes.head}>
        <Title order={2} id="checklist">
          {words.title}
        </Title>
        <span className="quiet figures">{words.done(done, items.length)}</span>
      </header>
      <ol className={classes.steps}>
        {items.map((item) => (
          <li
            key={item.step}
            data-done={item.is_done || undefined}
            data-next={item.step === next || undefined}
          >
            <Step item={item} />
            {item.step === 'test_hire' && !item.is_done && <SendTestHire isNext={item.step === next} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Step({ item: { step, is_done } }: { item: Item }) {
  const Picture = is_done ? IconCircleCheck : IconCircle;
  const { title, more } = words.steps[step];
  const text = (
    <>
      <Picture size={20} stroke={1.75} aria-hidden className={classes.sign} />
      <span className={classes.text}>
        <span className={classes.title}>
          {title}
          <span className="only-heard">{is_done ? words.isDone : words.isOpen}</span>
        </span>
        <span className="quiet">{more}</span>
      </span>
    </>
  );
  // The test hire is sent from here.
  if (step === 'test_hire') return <div className={classes.step}>{text}</div>;
  return (
    <Link to="/settings/integrations/ashby" hash={step} className={classes.step}>
      {text}
      <IconChevronRight size={16} aria-hidden className={classes.go} />
    </Link>
  );
}
