import { Button, Group, Menu } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { HireDetail } from '@/bindings/types';
import { t } from '@/text';
import classes from './review.module.css';
import { blocking, jumpTo } from './values';

interface Props {
  hire: HireDetail;
  isCompleting: boolean;
  complete: () => void;
  completeAndNext: (() => void) | null;
  dismiss: () => void;
  link: () => void;
}

/** Stays in view: what is missing, and the one decision. */
export function Foot({ hire, isCompleting, complete, completeAndNext, dismiss, link }: Props) {
  const wrong = blocking(hire.fields);
  const [first] = wrong;
  const isMissing = wrong.every((field) => field.problem === 'missing');
  return (
    <footer className={classes.foot}>
      {first ? (
        <button type="button" className={classes.jump} onClick={() => jumpTo(first.target)}>
          <IconAlertCircle size={16} aria-hidden />
          {isMissing ? t.review.missing(wrong.length) : t.review.toCorrect(wrong.length)}
        </button>
      ) : (
        <span className={classes.ready}>
          <IconCheck size={16} aria-hidden />
          {t.review.ready}
        </span>
      )}
      <Group gap="xs" wrap="nowrap">
        <Button variant="default" onClick={dismiss}>
          {t.review.dismiss}
        </Button>
        <Button variant="default" onClick={link}>
          {t.review.link.open}
        </Button>
        <Button.Group>
          <Button loading={isCompleting} onClick={complete}>
            {t.review.complete}
          </Button>
          <Menu position="top-end">
            <Menu.Target>
              <Button
                px={8}
                className={classes.split}
                disabled={isCompleting}
                aria-label={t.review.completeMenu}
              >
                <IconChevronDown size={16} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item disabled={!completeAndNext} onClick={() => completeAndNext?.()}>
                {t.review.completeNext}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Button.Group>
      </Group>
    </footer>
  );
}
