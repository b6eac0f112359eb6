/** Designs of a promise side by side, each with its price and its proof. Owns: putting the two together. */
import type { DesignProof } from '../../proof/model/prove-designs.ts';
import type { DesignChoice, DesignPrice } from './price-of-promise.ts';

/** A design with whether it would keep the promise; without where nothing could be asked. */
export interface ProvenDesign extends DesignPrice {
  readonly proof?: Omit<DesignProof, 'design'> | undefined;
}

export interface ProvenChoice extends DesignChoice {
  readonly designs: readonly ProvenDesign[];
}

export function withProofs(choice: DesignChoice, proofs: readonly DesignProof[]): ProvenChoice {
  const designs = choice.designs.map((one): ProvenDesign => {
    const found = proofs.find(({ design }) => design === one.id);
    return found === undefined ? one : { ...one, proof: { verdict: found.verdict, says: found.says } };
  });
  return { ...choice, designs };
}
