/** Mails of a signing as messages that wait. Owns: to whom, in which language, that secrets are sealed. Does not own: the words (letters.ts), sending (delivery). */
import type { Language, Outcome, Signatory } from '@troth/core';
import { accepted } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { sealWords } from '../delivery/sealed-words.ts';
import type { Acts } from '../perform.ts';
import { createIn } from '../practice/write.ts';
import type { Held } from './keep.ts';
import type { Letter } from './letters.ts';

export interface Reader {
  readonly id: string;
  readonly address?: string | undefined;
  readonly party?: string | undefined;
  readonly language: Language;
}

export interface Post {
  readonly organisation: string;
  readonly held: Pick<Held, 'id'>;
  readonly to: Reader;
  readonly letter: Letter;
  readonly secret?: string | undefined;
  readonly attachments?: readonly { name: string; type: string; size: number; sha256: string }[] | undefined;
}

/** Whoever has no address is told nothing by mail; the signing room shows them. */
export async function postIn(
  context: Context,
  transaction: Transaction,
  { acts, post }: { readonly acts: Acts; readonly post: Post },
): Promise<Outcome<unknown>> {
  const { organisation, held, to, letter, secret, attachments } = post;
  if (to.address === undefined) return accepted(undefined);
  const sealed =
    secret === undefined ? accepted(undefined) : sealWords(context, { organisation, address: to.address }, secret);
  if (!sealed.ok) return sealed;
  const body = {
    to: to.id,
    address: to.address,
    ...(to.party === undefined ? {} : { party: to.party }),
    language: to.language,
    ...letter,
    about: `signing/${held.id}`,
    ...(sealed.value === undefined ? {} : { sealed: sealed.value }),
    ...(attachments === undefined ? {} : { attachments }),
  };
  return createIn(transaction, acts, { organisation, actor: system, kind: 'message', body });
}

export const readerOf = ({ id, person, email, party, language }: Signatory): Reader => ({
  id: person ?? id,
  address: email,
  party,
  language,
});
