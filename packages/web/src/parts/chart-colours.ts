/** The colours of the screen for what marks mean; papers have their own. */
import type { Tone } from '@troth/core';

export const colourOf: Readonly<Record<Tone, string>> = {
  good: 'var(--good)',
  bad: 'var(--bad)',
  warn: 'var(--warn)',
  unknown: 'var(--unknown)',
  excluded: 'var(--excluded)',
  maintenance: 'var(--maintenance)',
  accent: 'var(--accent)',
  ink: 'var(--ink)',
  faint: 'var(--ink-soft)',
  grid: 'var(--line)',
  paper: 'var(--sheet)',
};
