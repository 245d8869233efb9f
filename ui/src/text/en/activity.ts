export const activity = {
  title: 'Activity',
  failed: 'The messages can’t be shown',
  safe: 'Every message that was accepted is kept.',
  empty: 'No message from Ashby yet',
  emptyMore: 'Every message that Ashby sends is listed here with what became of it.',
};
