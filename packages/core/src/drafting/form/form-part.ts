/**
 * The schema of an agreement as a form: what each place holds, whether it must be there, what it begins with, and what is wrong
 * with what stands in it. Owns: reading the schemas, so that a new kind of metric or credit rule has its form without a line
 * more. Does not own: labels and drawing.
 */
import { z } from 'zod';
import type { Json } from '../../ledger/entry.ts';

export interface FormField {
  readonly key: string;
  readonly required: boolean;
  readonly part: FormPart;
}

/** One of several forms that a place may take. */
export interface FormOption {
  /** Its `kind`, its value, or the names it cannot do without. */
  readonly name: string;
  readonly part: FormPart;
}

export type FormShape =
  | { readonly form: 'text' | 'words' | 'switch' | 'count' | 'any' }
  /** A text that the core reads: a quantity, a target, a share, a date. */
  | { readonly form: 'exact'; readonly examples: readonly string[] }
  | { readonly form: 'choice'; readonly options: readonly string[] }
  | { readonly form: 'fixed'; readonly value: string | number | boolean | null }
  | { readonly form: 'group'; readonly fields: readonly FormField[] }
  | { readonly form: 'list'; readonly item: FormPart }
  | { readonly form: 'map'; readonly item: FormPart }
  | { readonly form: 'either'; readonly options: readonly FormOption[] };

export interface FormPart {
  readonly shape: FormShape;
  readonly help?: string | undefined;
  /** What is wrong with a value, in the words of the schema. */
  fault(value: Json | undefined): string | undefined;
  /** Whether the schema takes it as it stands. */
  takes(value: Json | undefined): boolean;
  /** What a new one begins with. */
  begin(): Json;
}

type Schema = z.core.$ZodType;

const known = new WeakMap<Schema, FormPart>();

/** The same schema always gives the same part; schemas that hold themselves are read no deeper than they are looked at. */
export function formPart(schema: Schema): FormPart {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const made = new PartOf(schema);
  known.set(schema, made);
  return made;
}

class PartOf implements FormPart {
  readonly #schema: Schema;
  #shape: FormShape | undefined;

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  get shape(): FormShape {
    this.#shape ??= shapeOf(this.#schema);
    return this.#shape;
  }

  get help(): string | undefined {
    return helpOf(this.#schema);
  }

  fault(value: Json | undefined): string | undefined {
    const read = z.safeParse(this.#schema, value);
    return read.success ? undefined : read.error.issues[0]?.message;
  }

  takes(value: Json | undefined): boolean {
    return z.safeParse(this.#schema, value).success;
  }

  begin(): Json {
    return beginOf(this.#schema, this.shape);
  }
}

/** What stands around a schema without changing what people write. */
function within(schema: Schema): Schema | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return schema.def.innerType;
  if (schema instanceof z.ZodPipe) return schema.def.in;
  return schema instanceof z.ZodLazy ? schema.def.getter() : undefined;
}

function bare(schema: Schema): Schema {
  const inner = within(schema);
  return inner === undefined ? schema : bare(inner);
}

function helpOf(schema: Schema): string | undefined {
  const own = schema instanceof z.ZodType ? schema.description : undefined;
  if (own !== undefined) return own;
  const inner = within(schema);
  return inner === undefined ? undefined : helpOf(inner);
}

function examplesOf(schema: Schema): readonly string[] | undefined {
  const told = schema instanceof z.ZodType ? schema.meta()?.['examples'] : undefined;
  if (Array.isArray(told)) return told.map(String);
  const inner = within(schema);
  return inner === undefined ? undefined : examplesOf(inner);
}

function shapeOf(schema: Schema): FormShape {
  const plain = bare(schema);
  const examples = examplesOf(schema);
  if (plain instanceof z.ZodObject) return groupOf(plain);
  if (plain instanceof z.ZodArray) return { form: 'list', item: formPart(plain.def.element) };
  if (plain instanceof z.ZodRecord) return { form: 'map', item: formPart(plain.def.valueType) };
  if (plain instanceof z.ZodEnum) return { form: 'choice', options: plain.options.map(String) };
  if (plain instanceof z.ZodLiteral) return { form: 'fixed', value: literalOf(plain) };
  if (plain instanceof z.ZodBoolean) return { form: 'switch' };
  if (plain instanceof z.ZodNumber) return { form: 'count' };
  if (plain instanceof z.ZodUnion) return unionOf(plain.options, examples);
  if (plain instanceof z.ZodString) return examples === undefined ? { form: 'text' } : { form: 'exact', examples };
  return { form: 'any' };
}

const literalOf = (schema: z.ZodLiteral): string | number | boolean | null => {
  const [value] = schema.values;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
};

function groupOf(schema: z.ZodObject): FormShape {
  const fields = Object.entries(schema.shape).map(([key, one]): FormField => ({
    key,
    required: !z.safeParse(one, undefined).success,
    part: formPart(one),
  }));
  return { form: 'group', fields };
}

function unionOf(options: readonly Schema[], examples: readonly string[] | undefined): FormShape {
  const parts = options.map(formPart);
  const forms = parts.map(({ shape }) => shape);
  const scalar = forms.every(({ form }) => form === 'text' || form === 'count' || form === 'exact');
  if (scalar) return examples === undefined ? { form: 'text' } : { form: 'exact', examples };
  if (isWords(forms)) return { form: 'words' };
  const values = forms.flatMap(valuesOf);
  if (forms.every((shape) => valuesOf(shape).length > 0)) return { form: 'choice', options: values };
  return { form: 'either', options: parts.flatMap(optionsOf) };
}

const valuesOf = (shape: FormShape): readonly string[] => {
  if (shape.form === 'choice') return shape.options;
  return shape.form === 'fixed' && typeof shape.value === 'string' ? [shape.value] : [];
};

/** One text, or one in each language. */
function isWords(forms: readonly FormShape[]): boolean {
  const [text, group] = forms;
  if (forms.length !== 2 || text?.form !== 'text' || group?.form !== 'group') return false;
  return group.fields.length === 2 && group.fields.every(({ key }) => key === 'en' || key === 'zh-Hant');
}

/** A choice within a choice is one choice. */
function optionsOf(part: FormPart): readonly FormOption[] {
  const { shape } = part;
  if (shape.form === 'either') return shape.options;
  return [{ name: nameOf(shape), part }];
}

function nameOf(shape: FormShape): string {
  if (shape.form === 'fixed') return String(shape.value);
  if (shape.form !== 'group') return shape.form;
  const kind = shape.fields.find(({ key }) => key === 'kind')?.part.shape;
  if (kind?.form === 'fixed') return String(kind.value);
  const needed = shape.fields.filter(({ required }) => required).map(({ key }) => key);
  return needed.join('+') || (shape.fields[0]?.key ?? 'group');
}

function beginOf(schema: Schema, shape: FormShape): Json {
  const standard = schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
  if (typeof standard === 'string' || typeof standard === 'number' || typeof standard === 'boolean') return standard;
  switch (shape.form) {
    case 'group':
      return Object.fromEntries(
        shape.fields.filter(({ required }) => required).map(({ key, part }) => [key, part.begin()]),
      );
    case 'list':
      return z.safeParse(schema, []).success ? [] : [shape.item.begin()];
    case 'map':
      return {};
    case 'fixed':
      return shape.value;
    case 'choice':
      return shape.options[0] ?? '';
    case 'switch':
      return true;
    case 'count':
      return 1;
    case 'words':
      return { en: '', 'zh-Hant': '' };
    case 'either':
      return shape.options[0]?.part.begin() ?? '';
    default:
      return '';
  }
}
