/**
 * A record of the practice: everything people keep around agreements (parties, works, disputes, reports …), each kind with
 * its fields, its states, and who may move it from one to the next. Owns: the form of a kind. Does not own: keeping records
 * and their history (stores), who is signed in (services).
 *
 * Levels are responsibility levels of SFIA (S2, S3): 0 for a guest, 2 to 7 for people of the organisation. People of a
 * customer or supplier have no level: an act says which sides may do it.
 */
import { z } from 'zod';
import type { Localized } from '../terms/text.ts';

/** From where somebody looks: the organisation itself, or one of the parties it deals with. */
export const sides = ['own', 'customer', 'supplier'] as const;
export type Side = (typeof sides)[number];

export type Level = 0 | 2 | 3 | 4 | 5 | 6 | 7;

/** Who stands beside the levels: an auditor has none and takes part in nothing but audits. */
export type OutsideRole = 'auditor';

/** Who may do something: this level or above in the organisation, and anybody of the sides named. */
export interface Leave {
  /** Least level for people of the organisation; undefined: nobody of them. */
  readonly level?: Level;
  readonly sides?: readonly Exclude<Side, 'own'>[];
  /** Whoever of the organisation has one of these, whatever the level. */
  readonly roles?: readonly OutsideRole[];
}

export interface RecordAct extends Leave {
  readonly names: Localized;
  /** States it may be done in. */
  readonly from: readonly string[];
  /** The state after it; the same when missing. */
  readonly to?: string;
  /** Fields that are told with it, by name; each is one of the kind's fields. */
  readonly tells?: readonly string[];
  /** A reason must be written. */
  readonly reason?: true;
  /**
   * Of a party only whoever speaks for it in the agreement (S4.21): true, where the roles name somebody; `named`, nobody else ever,
   * since it changes what is promised.
   */
  readonly speaker?: true | 'named';
  /** Whoever did one of these acts on the record (or `create`, or `edit`) may not do this one. */
  readonly notBy?: readonly string[];
  /** Field that names a person: of a party nobody else may. */
  readonly outsideOnly?: string;
  /** Not on a record that has this field: there another act says it. */
  readonly without?: string;
}

/** One line of a record's history, kept in the record itself beside the versions of the store. */
export const trailSchema = z.strictObject({
  act: z.string(),
  by: z.string(),
  at: z.string(),
  note: z.string().optional(),
});
export type TrailLine = z.output<typeof trailSchema>;

/** What a record is about, so that it is found from there. */
export interface About {
  readonly agreement?: string | undefined;
  readonly period?: string | undefined;
  /** Other records: "kind/id". */
  readonly records?: readonly string[];
}

export interface Kept {
  readonly state: string;
  readonly trail: readonly TrailLine[];
}

interface Words<B> {
  readonly kind: string;
  /** Begins the numbers of its records: "DSP-0001". */
  readonly prefix: string;
  readonly names: { readonly one: Localized; readonly many: Localized };
  /** The first is where a record begins, unless `begins` says otherwise. */
  readonly states: Readonly<Record<string, Localized>>;
  /** Where it begins, by what is written in it. */
  readonly begins?: (body: B) => string;
  readonly create: Leave;
  /** Changing fields outside acts, and the states in which that may be done; all when missing. */
  readonly edit: Leave & { readonly in?: readonly string[] };
  readonly acts: Readonly<Record<string, RecordAct>>;
  /** Acts, or `create` and `edit`, that only a larger sentence of the business does: more than this record follows from them. */
  readonly throughSentences?: readonly string[];
  readonly title: (body: B & Kept) => Localized | string;
  /** Parties besides the organisation that may see it. */
  readonly parties: (body: B & Kept) => readonly (string | undefined)[];
  readonly about?: (body: B & Kept) => About;
  /** Fields that no party is shown, not even in a record that is theirs; "seal.lastError" names a part of one. */
  readonly internal?: readonly string[];
  /** Acts that no party is told of: their lines are left out of the history that a party is shown. */
  readonly internalActs?: readonly string[];
}

export type RecordFields = z.ZodRawShape;
type Fields<F extends RecordFields> = z.output<z.ZodObject<F>>;

export interface RecordKind<F extends RecordFields = RecordFields> extends Omit<
  Words<never>,
  'title' | 'parties' | 'about' | 'begins'
> {
  readonly fields: F;
  readonly initial: string;
  /** The state in which what is written begins; throws on what `written` does not read. */
  beginningOf(body: unknown): string;
  /** Of what people write: the fields without state and trail. */
  readonly written: z.ZodType<Fields<F>>;
  /** Of what is kept. */
  readonly schema: z.ZodType<Fields<F> & Kept>;
  /** All of these read the body first; they throw on what their schema does not read. */
  titleOf(body: unknown): Localized | string;
  partiesOf(body: unknown): readonly string[];
  aboutOf(body: unknown): About;
}

/** Makes a kind out of its words and fields. Throws where an act speaks of a state or field that the kind has not. */
export function defineRecord<const F extends RecordFields>(
  kind: Words<Fields<F>> & { readonly fields: F },
): RecordKind<F> {
  const { title, parties, about, begins, fields, ...words } = kind;
  const names = Object.keys(kind.states);
  const [initial] = names;
  if (initial === undefined) throw new TypeError(`${kind.kind} has no state`);
  const secret = kind.internal?.find((field) => !Object.hasOwn(fields, field.split('.')[0] ?? ''));
  if (secret !== undefined) throw new TypeError(`${kind.kind} keeps "${secret}" to itself`);
  const quiet = kind.internalActs?.find((act) => !Object.hasOwn(kind.acts, act));
  if (quiet !== undefined) throw new TypeError(`${kind.kind} keeps the act "${quiet}" to itself`);
  for (const [name, act] of Object.entries(kind.acts)) checkAct(name, act, { kind: kind.kind, states: names, fields });
  const written = z.strictObject(fields) as unknown as z.ZodType<Fields<F>>;
  const schema = z.strictObject({
    ...fields,
    state: z.enum(names),
    trail: z.array(trailSchema),
  }) as unknown as z.ZodType<Fields<F> & Kept>;
  return {
    ...words,
    fields,
    initial,
    beginningOf: (body) => begins?.(written.parse(body)) ?? initial,
    written,
    schema,
    titleOf: (body) => title(schema.parse(body)),
    partiesOf: (body) => [...new Set(parties(schema.parse(body)).filter((party) => party !== undefined))],
    aboutOf: (body) => about?.(schema.parse(body)) ?? {},
  };
}

function checkAct(
  name: string,
  act: RecordAct,
  {
    kind,
    states,
    fields,
  }: { readonly kind: string; readonly states: readonly string[]; readonly fields: RecordFields },
): void {
  const wrong = [...act.from, ...(act.to === undefined ? [] : [act.to])].find((state) => !states.includes(state));
  if (wrong !== undefined) throw new TypeError(`${kind}.${name} speaks of the state "${wrong}"`);
  const named = [act.outsideOnly, act.without].filter((field) => field !== undefined);
  const unknown = [...(act.tells ?? []), ...named].find((field) => !Object.hasOwn(fields, field));
  if (unknown !== undefined) throw new TypeError(`${kind}.${name} tells "${unknown}"`);
}
