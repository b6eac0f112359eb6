/** Sources that are ourselves: what people write down by hand and decide here, and what the machinery records. */
export const ownSources = {
  /** Outages that somebody logged. */
  log: 'manual-log',
  /** Exclusions proposed and decided. */
  decisions: 'decisions',
  /** Statements issued. */
  statements: 'troth',
} as const;
