/**
 * Places left open in the text of a template. Owns: recognising them, and walking a text. Words may hold references to terms as
 * well, such as {availability.target}; only the keys of declared variables are places.
 */
import type { Json } from '../../ledger/entry.ts';

export type Group = { readonly [key: string]: Json };

export const isGroup = (value: Json | undefined): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** The variable that a value is left open for. */
export function variableAt(value: Json | undefined): string | undefined {
  return isGroup(value) && typeof value['$var'] === 'string' && Object.keys(value).length === 1
    ? value['$var']
    : undefined;
}

/** What stands here in each tier. */
export function tiersAt(value: Json | undefined): Group | undefined {
  if (!isGroup(value) || Object.keys(value).length !== 1) return undefined;
  const tiers = value['$tier'];
  return isGroup(tiers) ? tiers : undefined;
}

/** What stands here for the chosen value of a variable. */
export function choiceAt(value: Json | undefined): { readonly key: string; readonly of: Group } | undefined {
  if (!isGroup(value) || typeof value['$case'] !== 'string' || Object.keys(value).length !== 2) return undefined;
  const { of } = value;
  return isGroup(of) ? { key: value['$case'], of } : undefined;
}

/** One member for each value of a variable that is a list. */
export function eachAt(value: Json | undefined): { readonly key: string; readonly of: Json } | undefined {
  if (!isGroup(value) || typeof value['$each'] !== 'string' || Object.keys(value).length !== 2) return undefined;
  const { of } = value;
  return of === undefined ? undefined : { key: value['$each'], of };
}

export const slot = /\{([a-z][a-zA-Z0-9]{0,39})\}/gu;

/** Names in braces in a text, references to terms among them. */
export const slotsIn = (text: string): readonly string[] => [...text.matchAll(slot)].map((found) => found[1] ?? '');

/** How a place is named in `origins`: keys and ids of members from the outside in. Ids hold no slash. */
export const placeName = (path: readonly string[]): string => path.join('/');

/** Name of a member of a list: its id where it has one, else its number. */
export function memberName(member: Json, index: number): string {
  return isGroup(member) && typeof member['id'] === 'string' ? member['id'] : String(index);
}
