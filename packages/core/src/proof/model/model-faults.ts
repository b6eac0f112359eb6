/**
 * What is wrong with a service model, each with its place in it: for lint, and beside every proof. Owns: the list. Does not own:
 * faults of its form (`service-model.ts`), which agreement it should speak of.
 */
import type { Revision } from '../../agreements/revision.ts';
import type { Refusal } from '../../values/outcome.ts';
import { occurrences, readStructure } from '../structure.ts';
import { boundPromise } from './bound-promise.ts';
import type { Behind } from './bound-promise.ts';
import { placedReferences } from './model-references.ts';
import type { ServiceModel } from './service-model.ts';

interface Known {
  /** The agreement whose promises stand on it, where it is at hand. */
  readonly own?: Revision | undefined;
  /** Agreements that may stand behind; none are looked for when missing. */
  readonly behind?: Behind | undefined;
}

/** In the order of the document. */
export function modelFaults(model: ServiceModel, { own, behind }: Known): readonly Refusal[] {
  return [
    ...ofStructures(model),
    ...ofLeaves(model),
    ...ofReferences(model, behind),
    ...ofCommitments(model, own),
    ...ofMoney(model, own),
  ];
}

/** That of the model, and of each design that has its own. */
function ofStructures({ structure, designs = [], parts, leaves }: ServiceModel): readonly Refusal[] {
  const written = [
    ...(structure === undefined ? [] : [{ structure, at: ['structure'] }]),
    ...designs.flatMap((one, index) =>
      one.structure === undefined ? [] : [{ structure: one.structure, at: ['designs', index, 'structure'] }],
    ),
  ];
  const read = written.map(({ structure: one, at }) => ({ at, made: readStructure(one, parts ?? {}) }));
  const broken = read.flatMap(({ at, made }) =>
    made.ok ? [] : made.refusals.map((one) => ({ ...one, at: [...at, ...(one.at ?? [])] })),
  );
  if (structure === undefined || broken.length > 0) return broken;
  const known = new Set(leaves.map(({ id }) => id));
  const uses = read.map(({ at, made }) => ({ at, leaves: made.ok ? [...occurrences(made.value).keys()] : [] }));
  const missing = uses.flatMap((one) =>
    one.leaves
      .filter((leaf) => !known.has(leaf))
      .map((leaf) => ({
        code: 'proof/missing-leaf',
        message: `The structure stands on "${leaf}", which is not among the leaves: describe it, or correct the name.`,
        at: one.at,
      })),
  );
  const used = new Set(uses.flatMap((one) => one.leaves));
  const idle = leaves.flatMap(({ id }, at) =>
    used.has(id)
      ? []
      : [
          {
            code: 'proof/unused-leaf',
            message: `Nothing stands on "${id}": put it into the structure, or take it out.`,
            at: ['leaves', at],
          },
        ],
  );
  return [...missing, ...idle];
}

function ofLeaves({ leaves }: ServiceModel): readonly Refusal[] {
  return leaves.flatMap(({ id, promises }, at): readonly Refusal[] => {
    const twice = leaves.findIndex((one) => one.id === id) !== at;
    return [
      ...(twice
        ? [
            {
              code: 'proof/leaf-twice',
              message: `There are two leaves "${id}": give one another name.`,
              at: ['leaves', at, 'id'],
            },
          ]
        : []),
      ...(promises.length > 0
        ? []
        : [
            {
              code: 'proof/no-promise',
              message: `Nobody promises anything for "${id}": bind it to a target of an agreement.`,
              at: ['leaves', at, 'promises'],
            },
          ]),
    ];
  });
}

function ofReferences(model: ServiceModel, behind: Behind | undefined): readonly Refusal[] {
  if (behind === undefined) return [];
  return placedReferences(model).flatMap(({ reference, at }) => {
    const found = boundPromise(reference, behind);
    return found.ok ? [] : found.refusals.map((one) => ({ ...one, at }));
  });
}

function ofCommitments(
  { chains = [], mixes = [], paths = [] }: ServiceModel,
  own: Revision | undefined,
): readonly Refusal[] {
  if (own === undefined) return [];
  const named = [
    ...chains.map(({ commitment }, at) => ({ commitment, at: ['chains', at, 'commitment'] })),
    ...mixes.map(({ commitment }, at) => ({ commitment, at: ['mixes', at, 'commitment'] })),
    ...paths.map(({ commitment }, at) => ({ commitment, at: ['paths', at, 'commitment'] })),
  ];
  return named
    .filter(({ commitment }) => !own.commitments.some(({ id }) => id === commitment))
    .map(({ commitment, at }) => ({
      code: 'proof/unknown-commitment',
      message: `The model speaks of "${commitment}", which ${own.agreement} does not promise.`,
      at,
    }));
}

/** Amounts of two currencies are never added up: what is written beside a fee is written in its currency. */
function ofMoney({ designs = [], worth = {} }: ServiceModel, own: Revision | undefined): readonly Refusal[] {
  const currency = own?.terms.currency;
  if (own === undefined || currency === undefined) return [];
  const amounts = [
    ...designs.map(({ costPerYear }, index) => ({ money: costPerYear, at: ['designs', index, 'costPerYear'] })),
    ...(['extraCostPerYear', 'impactPerHour', 'customerValuePerYear'] as const).map((name) => ({
      money: worth[name],
      at: ['worth', name],
    })),
  ];
  return amounts.flatMap(({ money, at }) =>
    money === undefined || money.currency === currency
      ? []
      : [
          {
            code: 'proof/other-currency',
            message: `${own.agreement} is charged in ${currency}, and the model says ${money.currency}: write the amount in ${currency}.`,
            at,
          },
        ],
  );
}
