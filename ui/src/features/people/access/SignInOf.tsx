import { Button, Text } from '@mantine/core';
import { IconCircleCheck, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { EmployeeProfile } from '@/bindings/types';
import { Mark, Problem } from '@/blocks';
import { useRpcMutation } from '@/query';
import { useSession } from '@/session/session';
import { t } from '@/text';
import classes from './access.module.css';
import { CodeModal, NewCodeModal } from './Code';
import { DisableModal } from './DisableModal';
import { PasswordModal } from './PasswordModal';

const words = t.access;

type Step = { at: 'ask' } | { at: 'code'; code: string } | { at: 'password' } | { at: 'disable' } | null;

/** The way in: a one-time code, a password, or none. */
export function SignInOf({ profile }: { profile: EmployeeProfile }) {
  const { employee } = useSession();
  const [step, setStep] = useState<Step>(null);
  const invite = useRpcMutation('employee.invite');
  const isMe = employee.id === profile.id;
  const { email, can_sign_in: can } = profile;
  const close = () => setStep(null);
  const makeCode = () =>
    invite.mutate({ id: profile.id }, { onSuccess: ({ code }) => setStep({ at: 'code', code }) });
  const ask = (next: Step) => {
    invite.reset();
    setStep(next);
  };
  return (
    <section className={classes.section}>
      <h3>{words.signIn}</h3>
      <div className={classes.state}>
        {can ? (
          <Mark tone="green" icon={IconCircleCheck}>
            {words.can}
          </Mark>
        ) : (
          <Mark tone="grey" icon={IconLock}>
            {words.cannot}
          </Mark>
        )}
        <Text c="dimmed">
          {email === null ? words.noEmail : can ? words.with(email) : words.canMore(email)}
          {isMe && ` ${words.you}`}
        </Text>
      </div>
      {email !== null && (
        <div className={classes.acts}>
          {!can && (
            <Button loading={invite.isPending} onClick={makeCode}>
              {words.letIn}
            </Button>
          )}
          {can && !isMe && (
            <Button variant="default" onClick={() => ask({ at: 'ask' })}>
              {words.newCode}
            </Button>
          )}
          <Button variant="default" onClick={() => ask({ at: 'password' })}>
            {words.setPassword}
          </Button>
          {can && (
            <Button variant="default" onClick={() => ask({ at: 'disable' })}>
              {words.disable}
            </Button>
          )}
        </div>
      )}
      {invite.error && step === null && <Problem error={invite.error} title={words.failed} />}
      {step?.at === 'ask' && (
        <NewCodeModal
          profile={profile}
          error={invite.error}
          isMaking={invite.isPending}
          make={makeCode}
          close={close}
        />
      )}
      {step?.at === 'code' && <CodeModal profile={profile} code={step.code} close={close} />}
      {step?.at === 'password' && <PasswordModal profile={profile} isMe={isMe} close={close} />}
      {step?.at === 'disable' && <DisableModal profile={profile} isMe={isMe} close={close} />}
    </section>
  );
}
