/** The promises of others that a service model names. Owns: walking a model for them. */
import type { PromiseReference, ServiceModel, WrittenChain } from './service-model.ts';

/** Each once, in the order of the model. */
export function referencesIn({
  leaves,
  chains = [],
  mixes = [],
  paths = [],
}: ServiceModel): readonly PromiseReference[] {
  const all = [
    ...leaves.flatMap(({ promises }) => promises),
    ...chains.flatMap(({ chain }) => inChain(chain)),
    ...mixes.flatMap(({ parts }) => parts.flatMap(({ promise }) => promise ?? [])),
    ...paths.flatMap(({ sections }) => sections),
  ];
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function inChain(chain: WrittenChain): readonly PromiseReference[] {
  if ('sequence' in chain) return chain.sequence.flatMap(inChain);
  if ('parallel' in chain) return chain.parallel.flatMap(inChain);
  return 'promise' in chain ? [chain.promise] : [];
}
