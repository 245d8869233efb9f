export const people = {
  title: 'People',
  failed: 'The directory can’t be shown',
  safe: 'Everybody’s profile is safe.',
  empty: 'Nobody here yet',
  emptyMore: 'Everybody whose hire you complete gets a profile here.',
};
