import { useState } from 'react';
import { t } from '@/text';
import { Sheet } from '../start/Sheet';
import { Forgotten } from './Forgotten';
import { SignInForm } from './SignInForm';

interface Props {
  signedIn: (token: string, stays: boolean) => void;
  strange: () => void;
}

export function SignIn(props: Props) {
  const [isForgotten, setForgotten] = useState(false);
  if (isForgotten) {
    return (
      <Forgotten
        back={() => setForgotten(false)}
        signedIn={(token) => props.signedIn(token, false)}
        strange={props.strange}
      />
    );
  }
  return (
    <Sheet title={t.signIn.title}>
      <SignInForm {...props} forgot={() => setForgotten(true)} />
    </Sheet>
  );
}

/** Neither token is any good: only the address that hirelayd shows helps. */
export function NoAddress() {
  return (
    <Sheet title={t.signIn.noAddressTitle} intro={t.signIn.noAddress}>
      <p>{t.signIn.noAddressDo}</p>
    </Sheet>
  );
}
