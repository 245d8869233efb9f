import { Anchor, Modal, Text } from '@mantine/core';
import type { SessionEmployee } from '@/bindings/types';
import { signInAgain, tokens, useSignInAgainIsOpen } from '@/host';
import { leave } from '@/session/session';
import { t } from '@/text';
import { SignInForm } from './SignInForm';
import classes from './signIn.module.css';

const words = t.signIn;

/** Over the page when the session ends in the middle of something: nothing that was typed is lost. */
export function SignInAgain({ employee }: { employee: SessionEmployee }) {
  const isOpen = useSignInAgainIsOpen();
  const again = (token: string) => {
    tokens.renew(token);
    signInAgain.answer(true);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={() => signInAgain.answer(false)}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={words.againTitle}
    >
      <div className={classes.again}>
        <Text c="dimmed">{words.again(employee.first_name)}</Text>
        <SignInForm email={employee.email ?? undefined} signedIn={again} strange={leave} />
        <div>
          <Anchor component="button" type="button" size="sm" onClick={leave}>
            {words.somebodyElse}
          </Anchor>
          <Text className="quiet">{words.somebodyElseMore}</Text>
        </div>
      </div>
    </Modal>
  );
}
