/** Sources that are ourselves: what people write down by hand and decide here, and what the machinery records. */
export const ownSources = {
  /** What people write down: outages, problems, that they saw an alert. A key that is limited to others may not. */
  log: 'manual-log',
  /** Exclusions proposed and decided. */
  decisions: 'decisions',
  /** Statements issued. */
  statements: 'troth',
} as const;

const own: readonly string[] = Object.values(ownSources);

export const isOwnSource = (id: string): boolean => own.includes(id);
