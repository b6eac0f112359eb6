import type { Finding, NamedText, Outcome } from '@troth/core';
import type { Command, Context } from '../context.ts';
export interface PublishedRevision {
  readonly agreement: string;
  readonly revision: number;
  readonly hash: string;
  readonly version: number;
  /** False when exactly this text was there already. */ readonly fresh: boolean;
  readonly findings: readonly Finding[];
}
/** Texts (YAML or JSON, one or more documents each) become revisions in force, all or none. */
export async function publishAgreement(
  context: Context,
  command: Command & { readonly texts: readonly NamedText[] },
): Promise<Outcome<readonly PublishedRevision[]>> {
  throw new Error(`${context} ${command}`);
}
