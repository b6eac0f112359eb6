/** Our own results as the plain data that stores keep. Owns: leaving out what is undefined. */
import type { Json } from '@troth/core';

/** The value as JSON would write it; for results made of text, whole numbers, lists and groups. */
export function plainData(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return value;
    throw new TypeError(`${value} is kept as text: numbers that are stored only count and index`);
  }
  if (Array.isArray(value)) return value.map(plainData);
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} cannot be kept`);
  const known = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(known.map(([name, part]) => [name, plainData(part)]));
}
