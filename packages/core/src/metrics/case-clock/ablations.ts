/** Readings under which a case clock is worth measuring again: what each favourable or strict term was worth. */
import type { CaseClockTerms } from './terms.ts';

interface Ablation {
  readonly name: string;
  readonly terms: CaseClockTerms;
}

/** The terms with one thing switched off, by name; only what is on can be switched off. */
export function ablationsOf(terms: CaseClockTerms): Ablation[] {
  const found: Ablation[] = [];
  if (terms.pauses !== undefined) found.push({ name: 'pauses', terms: { ...terms, pauses: undefined } });
  if (terms.hours !== 'always') found.push({ name: 'hours', terms: { ...terms, hours: 'always' } });
  if (terms.reopen !== 'void-closure') found.push({ name: 'reopen', terms: { ...terms, reopen: 'void-closure' } });
  if (terms.onPriorityChange === 'restart') {
    found.push({ name: 'onPriorityChange', terms: { ...terms, onPriorityChange: 'carry' } });
  }
  if (terms.openOverdue === 'miss') found.push({ name: 'openOverdue', terms: { ...terms, openOverdue: 'ignore' } });
  return found;
}
