/** Designs of a promise side by side, each with its price and its proof. Owns: putting the two together. */
import { proveDesigns } from '@troth/core';
import type { DesignChoice, DesignPrice, DesignProof, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Context } from '../context.ts';
import { provenOf } from '../proof/proof-of.ts';

/** A design with whether it would keep the promise; undefined where the term of the text makes no sense. */
export interface ProvenDesign extends DesignPrice {
  readonly proof?: Omit<DesignProof, 'design'> | undefined;
}

export interface ProvenChoice extends DesignChoice {
  readonly designs: readonly ProvenDesign[];
}

export async function provenDesigns(
  { store }: Context,
  reader: Reader,
  { revision, choice }: { readonly revision: Revision; readonly choice: DesignChoice },
): Promise<ProvenChoice> {
  const proven = await provenOf(store, reader, { revision });
  if (!proven.ok) return choice;
  const { found, supporting } = proven.value;
  const proofs = proveDesigns({ revision, behind: found.known, supporting });
  return {
    ...choice,
    designs: choice.designs.map((design) => {
      const proof = proofs.find((one) => one.design === design.id);
      return proof === undefined ? design : { ...design, proof: { verdict: proof.verdict, says: proof.says } };
    }),
  };
}
