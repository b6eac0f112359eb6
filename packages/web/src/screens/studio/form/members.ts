/** Members of lists: what a new one begins with and what one is called. */
import { inLanguage } from '@troth/core';
import type { FormPart, Json, Language } from '@troth/core';
import { isGroup } from '../model/text-at.ts';
import { sayChoice } from './labels.ts';

interface Fellows {
  /** The name of the list: "commitments". */
  readonly list: string;
  readonly members: readonly Json[];
}

const idOf = (member: Json): Json | undefined => (isGroup(member) ? member['id'] : undefined);

/** With an id of its own, so that others can speak of it and changes find it. */
export function begunMember(item: FormPart, { list, members }: Fellows): Json {
  const begun = item.begin();
  if (!isGroup(begun) || !('id' in begun)) return begun;
  const stem = list.replace(/(?:ies|s)$/u, (end) => (end === 'ies' ? 'y' : ''));
  const taken = new Set(members.map(idOf));
  let number = members.length + 1;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return { ...begun, id: `${stem}-${number}` };
}

/** A few values that are seen at a glance: a step of a ladder, a ranked priority. Whatever has an id is something of its own. */
export function isSmall(member: Json): boolean {
  if (!isGroup(member) || 'id' in member) return false;
  const inner = Object.values(member);
  const deep = inner.flatMap((value) => (isGroup(value) ? Object.values(value) : []));
  const flat = [...inner, ...deep].every((value) => !Array.isArray(value));
  return flat && deep.every((value) => !isGroup(value)) && inner.length + deep.length <= 4;
}

const named = ['title', 'name', 'role', 'means', 'text', 'measure'] as const;

/** By its title or name, else by its kind, its bound or its id. */
export function sayMember(member: Json, language: Language): string | undefined {
  if (typeof member === 'string') return member;
  if (!isGroup(member)) return undefined;
  for (const key of named) {
    const words = wordsIn(member[key], language);
    if (words !== undefined && words !== '') return words;
  }
  const { when, kind, id, key } = member;
  if (typeof when === 'string') return when;
  if (typeof id === 'string' && id !== '')
    return typeof kind === 'string' ? `${sayChoice(kind, language)} · ${id}` : id;
  if (typeof kind === 'string') return sayChoice(kind, language);
  return typeof key === 'string' ? key : undefined;
}

function wordsIn(value: Json | undefined, language: Language): string | undefined {
  if (typeof value === 'string') return value;
  if (!isGroup(value) || typeof value['en'] !== 'string') return undefined;
  const zh = value['zh-Hant'];
  return inLanguage({ en: value['en'], ...(typeof zh === 'string' && zh !== '' ? { 'zh-Hant': zh } : {}) }, language);
}
