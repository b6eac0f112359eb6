/**
 * Records of every kind, made from the kind's own schema: a kind that is added tomorrow is in the tests tomorrow. Owns: values
 * that fit, with a word in each that must not be seen by another party. Does not own: which of them a party may see (the kind).
 */
import { recordKindNames, recordKindOf } from '@troth/core';
import type { Json, RecordKindName } from '@troth/core';
import { z } from 'zod';

export interface Sampling {
  /** Stands in every text. */
  readonly canary: string;
  /** Ids by what a field is called; any other id is made of the canary. */
  readonly ids: Readonly<Record<string, string>>;
}

export interface SampleRecord {
  readonly kind: RecordKindName;
  readonly id: string;
  readonly body: { readonly [field: string]: Json };
}

/** One for each kind and each of its states. */
export function sampleRecords(sampling: Sampling, suffix: string): readonly SampleRecord[] {
  return recordKindNames.flatMap((kind) => {
    const { states, schema } = recordKindOf(kind);
    const written = sampleWritten(kind, sampling);
    return Object.keys(states).map((state) => {
      const body = { ...written, state, trail: [] };
      const read = schema.safeParse(body);
      if (!read.success) throw new TypeError(`the sample of ${kind} does not fit: ${read.error.message}`);
      return { kind, id: `${kind}-${state}-${suffix}`, body };
    });
  });
}

/** What somebody would write to make a record of the kind. */
export function sampleWritten(kind: RecordKindName, sampling: Sampling): { readonly [field: string]: Json } {
  const schema = shape.parse(z.toJSONSchema(recordKindOf(kind).written, { io: 'input', unrepresentable: 'any' }));
  const made = valueOf(schema, { ...sampling, field: kind });
  if (typeof made !== 'object' || made === null || Array.isArray(made)) throw new TypeError(`${kind} is no object`);
  return made as { readonly [field: string]: Json };
}

interface Shape {
  readonly type?: string | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly anyOf?: readonly Shape[] | undefined;
  readonly oneOf?: readonly Shape[] | undefined;
  readonly allOf?: readonly Shape[] | undefined;
  readonly items?: Shape | boolean | undefined;
  readonly prefixItems?: readonly Shape[] | undefined;
  readonly properties?: Readonly<Record<string, Shape>> | undefined;
  readonly pattern?: string | undefined;
  readonly format?: string | undefined;
  readonly minimum?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minItems?: number | undefined;
}

const shape: z.ZodType<Shape> = z.lazy(() =>
  z.looseObject({
    type: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(shape).optional(),
    oneOf: z.array(shape).optional(),
    allOf: z.array(shape).optional(),
    items: z.union([z.boolean(), shape]).optional(),
    prefixItems: z.array(shape).optional(),
    properties: z.record(z.string(), shape).optional(),
    pattern: z.string().optional(),
    format: z.string().optional(),
    minimum: z.number().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minItems: z.number().optional(),
  }),
);

type At = Sampling & { readonly field: string };

function valueOf(of: Shape, at: At): Json {
  if (of.const !== undefined) return of.const as Json;
  if (of.enum !== undefined) return of.enum[0] as Json;
  const [choice] = of.anyOf ?? of.oneOf ?? [];
  if (choice !== undefined) return valueOf(choice, at);
  if (of.properties !== undefined)
    return Object.fromEntries(
      Object.entries(of.properties).map(([field, inner]) => [
        field,
        valueOf(inner, { ...at, field: idName(field, at) }),
      ]),
    );
  if (of.type === 'array')
    return of.items === undefined || typeof of.items === 'boolean' ? [] : [valueOf(of.items, at)];
  if (of.type === 'integer' || of.type === 'number') return Math.max(1, of.minimum ?? 1);
  if (of.type === 'boolean') return true;
  if (of.type === 'object') return {};
  return textFor(of, at);
}

/** "en" of a name keeps the field around it. */
const idName = (field: string, { field: outer }: At): string => (field === 'en' || field === 'zh-Hant' ? outer : field);

function textFor(of: Shape, { canary, ids, field }: At): string {
  const single = field.replace(/s$/u, '');
  const own = ids[field] ?? ids[single];
  const candidates = [
    ...(own === undefined ? [] : [own]),
    `${canary}-${field}`,
    `${canary} says so`,
    `service/${canary}`,
    `${canary}@example.com`,
    `https://${canary}.example`,
    '2025-01-03T00:00:00Z',
    '2025-01-03',
    '2025-01',
    'HKD',
    '15000.00',
    '1',
    '08:00',
    'K06',
    'ab'.repeat(32),
  ];
  const found = candidates.find((text) => fits(of, text));
  if (found === undefined) throw new TypeError(`no sample fits ${field}: ${JSON.stringify(of)}`);
  return found;
}

const fits = ({ pattern, format, minLength = 0, maxLength = 1e9 }: Shape, text: string): boolean =>
  text.length >= minLength &&
  text.length <= maxLength &&
  (pattern === undefined || patternOf(pattern).test(text)) &&
  (format !== 'email' || text.includes('@')) &&
  (format !== 'uri' || text.startsWith('https:')) &&
  (format !== 'date-time' || text.includes('T0'));

/** JSON Schema writes patterns as JavaScript does, some without the flag. */
function patternOf(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}
