/**
 * A text of a draft as the revision that it would be. Owns: compiling it beside what it inherits from, and keeping what was
 * compiled. Does not own: what is wrong with it as a contract (lint), publishing.
 */
import { canonicalHash, refused } from '@troth/core';
import type { AgreementDocument, Json, Outcome, Plain, Revision } from '@troth/core';
import type { Reader, Store } from '@troth/stores';
import { compileOne, familiesOf, shelfOf, storedDocuments } from '../agreements/shelf.ts';

export type Text = { readonly [key: string]: Json };

/** A revision with the text that it is written from. */
export interface CompiledText {
  readonly text: Text;
  readonly hash: string;
  readonly revision: Revision;
}

const kept = new WeakMap<Store, Map<string, Outcome<CompiledText>>>();
const mostKept = 400;

export async function compiledText(store: Store, reader: Reader, text: Text): Promise<Outcome<CompiledText>> {
  const document = documentOf(text);
  if (!document.ok) return document;
  const shelf = await shelfOf(store, reader);
  const others = storedDocuments(store, reader.organisation, shelf).filter(({ id }) => id !== document.value.id);
  const family = familiesOf([...others, document.value]).get(document.value.id) ?? [document.value];
  const key = `${reader.organisation} ${family.map(({ hash }) => hash).join(' ')}`;
  const memory = kept.get(store) ?? new Map<string, Outcome<CompiledText>>();
  kept.set(store, memory);
  const before = memory.get(key);
  if (before !== undefined) return before;
  const made = compile(document.value, family, text);
  const [oldest] = memory.keys();
  if (memory.size >= mostKept && oldest !== undefined) memory.delete(oldest);
  memory.set(key, made);
  return made;
}

function compile(document: AgreementDocument, family: readonly AgreementDocument[], text: Text): Outcome<CompiledText> {
  const compiled = compileOne(document.id, family);
  if (!compiled.ok) return compiled;
  const revision = compiled.value.revisions.at(-1);
  if (revision === undefined) return refused({ code: 'DOCUMENT', message: `${document.id} holds at no time` });
  return { ok: true, value: { text, hash: document.hash, revision } };
}

function documentOf(text: Text): Outcome<AgreementDocument> {
  const { id, effective, inherits, revision } = text;
  const span = typeof effective === 'object' && effective !== null && !Array.isArray(effective) ? effective : {};
  const [from, to] = ['from', 'to'].map((name): unknown => Reflect.get(span, name));
  if (typeof id !== 'string' || typeof from !== 'string')
    return refused({
      code: 'DOCUMENT',
      message: 'the text says no id or no date from which it holds ("effective.from")',
      at: ['effective', 'from'],
    });
  const data: { readonly [key: string]: Plain } = text;
  return {
    ok: true,
    value: {
      source: { file: id, data, place: () => ({ line: 1, column: 1 }) },
      data,
      id,
      revision: typeof revision === 'number' ? revision : 1,
      hash: canonicalHash(data),
      effectiveFrom: from,
      ...(typeof to === 'string' ? { effectiveTo: to } : {}),
      ...(typeof inherits === 'string' ? { inherits } : {}),
    },
  };
}
