import type { Outcome } from '@troth/core';
import type { Actor, Command, Context, Question } from '../context.ts';
import type { Grant } from './grants.ts';

export interface NewKey extends Command {
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly expiresAt?: string | undefined;
}
/** A key as it is listed: never its secret. */
export interface KeySummary {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt?: string | undefined;
  readonly revoked: boolean;
}
/** Makes a key. `token` is shown this once; only its SHA-256 is kept. */
export async function createKey(
  context: Context,
  command: NewKey,
): Promise<Outcome<KeySummary & { readonly token: string }>> {
  throw new Error(`${context} ${command}`);
}
export async function revokeKey(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<KeySummary>> {
  throw new Error(`${context} ${command}`);
}
export async function listKeys(context: Context, question: Question): Promise<readonly KeySummary[]> {
  throw new Error(`${context} ${question}`);
}
/** Whom a token belongs to; the token names its organisation. */
export async function authenticate(
  context: Context,
  token: string,
): Promise<Outcome<{ readonly organisation: string; readonly actor: Actor }>> {
  throw new Error(`${context} ${token}`);
}
