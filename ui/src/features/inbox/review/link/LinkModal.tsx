import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { HireDetail } from '@/bindings/types';
import { Loading, Problem } from '@/blocks';
import { hostError } from '@/host';
import { useRpc, useRpcMutation } from '@/query';
import { useMay } from '@/session/session';
import { announce } from '@/shell/announce';
import { t } from '@/text';
import type { Review } from '../useReview';
import { ChooseEmployee, type Chosen } from './ChooseEmployee';
import { compare, takesAtFirst } from './compare';
import { CompareValues } from './CompareValues';
import reviewClasses from '../review.module.css';
import classes from './link.module.css';

const words = t.review.link;

interface Props {
  hire: HireDetail;
  review: Review;
  close: () => void;
}

/** Ends the hire with somebody who is an employee already: who, then value by value what is taken. */
export function LinkModal({ hire, review, close }: Props) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <Modal
      opened
      onClose={close}
      size={chosen ? 'xl' : 'md'}
      title={<bdi>{words.title(hire.candidate_name)}</bdi>}
      classNames={{ title: reviewClasses.dialogTitle }}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <Stack gap="sm">
        {chosen ? (
          <Decide hire={hire} review={review} chosen={chosen} back={() => setChosen(null)} close={close} />
        ) : (
          <>
            <Text c="dimmed">{words.who}</Text>
            <ChooseEmployee hire={hire} choose={setChosen} />
          </>
        )}
      </Stack>
    </Modal>
  );
}

interface DecideProps extends Props {
  chosen: Chosen;
  back: () => void;
}

function Decide({ hire, review, chosen, back, close }: DecideProps) {
  const mayCompare = useMay('employees.manage');
  const profile = useRpc('employee.get', { id: chosen.id }, { enabled: mayCompare });
  const link = useRpcMutation('inbox.link');
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isBusy = useRef(false);

  const pairs = profile.data ? compare(hire, profile.data) : [];
  const taken = new Set(
    pairs.filter((pair) => turned.get(pair.key) ?? takesAtFirst(pair)).map(({ key }) => key),
  );
  const act = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      if (!(await review.save())) {
        close();
        return;
      }
      const take = pairs.filter(({ key }) => taken.has(key)).flatMap(({ targets }) => targets);
      await link.mutateAsync({ id: hire.id, version: review.version(), employee_id: chosen.id, take });
      announce(words.done(chosen.name));
      close();
    } catch (thrown) {
      // Told in the dialog; who was faster, on the page.
      if (hostError(thrown).code === 'conflict') {
        await review.refused(thrown);
        close();
      }
    } finally {
      isBusy.current = false;
    }
  };
  if (mayCompare && profile.isPending) return <Loading rows={4} widths={[20, 30, 30]} />;
  if (profile.error) return <Problem error={profile.error} again={() => void profile.refetch()} />;
  return (
    <>
      <Anchor component="button" type="button" className={classes.back} onClick={back}>
        <IconArrowLeft size={14} aria-hidden />
        {words.other}
      </Anchor>
      {!mayCompare && <Text>{words.mayNot(chosen.name)}</Text>}
      {mayCompare && pairs.length === 0 && <Text>{words.same(chosen.name)}</Text>}
      {pairs.length > 0 && (
        <CompareValues
          pairs={pairs}
          name={chosen.name}
          taken={taken}
          take={(key, isTaken) => setTurned((old) => new Map(old).set(key, isTaken))}
        />
      )}
      <Text c="dimmed">{words.happens(chosen.name, taken.size)}</Text>
      {link.error && <Problem error={link.error} title={words.failed} safe={words.safe} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          {t.review.cancel}
        </Button>
        <Button maw={320} loading={link.isPending} onClick={() => void act()}>
          {words.act(chosen.name)}
        </Button>
      </Group>
    </>
  );
}
