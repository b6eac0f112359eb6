/** Names of the queues of background work. */
export const queue = {
  evaluate: 'evaluate',
  restate: 'restate',
  closeDue: 'close-due',
  timers: 'timers',
  poll: 'poll-sources',
  seal: 'seal',
  checkpoint: 'checkpoint',
  deliver: 'deliver',
  mail: 'mail',
  signings: 'signings',
  radar: 'radar',
  warn: 'warn',
  sealContract: 'seal-contract',
  forecast: 'forecast',
} as const;

/** All of them: a store makes them when it opens. */
export const queues: readonly string[] = Object.values(queue);
