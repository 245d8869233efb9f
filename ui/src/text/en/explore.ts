export const explore = {
  start: 'Explore with a simulated Ashby',
  more: 'A throw-away workspace with made-up hires, to try everything. Your own workspace stays as it is.',
  failed: 'The workspace to explore could not be made',
  label: 'Exploring',
  banner: 'You are exploring with a simulated Ashby. Nobody here is real, and nothing is kept.',
  simulate: 'Simulate',
  send: {
    hire: 'Another candidate is hired',
    change: 'The newest hire starts later, for another salary',
    withdrawal: 'The newest hire is no longer hired',
  },
  leave: 'Leave',
};
