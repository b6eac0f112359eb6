/** What differs between two versions of a record's fields. State and trail tell of themselves. */

type Body = Readonly<Record<string, unknown>>;

export interface FieldChange {
  readonly name: string;
  readonly was: unknown;
  readonly is: unknown;
}

const apart = new Set(['state', 'trail']);

/** In order of name; fields that were added or taken away have one side undefined. */
export function changesBetween(before: Body, after: Body): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !apart.has(name)).sort();
  return names
    .filter((name) => textOf(before[name]) !== textOf(after[name]))
    .map((name) => ({ name, was: before[name], is: after[name] }));
}

/** The same value whatever the order of its keys. */
function textOf(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
        : part,
    ) ?? ''
  );
}
