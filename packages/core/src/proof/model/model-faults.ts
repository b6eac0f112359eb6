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
  return [...ofStructure(model), ...ofLeaves(model), ...ofReferences(model, behind), ...ofCommitments(model, own)];
}

function ofStructure({ structure, parts, leaves }: ServiceModel): readonly Refusal[] {
  if (structure === undefined) return [];
  const read = readStructure(structure, parts ?? {});
  if (!read.ok) return read.refusals.map((one) => ({ ...one, at: ['structure', ...(one.at ?? [])] }));
  const known = new Set(leaves.map(({ id }) => id));
  const used = occurrences(read.value);
  const missing = [...used.keys()]
    .filter((leaf) => !known.has(leaf))
    .map((leaf) => ({
      code: 'proof/missing-leaf',
      message: `The structure stands on "${leaf}", which is not among the leaves: describe it, or correct the name.`,
      at: ['structure'],
    }));
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
