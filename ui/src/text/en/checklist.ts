/** What is left to set up until hires arrive by themselves. */
export const checklist = {
  title: 'Until the first hire arrives',
  done: (done: number, total: number) => `${done} of ${total} done`,
  isDone: ', done',
  isOpen: ', to do',
  steps: {
    reach: {
      title: 'Let Ashby reach this computer',
      more: 'Give the public address that leads here.',
    },
    webhook: {
      title: 'Add the webhook in Ashby',
      more: 'Copy the URL and the secret into Ashby. It answers with a test message.',
    },
    test_hire: {
      title: 'Send a test hire',
      more: 'Somebody who does not exist goes the whole way, so that the first proof is not a real person.',
    },
  },
  test: {
    send: 'Send a test hire',
    done: 'The test hire is on its way',
    sent: {
      public_address: (address: string) =>
        `Sent through the public address ${address}: the way that Ashby takes works.`,
      this_computer: (address: string) =>
        `Sent to this computer (${address}), as there is no public address yet. Whether Ashby can reach it is not shown by this.`,
    },
    open: 'Open the test hire',
    failed: 'The test hire did not arrive',
    safe: 'Nothing was changed.',
  },
};
