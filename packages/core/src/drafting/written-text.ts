/**
 * The text of an agreement as a file of one canonical form. Owns: the order of keys, so that the same text gives the same
 * bytes whichever way it came (from the studio, from a file, out of a store that turns keys around). Does not own: reading
 * (agreements/reading).
 */
import { stringify } from 'yaml';
import { agreementSchema } from '../agreements/schema/agreement.ts';
import type { Json } from '../ledger/entry.ts';
import type { DraftText } from './clauses.ts';

/** Keys by which people tell one group from another, before the rest. */
const firstKeys = ['id', 'key', 'kind', 'name', 'title', 'en', 'zh-Hant'];
const documentKeys = Object.keys(agreementSchema.shape);

const placeIn = (order: readonly string[], key: string): number => {
  const at = order.indexOf(key);
  return at === -1 ? order.length : at;
};

/** The parts in the order of the language reference, groups within them by name. */
function ordered(value: Json, order: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((item) => ordered(item, firstKeys));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(
    ([one], [other]) => placeIn(order, one) - placeIn(order, other) || (one < other ? -1 : 1),
  );
  return Object.fromEntries(entries.map(([key, part]) => [key, ordered(part, firstKeys)]));
}

/** YAML 1.2. */
export const writeYamlText = (text: DraftText): string =>
  stringify(ordered(text, documentKeys), { version: '1.2', lineWidth: 0, aliasDuplicateObjects: false });

/** JSON with the same order of keys. */
export const writeJsonText = (text: DraftText): string =>
  `${JSON.stringify(ordered(text, documentKeys), undefined, 2)}\n`;
