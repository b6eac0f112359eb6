/**
 * From the schema of a field to the input that a person fills. Owns: reading zod's definitions, texts ⇄ values. Does not own:
 * drawing (record-form.tsx), what is right (the schema itself decides when it is sent).
 */
import type { RecordFields } from '@troth/core';
import { Ratio } from '@troth/core';

/** What a field points at, so that it is chosen and never typed. */
export type Pointed =
  | 'agreement'
  | 'party'
  | 'person'
  | 'site'
  | 'service'
  | 'offering'
  | 'consumer-group'
  | 'need'
  | 'requirement'
  | 'interview'
  | 'read-back'
  | 'capability'
  | Listed;

/** What the core lists and nobody keeps a record of. */
export type Listed = 'measure' | 'service-type';

export type FieldForm =
  | { readonly form: 'line' | 'prose' | 'day' | 'moment' | 'email' | 'number' | 'minutes' | 'yes' | 'tags' }
  | { readonly form: 'words'; readonly long: boolean }
  | { readonly form: 'window' | 'money' }
  | { readonly form: 'choice'; readonly choices: readonly string[]; readonly numeric: boolean }
  | { readonly form: 'pointer'; readonly to: Pointed; readonly many: boolean }
  | { readonly form: 'group'; readonly fields: readonly Field[] }
  | { readonly form: 'list'; readonly item: FieldForm };

export type Field = FieldForm & { readonly name: string; readonly optional: boolean };

const pointers: Readonly<Record<string, Pointed>> = {
  agreement: 'agreement',
  agreements: 'agreement',
  forAgreement: 'agreement',
  party: 'party',
  parties: 'party',
  supplier: 'party',
  customer: 'party',
  provider: 'party',
  parent: 'party',
  group: 'party',
  owner: 'person',
  ownOwner: 'person',
  theirOwner: 'person',
  lead: 'person',
  manager: 'person',
  deputies: 'person',
  representative: 'person',
  representatives: 'person',
  counterpart: 'person',
  successor: 'person',
  person: 'person',
  people: 'person',
  attendees: 'person',
  recipient: 'person',
  site: 'site',
  sites: 'site',
  service: 'service',
  dependsOn: 'service',
  offering: 'offering',
  consumerGroup: 'consumer-group',
  needs: 'need',
  conflictsWith: 'need',
  requirements: 'requirement',
  interview: 'interview',
  readBack: 'read-back',
  capability: 'capability',
  measure: 'measure',
  serviceType: 'service-type',
};

/** The part of zod's definitions that is read here. */
interface Definition {
  readonly type: string;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly entries?: Readonly<Record<string, string>>;
  readonly options?: readonly Schema[];
  readonly values?: readonly unknown[];
}
interface Schema {
  readonly def: Definition;
  readonly format?: string | null;
  readonly maxLength?: number | null;
}

/** Fields that people never write: machines keep them. */
const kept = new Set([
  'sha256',
  'statement',
  'attempts',
  'lastError',
  'retryAt',
  'ledgerSize',
  'documents',
  'attachments',
  'files',
  // Figures of the proof as it was.
  'seen',
]);

export function fieldsOf(fields: RecordFields, only?: readonly string[]): readonly Field[] {
  return Object.entries(fields)
    .filter(([name]) => (only === undefined ? !kept.has(name) : only.includes(name)))
    .map(([name, schema]) => fieldOf(name, schema as unknown as Schema));
}

function fieldOf(name: string, schema: Schema): Field {
  const optional = schema.def.type === 'optional';
  return { name, optional, ...formOf(name, optional ? (schema.def.innerType ?? schema) : schema) };
}

function formOf(name: string, { def, format, maxLength }: Schema): FieldForm {
  switch (def.type) {
    case 'object':
      return objectForm(def.shape ?? {});
    case 'array':
      return arrayForm(name, def.element);
    case 'enum':
      return { form: 'choice', choices: Object.values(def.entries ?? {}), numeric: false };
    case 'union':
      return {
        form: 'choice',
        choices: (def.options ?? []).flatMap(({ def: { values } }) => (values ?? []).map(String)),
        numeric: true,
      };
    case 'boolean':
      return { form: 'yes' };
    case 'number':
      return { form: name.endsWith('Ms') || name === 'ms' ? 'minutes' : 'number' };
    default:
      return textForm(name, format ?? undefined, maxLength ?? 0);
  }
}

function textForm(name: string, format: string | undefined, longest: number): FieldForm {
  if (format === 'datetime') return { form: 'moment' };
  if (format === 'date') return { form: 'day' };
  if (format === 'email') return { form: 'email' };
  const to = format === 'regex' ? pointers[name] : undefined;
  if (to !== undefined) return { form: 'pointer', to, many: false };
  return { form: longest > 500 ? 'prose' : 'line' };
}

function objectForm(shape: Readonly<Record<string, Schema>>): FieldForm {
  const names = Object.keys(shape).join(' ');
  if (names === 'en zh-Hant') return { form: 'words', long: (shape['en']?.maxLength ?? 0) > 500 };
  if (names === 'start end') return { form: 'window' };
  if (names === 'amount currency') return { form: 'money' };
  return { form: 'group', fields: Object.entries(shape).map(([name, schema]) => fieldOf(name, schema)) };
}

function arrayForm(name: string, element: Schema | undefined): FieldForm {
  const to = pointers[name];
  if (element === undefined) return { form: 'tags' };
  if (element.def.type === 'string') return to === undefined ? { form: 'tags' } : { form: 'pointer', to, many: true };
  return { form: 'list', item: formOf(name, element) };
}

const minuteMs = Ratio.of(60_000);

/** "2.5" → 150000; `undefined` where it is no number of whole milliseconds. */
export function msOfMinutes(text: string): number | undefined {
  if (!/^\d{1,9}(?:\.\d{1,6})?$/u.test(text.trim())) return undefined;
  const ms = Ratio.parse(text.trim()).times(minuteMs).toString();
  return /^\d+$/u.test(ms) ? Number(ms) : undefined;
}

/** 150000 → "2.5". */
export const minutesOfMs = (ms: number): string => Ratio.of(ms).dividedBy(minuteMs).toString();

/** Leaves out what was left empty, so that optional fields are missing and not blank. */
export function pruned(value: unknown): unknown {
  if (value === '' || value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map(pruned).filter((item) => item !== undefined);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).flatMap(([name, own]) => {
    const rest = pruned(own);
    return rest === undefined ? [] : [[name, rest] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
