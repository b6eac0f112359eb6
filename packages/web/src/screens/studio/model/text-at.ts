/** Places in the text of a draft: keys of groups and numbers of members, from the outside in. Owns: reading and setting one. */
import type { Json } from '@troth/core';

export type Place = readonly (string | number)[];
type Group = { readonly [key: string]: Json };

export const isGroup = (value: Json | undefined): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** As it stands in an attribute of the page and in links. */
export const placeName = (place: Place): string => place.join('/');

export const isWithin = (inner: Place, outer: Place): boolean =>
  outer.length <= inner.length && outer.every((name, index) => String(inner[index]) === String(name));

export function valueAt(text: Json | undefined, [head, ...rest]: Place): Json | undefined {
  if (head === undefined || text === undefined) return text;
  if (isList(text)) return valueAt(text[Number(head)], rest);
  return isGroup(text) ? valueAt(text[head], rest) : undefined;
}

/** The text with the value there; without a value the place is taken out. Groups on the way are made. */
export function withValueAt(text: Json | undefined, [head, ...rest]: Place, value: Json | undefined): Json {
  if (head === undefined) return value ?? {};
  if (isList(text)) {
    const at = Number(head);
    if (rest.length === 0 && value === undefined) return text.toSpliced(at, 1);
    const next = withValueAt(text[at], rest, value);
    return at < text.length ? text.with(at, next) : [...text, next];
  }
  const group = isGroup(text) ? text : {};
  if (rest.length > 0) return { ...group, [head]: withValueAt(group[head], rest, value) };
  if (value !== undefined) return { ...group, [head]: value };
  const { [head]: _gone, ...others } = group;
  return others;
}

/** A place as changes name it (ids of members) or as findings do (their numbers), in numbers. */
export function inNumbers(text: Json, path: Place): Place {
  const found: (string | number)[] = [];
  let here: Json | undefined = text;
  for (const name of path) {
    const list: readonly Json[] | undefined = isList(here) ? here : undefined;
    const byId = list?.findIndex((member) => isGroup(member) && member['id'] === name) ?? -1;
    const step: string | number = list === undefined ? name : byId >= 0 ? byId : Number(name);
    found.push(step);
    here = valueAt(here, [step]);
  }
  return found;
}
