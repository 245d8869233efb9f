import { t } from '@/text';
import { Sheet } from '../start/Sheet';
import { SignInForm } from './SignInForm';

interface Props {
  signedIn: (token: string, stays: boolean) => void;
  strange: () => void;
}

export function SignIn(props: Props) {
  return (
    <Sheet title={t.signIn.title}>
      <SignInForm {...props} />
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
