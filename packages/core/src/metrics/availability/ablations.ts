/** Terms whose absence would give another value: what "met only because …" is found with. */
import type { AvailabilityTerms } from './terms.ts';

export interface Ablation {
  readonly name: string;
  readonly terms: AvailabilityTerms;
}

const optional = [
  'ignoreShorterThan',
  'ignoreUnreported',
  'onlyIfTotalExceeds',
  'quantum',
  'allowance',
  'severities',
] as const;

/** One entry per term that is written and says something else than its default. */
export function ablationsOf(terms: AvailabilityTerms): Ablation[] {
  const switched: Ablation[] = optional
    .filter((name) => terms[name] !== undefined)
    .map((name) => ({ name, terms: { ...terms, [name]: undefined } }));
  if ((terms.startsAt ?? 'fault') !== 'fault')
    switched.push({ name: 'startsAt', terms: { ...terms, startsAt: 'fault' } });
  if ((terms.combine ?? 'any-down') !== 'any-down')
    switched.push({ name: 'combine', terms: { ...terms, combine: 'any-down' } });
  if ((terms.denominator ?? 'agreed') !== 'agreed')
    switched.push({ name: 'denominator', terms: { ...terms, denominator: 'agreed' } });
  return switched;
}
