/** What is wrong with what was written, by field: from the kind's own schema, and from what the server answered. */
import type { RecordFields } from '@troth/core';
import { Trouble } from '../client/trouble.ts';
import { pruned } from './field-form.ts';

/** Path below the field ("" is the field itself) to the sentence, by field. */
export type Faults = ReadonlyMap<string, ReadonlyMap<string, string>>;

export const noFaults: ReadonlyMap<string, string> = new Map();

/** Each field by its own schema, so that everything wrong is said at once. */
export function faultsOf(
  fields: RecordFields,
  names: readonly string[],
  body: Readonly<Record<string, unknown>>,
): Faults {
  const faults = names.flatMap((name): [string, ReadonlyMap<string, string>][] => {
    const read = fields[name] as unknown as { safeParse(value: unknown): Parsed } | undefined;
    const found = read?.safeParse(pruned(body[name]));
    if (found === undefined || found.success) return [];
    return [[name, new Map(found.error.issues.toReversed().map(({ path, message }) => [path.join('/'), message]))]];
  });
  return new Map(faults);
}

type Parsed =
  | { readonly success: true }
  | {
      readonly success: false;
      readonly error: {
        readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
      };
    };

/** "/body/window/start" or "/tells/window/start" belongs to the field window, below it to start. */
export function faultsOfTrouble(error: Error | null): Faults {
  const faults = new Map<string, Map<string, string>>();
  if (!(error instanceof Trouble)) return faults;
  for (const { pointer, message } of error.details) {
    const [, , name = '', ...rest] = pointer?.split('/') ?? [];
    if (name === '') continue;
    const own = faults.get(name) ?? new Map<string, string>();
    own.set(rest.join('/'), message);
    faults.set(name, own);
  }
  return faults;
}
