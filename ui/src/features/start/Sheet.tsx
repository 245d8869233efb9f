import { Box, Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { t } from '@/text';
import classes from './start.module.css';

interface Props {
  title: string;
  intro?: ReactNode;
  children?: ReactNode;
  /** Of the first start, from 1. */
  step?: number;
}

/** One screen before the house is entered. */
export function Sheet({ title, intro, children, step }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t.common.product}`;
    if (!heading.current?.closest('main')?.contains(document.activeElement)) heading.current?.focus();
  }, [title]);
  return (
    <Box component="main" className={classes.ground}>
      <div className={classes.column}>
        <div className={classes.brand}>
          <img src="/hirelay.svg" alt="" width={28} height={28} />
          <span>{t.common.product}</span>
        </div>
        <section className={classes.sheet}>
          {step !== undefined && <Steps step={step} />}
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {intro && <Text c="dimmed">{intro}</Text>}
          {children}
        </section>
      </div>
    </Box>
  );
}

function Steps({ step }: { step: number }) {
  const { steps } = t.start;
  return (
    <div className={classes.steps}>
      <div className={classes.bars} aria-hidden>
        {steps.map((name, index) => (
          <span key={name} data-done={index < step || undefined} />
        ))}
      </div>
      <span className="quiet">{`${t.start.step(step, steps.length)}: ${steps[step - 1] ?? ''}`}</span>
    </div>
  );
}
