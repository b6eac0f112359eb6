/**
 * The price of a text in the browser, on each change, from what the server knows of how its promises are kept. Owns: reading that, and the
 * same promise under each written design. Does not own: prices and proofs (core).
 */
import { compareDesigns, Instant, priceAgreement, proveDesigns, withProofs } from '@troth/core';
import type { AgreementPrice, HabitOf, PriceAsked, ProvenChoice, Revision, UsualCharge } from '@troth/core';
import { readSupport } from './prove.ts';
import type { Support } from './prove.ts';

/** As `/v1/drafts/{draft}/price` answers it. */
export interface Known {
  readonly habits: readonly HabitOf[];
  readonly charges: readonly UsualCharge[];
  readonly from: string;
}

/** Few enough for a keystroke; the page draws more. */
const years = 2000;

const askedOf = (revision: Revision, { habits, charges, from }: Known): PriceAsked => ({
  revision,
  habits,
  charges,
  from: Instant.parse(from),
  years,
  seed: 1,
  onlyMain: true,
});

/** Prices a text; undefined where no promise of it has both credits and a known habit. */
export function pricer(known: Known): (revision: Revision) => AgreementPrice | undefined {
  return (revision) => priceAgreement(askedOf(revision, known));
}

/** Prices and proves the written designs of a text; undefined where there are none. */
export function designer(known: Known, support: Support): (revision: Revision) => ProvenChoice | undefined {
  const { behind, supporting } = readSupport(support);
  return (revision) => {
    const choice = compareDesigns(askedOf(revision, known), behind?.model);
    return choice && withProofs(choice, proveDesigns({ revision, behind, supporting }));
  };
}
