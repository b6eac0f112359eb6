/**
 * Texts by name, so that any two of them are laid side by side: `now` (the draft as it stands), `version-3` of it, `in-force`
 * (what holds, or held last), `revision-2` of the agreement, `offer-OFF-0007` (the draft with that offer in it). Owns: the
 * names. A party finds only versions that it could see.
 */
import { accepted, maySee, recordKindOf, recordKinds, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Reader } from '@troth/stores';
import { agreementKind, revisionBody, shelfOf } from '../agreements/shelf.ts';
import type { Actor, Context } from '../context.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { findIn } from '../practice/write.ts';
import { whoOf } from '../practice/who.ts';
import { readBody } from '../stored-body.ts';
import { compiledText } from './compiled-text.ts';
import type { CompiledText, Text } from './compiled-text.ts';
import { placed } from './place-of-offer.ts';

export interface Look {
  readonly context: Context;
  readonly reader: Reader;
  readonly actor: Actor;
  readonly draft: PracticeRecord<'draft'>;
}

export interface NamedCompiled extends CompiledText {
  readonly name: string;
}

export async function namedText(look: Look, name: string): Promise<Outcome<NamedCompiled>> {
  const text = await textNamed(look, name);
  if (!text.ok) return text;
  const made = await compiledText(look.context.store, look.reader, text.value);
  return made.ok ? accepted({ ...made.value, name }) : made;
}

async function textNamed(look: Look, name: string): Promise<Outcome<Text>> {
  const { draft } = look;
  if (name === 'now') return accepted(draft.body.text);
  if (name === 'in-force') return revisionText(look, undefined);
  const [, what, which = ''] = /^(version|revision|offer)-(.+)$/u.exec(name) ?? [];
  if (what === 'version') return versionText(look, Number(which));
  if (what === 'revision') return revisionText(look, Number(which));
  if (what === 'offer') return offerText(look, which);
  return refused({
    code: 'TEXT',
    message: `"${name}" names no text; write now, in-force, version-3, revision-2 or offer-OFF-0007`,
  });
}

const none = (what: string): Outcome<never> => refused({ code: 'NOT-FOUND', message: `there is no ${what}` });

async function versionText({ reader, draft, actor }: Look, version: number): Promise<Outcome<Text>> {
  const stored = Number.isSafeInteger(version) ? await reader.record('draft', draft.id, { version }) : undefined;
  if (stored === undefined || !maySee(recordKindOf('draft'), stored.body, whoOf(actor)))
    return none(`version ${version} of ${draft.id}`);
  return accepted(readBody(recordKinds.draft.schema, stored).text);
}

/** Of a published revision; without a number the last that began to hold, or the first where none has yet. */
async function revisionText({ context, reader, draft }: Look, asked: number | undefined): Promise<Outcome<Text>> {
  const { agreement: id } = draft.body;
  const found = (await shelfOf(context.store, reader)).agreements.get(id);
  const now = context.clock();
  const revisions = found?.agreement.revisions ?? [];
  const number = asked ?? (revisions.findLast(({ from }) => from <= now) ?? revisions[0])?.revision;
  const stored = number === undefined ? undefined : await reader.record(agreementKind, `${id}/${number}`);
  if (stored === undefined) return none(`published revision ${asked ?? ''} of ${id}`);
  return accepted(readBody(revisionBody, stored).text as Text);
}

async function offerText({ reader, draft, actor }: Look, id: string): Promise<Outcome<Text>> {
  const found = await findIn(reader, { kind: 'offer', id, actor });
  if (!found.ok) return found;
  const { body } = found.value as PracticeRecord<'offer'>;
  if (body.draft !== draft.id) return none(`offer ${id} on ${draft.id}`);
  return placed(reader, body, draft.body.text);
}
