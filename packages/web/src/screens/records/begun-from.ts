/** Fields of a form as they stand in its address. Owns: reading lists and groups, which stand there as JSON; what does not fit is left out. */
import type { RecordFields } from '@troth/core';

/** The part of a schema that is used here. */
interface Readable {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: unknown };
}

export function begunFrom(
  address: Readonly<Record<string, unknown>>,
  fields: RecordFields,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(address).flatMap(([name, written]): readonly (readonly [string, unknown])[] => {
      if (!Object.hasOwn(fields, name)) return [];
      if (typeof written !== 'string' || !/^[[{]/u.test(written)) return [[name, written]];
      const field = fields[name] as unknown as Readable | undefined;
      if (field?.safeParse(written).success === true) return [[name, written]];
      const read = field?.safeParse(jsonOf(written));
      return read?.success === true ? [[name, read.data]] : [];
    }),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
