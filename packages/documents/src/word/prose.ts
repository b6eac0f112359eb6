/**
 * Words that an author wrote into the terms, and how they show in the text: with references filled in. Owns: finding the term that
 * a piece of text is, and turning an edited text into a change of that term without losing a reference.
 */
import { clauseOfTerm, spaced, withReferences, wordChanges } from '@troth/core';
import type { Change, Json, Language, Revision } from '@troth/core';

/** Words at a place in the document. */
export interface Prose {
  /** Keys of groups and indexes of lists, from the outside in; the last one is the language. */
  readonly path: readonly (string | number)[];
  /** As written, with references in braces. */
  readonly written: string;
  /** As it reads in the contract. */
  readonly shown: string;
  readonly key: string;
}

type Group = { readonly [key: string]: Json };
const isGroup = (value: Json | undefined): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const show = (text: string, language: Language): string => (language === 'en' ? text : spaced(text));

/** All words of the document in one language, with what they read as. */
export function proseOf(document: Json, revision: Revision, language: Language): readonly Prose[] {
  const found: Prose[] = [];
  const visit = (value: Json, path: readonly (string | number)[]): void => {
    if (isList(value)) value.forEach((one, index) => visit(one, [...path, index]));
    else if (isGroup(value)) {
      const written = value[language];
      const isWords =
        typeof value['en'] === 'string' && Object.keys(value).every((key) => key === 'en' || key === 'zh-Hant');
      if (!isWords) for (const [key, one] of Object.entries(value)) visit(one, [...path, key]);
      else if (typeof written === 'string')
        found.push(proseAt([...path, language], written, { document, revision, language }));
    }
  };
  visit(document, []);
  return found;
}

export interface Where {
  readonly document: Json;
  readonly revision: Revision;
  readonly language: Language;
}

function proseAt(path: Prose['path'], written: string, { document, revision, language }: Where): Prose {
  const clause =
    path[0] === 'clauses' && isGroup(document) && isList(document['clauses'])
      ? document['clauses'][Number(path[1])]
      : undefined;
  const named = isGroup(clause) ? clause['key'] : clauseOfTerm(path.map(String).join('.'));
  const shown = show(withReferences(written, revision, language), language);
  return { path, written, shown, key: typeof named === 'string' ? named : 'K00' };
}

/** The change that makes the term read as edited; undefined where a figure that is filled in was touched. */
export function rewritten(prose: Prose, edited: string, where: Where): Change | undefined {
  const written = writtenAs(prose, edited, where);
  return written === undefined ? undefined : changeAt(where.document, prose.path, written);
}

/** One sign of the text as it shows: what it is written as, or the reference it belongs to. */
interface Sign {
  readonly text: string;
  readonly reference?: number;
}

const reference = /(\{[A-Za-z0-9][A-Za-z0-9._:-]*\})/u;

function signsOf({ written, shown }: Prose, { revision, language }: Where): readonly Sign[] | undefined {
  const plain: Sign[] = written.split(reference).flatMap((part, index) => {
    if (index % 2 === 0) return Array.from(part, (text): Sign => ({ text }));
    return Array.from(withReferences(part, revision, language), (text): Sign => ({ text, reference: index }));
  });
  // Spaces between Chinese and Latin are the setter's: they show and are not written.
  const found: Sign[] = [];
  let at = 0;
  for (const sign of shown) {
    const next = plain[at];
    if (next?.text === sign) {
      found.push(next);
      at += 1;
    } else if (sign === ' ')
      found.push({
        ...(next?.reference !== undefined && found.at(-1)?.reference === next.reference ? next : {}),
        text: '',
      });
    else return undefined;
  }
  return at === plain.length ? found : undefined;
}

function writtenAs(prose: Prose, edited: string, where: Where): string | undefined {
  const signs = signsOf(prose, where);
  if (signs === undefined) return undefined;
  const references = prose.written.split(reference);
  const whole = Map.groupBy(signs, (sign) => sign.reference);
  const kept = new Map<number, number>();
  let text = '';
  let at = 0;
  for (const { kind, text: said } of wordChanges(prose.shown, edited)) {
    if (kind === 'added') {
      text += said;
      continue;
    }
    for (const _ of said) {
      const sign = signs[at];
      at += 1;
      if (kind === 'removed' || sign === undefined) continue;
      if (sign.reference === undefined) text += sign.text;
      else {
        const count = (kept.get(sign.reference) ?? 0) + 1;
        kept.set(sign.reference, count);
        if (count === 1) text += references[sign.reference] ?? '';
      }
    }
  }
  for (const [index, all] of whole) if (index !== undefined && kept.get(index) !== all.length) return undefined;
  return text;
}

/** Members of lists are named by their id, prose by its clause; a list whose members have no names of their own is set whole. */
function changeAt(document: Json, path: Prose['path'], value: string): Change {
  const named: string[] = [];
  let here: Json | undefined = document;
  for (const [depth, step] of path.entries()) {
    if (isList(here)) {
      const names: readonly (string | undefined)[] = here.map(nameOf);
      const name = names[Number(step)];
      if (name === undefined || names.includes(undefined) || new Set(names).size < names.length)
        return { path: named, value: withValue(here, path.slice(depth), value) };
      named.push(name);
      here = here[Number(step)];
    } else {
      named.push(String(step));
      here = isGroup(here) ? here[String(step)] : undefined;
    }
  }
  return { path: named, value };
}

function nameOf(member: Json): string | undefined {
  if (!isGroup(member)) return undefined;
  const name = member['id'] ?? member['key'];
  return typeof name === 'string' ? name : undefined;
}

function withValue(into: Json | undefined, [step, ...rest]: Prose['path'], value: string): Json {
  if (step === undefined) return value;
  if (isList(into)) return into.map((one, index) => (index === step ? withValue(one, rest, value) : one));
  const group = isGroup(into) ? into : {};
  return { ...group, [String(step)]: withValue(group[String(step)], rest, value) };
}

const proseIn = (document: Json): readonly Json[] =>
  isGroup(document) && isList(document['clauses']) ? document['clauses'] : [];

/** A new sentence of a clause. Where the clause has words of its own already, the whole list is set: two have one name then. */
export function newSentence(
  document: Json,
  key: string,
  { language, text }: { readonly language: Language; readonly text: string },
): Change {
  const clauses = proseIn(document);
  const words = language === 'en' ? { en: text } : { en: text, 'zh-Hant': text };
  const sentence = { key, text: words };
  if (clauses.length === 0 || clauses.some((one) => nameOf(one) === key))
    return { path: ['clauses'], value: [...clauses, sentence] };
  return { path: ['clauses', key], value: sentence, before: null };
}

/** Without the sentence that these words are; undefined where the words are no sentence of their own. */
export function withoutSentence(document: Json, { path }: Prose): Change | undefined {
  const clauses = proseIn(document);
  const own = clauses[Number(path[1])];
  if (path[0] !== 'clauses' || path[2] !== 'text' || own === undefined) return undefined;
  const name = nameOf(own) ?? '';
  if (clauses.length > 1 && clauses.filter((one) => nameOf(one) === name).length === 1)
    return { path: ['clauses', name] };
  const left = clauses.filter((one) => one !== own);
  return left.length === 0 ? { path: ['clauses'] } : { path: ['clauses'], value: left };
}
