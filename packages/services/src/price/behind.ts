/**
 * Which contracts with suppliers stand behind an agreement, and how many agreements share each. Owns: reading both from the
 * service model and the linkage map. Does not own: what they promise.
 */
import type { Agreement } from '@troth/core';
import type { Shelf } from '../agreements/shelf.ts';
import { modelOf } from '../forecast/habit.ts';
import type { Register } from '../practice/register.ts';
import { graphOf } from '../relations/graph.ts';
import { monthlyFee } from './monthly-fee.ts';

export interface Behind {
  readonly agreement: Agreement;
  /** Customer agreements that stand on it, this one among them. */
  readonly sharedBy: number;
  /**
   * The part of it that is counted for this agreement: by what each of them is charged; evenly where none is charged, or where they
   * are charged in several currencies.
   */
  readonly share: number;
}

/** Underpinning contracts in force or to come, by the customer agreement that stands on them. */
export function contractsBehind(register: Register, shelf: Shelf): ReadonlyMap<string, readonly Behind[]> {
  const supporting = supportOf(register);
  const named = new Map(
    [...shelf.agreements.values()].flatMap(({ agreement }) => {
      const type = agreement.revisions.at(-1)?.terms.type;
      return type === 'sla' || type === 'expectation' ? [[agreement.id, supporting(agreement.id)] as const] : [];
    }),
  );
  const users = new Map<string, readonly string[]>();
  for (const [id, contracts] of named)
    for (const contract of contracts) users.set(contract, [...(users.get(contract) ?? []), id]);
  const textOf = (id: string) => shelf.agreements.get(id)?.agreement.revisions.at(-1);
  const feeOf = (id: string): number => {
    const revision = textOf(id);
    return revision === undefined ? 0 : monthlyFee(revision, []);
  };
  const shareOf = (id: string, all: readonly string[]): number => {
    const currencies = new Set(all.map((one) => textOf(one)?.terms.currency));
    const fees = all.reduce((sum, one) => sum + feeOf(one), 0);
    return fees === 0 || currencies.size > 1 ? 1 / all.length : feeOf(id) / fees;
  };
  return new Map(
    [...named].map(([id, contracts]) => [
      id,
      contracts.flatMap((contract): readonly Behind[] => {
        const found = shelf.agreements.get(contract)?.agreement;
        const isContract = found?.revisions.at(-1)?.terms.type === 'underpinning-contract';
        if (found === undefined || !isContract) return [];
        const all = users.get(contract) ?? [id];
        return [{ agreement: found, sharedBy: all.length, share: shareOf(id, all) }];
      }),
    ]),
  );
}

/** Agreements named by the model of an agreement; without a model those of the components of its service. */
function supportOf(register: Register): (agreement: string) => readonly string[] {
  const links = Map.groupBy(graphOf(register).links, ({ from }) => from);
  const ofComponents = (service: string): readonly string[] =>
    (links.get(`service/${service}`) ?? []).flatMap(({ to, agreement }) => {
      const [kind, id = ''] = to.split('/');
      if (kind === 'service') return ofComponents(id);
      const component = kind === 'component' ? register.get('component', id)?.body.agreement : undefined;
      return [agreement, component].filter((one) => one !== undefined);
    });
  return (agreement) => {
    const model = modelOf(register, agreement);
    const leaves = (model?.leaves ?? []).flatMap(({ promises }) => promises.map((one) => one.agreement));
    const service = register.get('agreement-roles', agreement)?.body.service;
    const found = leaves.length > 0 ? leaves : service === undefined ? [] : ofComponents(service);
    return [...new Set(found)].sort();
  };
}
