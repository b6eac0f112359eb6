/** The promises of others that a service model names, and where. Owns: walking a model for them. */
import type { PromiseReference, ServiceModel, WrittenChain } from './service-model.ts';

interface Placed {
  readonly reference: PromiseReference;
  readonly at: readonly (string | number)[];
}

/** Each once, in the order of the model. */
export function referencesIn(model: ServiceModel): readonly PromiseReference[] {
  const all = placedReferences(model).map(({ reference }) => reference);
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

export function placedReferences({ leaves, chains = [], mixes = [], paths = [] }: ServiceModel): readonly Placed[] {
  return [
    ...leaves.flatMap(({ promises }, i) => placed(promises, ['leaves', i, 'promises'])),
    ...chains.flatMap(({ chain }, i) => inChain(chain, ['chains', i, 'chain'])),
    ...mixes.flatMap(({ parts }, i) =>
      parts.flatMap(({ promise }, j) =>
        promise === undefined ? [] : [{ reference: promise, at: ['mixes', i, 'parts', j, 'promise'] }],
      ),
    ),
    ...paths.flatMap(({ sections }, i) => placed(sections, ['paths', i, 'sections'])),
  ];
}

const placed = (references: readonly PromiseReference[], at: Placed['at']): readonly Placed[] =>
  references.map((reference, i) => ({ reference, at: [...at, i] }));

function inChain(chain: WrittenChain, at: Placed['at']): readonly Placed[] {
  if ('sequence' in chain) return chain.sequence.flatMap((one, i) => inChain(one, [...at, 'sequence', i]));
  if ('parallel' in chain) return chain.parallel.flatMap((one, i) => inChain(one, [...at, 'parallel', i]));
  return 'promise' in chain ? [{ reference: chain.promise, at: [...at, 'promise'] }] : [];
}
