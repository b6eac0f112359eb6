/**
 * A text as somebody wrote it, before it is kept in a draft. Owns: that it is data which a hash can be taken over, and that it
 * is of the agreement and revision that the draft stands for. Does not own: whether it has a meaning (findings.ts).
 */
import { accepted, readSource, refused } from '@troth/core';
import type { DraftText, Json, Outcome, Refusal } from '@troth/core';

export interface Named {
  readonly agreement: string;
  readonly revision: number;
}

const deepest = 60;

/** The text with its own name in it; another name, or numbers that no hash can be taken over, are refused. */
export function textOf(written: Json, { agreement, revision }: Named): Outcome<DraftText> {
  if (!isGroup(written))
    return refused({
      code: 'TEXT',
      message: 'an agreement is a group of keys that begins with "apiVersion: troth/v1"',
    });
  const name = { apiVersion: 'troth/v1', kind: 'Agreement', id: agreement, revision };
  const other = Object.entries(name).find(([key, value]) => written[key] !== undefined && written[key] !== value);
  if (other !== undefined)
    return refused({
      code: 'TEXT-NAME',
      message: `"${other[0]}" of this draft is ${other[1]} and is not changed in its text; begin a draft of its own for another`,
      at: [other[0]],
    });
  const faults = faultsIn(written, []);
  if (faults.length > 0) return { ok: false, refusals: faults };
  return accepted({ ...written, ...name });
}

/** One document of a YAML or JSON file. */
export function readText(text: string, file: string): Outcome<Json> {
  const read = readSource(text, file);
  if (!read.ok) return read;
  const [first, second] = read.value;
  if (first === undefined || second !== undefined)
    return refused({ code: 'TEXT', message: `${file}: write one document, the text of one revision` });
  return accepted(first.data);
}

function faultsIn(value: Json, path: readonly (string | number)[]): readonly Refusal[] {
  if (path.length > deepest) return [{ code: 'NESTING', message: `nested more than ${deepest} deep`, at: path }];
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    return [
      {
        code: 'NUMBER',
        message: `write ${value} as text, "${value}": numbers with decimals are never floats`,
        at: path,
      },
    ];
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => faultsIn(item, [...path, index]));
  if (!isGroup(value)) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === '__proto__'
      ? [
          {
            code: 'NAME',
            message: 'no term is called "__proto__": the text would not be kept as it is hashed',
            at: path,
          },
        ]
      : faultsIn(part, [...path, key]),
  );
}

const isGroup = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
