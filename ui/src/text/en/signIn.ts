export const signIn = {
  title: 'Sign in to Hirelay',
  email: 'Work email',
  password: 'Password',
  stay: 'Stay signed in on this computer',
  stayMore: 'Only on a computer that nobody else uses.',
  submit: 'Sign in',
  forgotten: 'Forgot your password?',
  forgottenMore:
    'Another administrator can give you a new one. The owner can set one with the recovery key: on the computer that runs Hirelay, hirelayd reset-owner asks for it.',
  wrong: 'The address or the password is not right.',
  againTitle: 'Sign in again',
  again: (name: string) =>
    `You were signed out, ${name}. What you typed is still here; sign in and it goes on.`,
  somebodyElse: 'Sign in as somebody else',
  somebodyElseMore: 'What is not saved on this page is lost.',
  noAddressTitle: 'Open Hirelay from its own address',
  noAddress:
    'This address alone does not show that you may use this computer’s Hirelay, or it was opened before Hirelay was started again.',
  noAddressDo:
    'Use the address that Hirelay shows when it starts. On a machine without a window, hirelayd prints it; whoever looks after that machine can send it to you.',
};
