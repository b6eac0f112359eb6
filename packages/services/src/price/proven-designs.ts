/** Designs of a promise side by side with what is on record behind each. Owns: gathering that. */
import { proveDesigns, withProofs } from '@troth/core';
import type { DesignChoice, ProvenChoice, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Context } from '../context.ts';
import { provenOf } from '../proof/proof-of.ts';

/** Without proofs where the term of the text makes no sense. */
export async function provenDesigns(
  { store }: Context,
  reader: Reader,
  { revision, choice }: { readonly revision: Revision; readonly choice: DesignChoice },
): Promise<ProvenChoice> {
  const proven = await provenOf(store, reader, { revision });
  if (!proven.ok) return choice;
  const { found, supporting } = proven.value;
  return withProofs(choice, proveDesigns({ revision, behind: found.known, supporting }));
}
