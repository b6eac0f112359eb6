/** Which clauses of an agreement a change of its standing can rest on. Owns: reading their ids out of the text. */
export const kindsOfChange = ['suspend', 'void', 'terminate', 'renew', 'let-expire'] as const;
export type ChangeKind = (typeof kindsOfChange)[number];

const places: Readonly<Record<ChangeKind, readonly [part: string, list: string] | undefined>> = {
  suspend: ['restrictions', 'suspend'],
  void: ['restrictions', 'invalid'],
  terminate: ['consequences', 'termination'],
  renew: undefined,
  'let-expire': undefined,
};

const inside = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && key in value
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

/** Ids, in the order of the text; none where the change rests on the term. */
export function clausesFor(text: unknown, change: ChangeKind): readonly string[] {
  const place = places[change];
  const list = place === undefined ? undefined : inside(inside(text, place[0]), place[1]);
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => {
    const id = inside(one, 'id');
    return typeof id === 'string' ? [id] : [];
  });
}
