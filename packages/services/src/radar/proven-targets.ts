/**
 * How many of the targets that customers were promised follow from what stands behind them (S1.22): the count, its share, and the
 * list it is counted from. Owns: counting what the radar keeps; what is not proven yet is said and not guessed.
 */
import { Ratio } from '@troth/core';
import type { Deliverability, Localized } from '@troth/core';
import type { Shelf } from '../agreements/shelf.ts';
import type { Register } from '../practice/register.ts';
import type { Standing } from './night-form.ts';

type Target = NonNullable<Standing['targets']>[number];

export interface ProvenTargets {
  readonly proven: number;
  /** Those that a structure, chain or mix can speak of. */
  readonly composed: number;
  readonly notComposed: number;
  /** Proven of composed, exactly; missing while there are none. */
  readonly share?: string | undefined;
  /** Agreements in force that no night proved yet. */
  readonly waiting: number;
  readonly agreements: readonly {
    readonly agreement: string;
    readonly title: Localized;
    readonly customer?: string | undefined;
    /** Missing while it waits for its proof. */
    readonly targets?: readonly (Target & { readonly title: Localized })[] | undefined;
  }[];
}

interface Scene {
  readonly register: Register;
  readonly shelf: Shelf;
}

/** Promises without a target are none to be kept. */
export const targetsOf = ({ commitments }: Deliverability): Target[] =>
  commitments.flatMap(({ commitment, target, verdict }) => (target === undefined ? [] : [{ commitment, verdict }]));

export function provenTargets({ register, shelf }: Scene, standing: readonly Standing[]): ProvenTargets {
  const all = standing.flatMap(({ targets }) => targets ?? []);
  const composed = all.filter(({ verdict }) => verdict !== 'NOT-COMPOSED');
  const proven = composed.filter(({ verdict }) => verdict === 'PROVEN').length;
  return {
    proven,
    composed: composed.length,
    notComposed: all.length - composed.length,
    share: composed.length === 0 ? undefined : Ratio.of(proven, composed.length).toString(),
    waiting: standing.filter(({ targets }) => targets === undefined).length,
    agreements: standing.map(({ agreement, targets }) => {
      const last = shelf.agreements.get(agreement)?.agreement.revisions.at(-1);
      const titles = new Map(last?.commitments.map(({ id, title }) => [id, title]));
      return {
        agreement,
        title: last?.terms.title ?? { en: agreement },
        customer: register.get('agreement-roles', agreement)?.body.customer,
        targets: targets?.map((one) => ({ ...one, title: titles.get(one.commitment) ?? { en: one.commitment } })),
      };
    }),
  };
}
