/**
 * JSON Schema said in words: what a value looks like, and the rows of a table for a group of keys. Owns: names of the small
 * words (length, band, target …). Does not own: pages.
 */
import { z } from 'zod';

export type Shape = z.core.JSONSchema.BaseSchema;

/** As people write it, nothing shared, so that every description stands where it is used. */
export function shapeOf(schema: z.ZodType): Shape {
  const whole = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    target: 'draft-2020-12',
  });
  const filled = withoutAliases(whole, whole.$defs ?? {});
  return isShape(filled) ? filled : whole;
}

/** Definitions without a name of their own, put where they are referred to. The named ones are recursive and stay. */
function withoutAliases(part: unknown, definitions: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(part)) return part.map((item) => withoutAliases(item, definitions));
  if (!isShape(part)) return part;
  const alias = /^#\/\$defs\/(__schema\d+)$/u.exec(part.$ref ?? '')?.[1];
  const { $ref: _alias, ...own } = part;
  const merged = alias === undefined ? part : { ...Object(definitions[alias]), ...own };
  return Object.fromEntries(Object.entries(merged).map(([key, value]) => [key, withoutAliases(value, definitions)]));
}

/** One line of a table. */
export interface Row {
  readonly key: string;
  readonly required: boolean;
  readonly value: string;
  readonly meaning: string;
}

export const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null;

export const membersOf = (shape: Shape): readonly [string, Shape][] =>
  Object.entries(shape.properties ?? {}).filter((entry): entry is [string, Shape] => isShape(entry[1]));

export const choicesOf = (shape: Shape): readonly Shape[] =>
  [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].filter(isShape);

export function itemOf(shape: Shape): Shape | undefined {
  return !Array.isArray(shape.items) && isShape(shape.items) ? shape.items : undefined;
}

/** What stands under each name of a map. */
export function entryOf(shape: Shape): Shape | undefined {
  return isShape(shape.additionalProperties) ? shape.additionalProperties : undefined;
}

/** The small words of the language, known by the examples that their schemas carry. */
const byExample: Readonly<Record<string, string>> = {
  '99.95 %': 'quantity',
  '[99 %, 99.9 %)': 'band',
  '>= 99.95 %': 'target',
  '5 min': 'length',
  '10 %': 'percentage',
  '3': 'number',
  '1500.00': 'amount',
  '2024-11-01': 'date',
  '48 h': 'time limit',
  '2024-11-14T08:55:00+08:00': 'instant',
};

/** Words and ids, known by their form; their own texts say nothing more where they are used. */
const silent = [
  'Words: one text, or one per language (en, zh-Hant).',
  'A date in the zone of the agreement.',
  'An id, unique among its fellows.',
  'An amount in the currency of the agreement.',
  'An exact plain number.',
  'A percentage.',
  'A length of physical time.',
  'A time limit.',
  'The comparison that the value must satisfy.',
];

const link = (name: string, to: string): string => `[${name}](#${to})`;

/** A value with a section of its own, or one of the small words. */
function named(shape: Shape): string | undefined {
  const first: unknown = shape.examples?.[0];
  const small = typeof first === 'string' ? byExample[first] : undefined;
  if (small !== undefined) return small;
  if (shape.$ref?.endsWith('/CreditRuleInside')) return link('credit rule', 'credits');
  if (shape.description?.startsWith('What is given: a share of a fee')) return link('what is given', 'what-is-given');
  if (shape.description === 'What is given at most.') return link('limit', 'limits');
  const choices = choicesOf(shape);
  if (
    choices.some((choice) => choice.properties?.['byClass'] !== undefined && named(choices[0] ?? {})?.includes('given'))
  )
    return `${link('what is given', 'what-is-given')}, or \`byClass\``;
  if (choices.length > 5 && choices.every((choice) => kindOf(choice) !== undefined))
    return kindOf(choices[0] ?? {}) === 'steps' ? link('credit rule', 'credits') : kindsLink(choices);
  if (choices.some((choice) => choice.properties?.['zh-Hant'] !== undefined)) return 'words';
  if (choices.length === 2 && choices[0]?.type === 'string' && choices[1]?.type === 'integer') return 'number';
  if (shape.type === 'string' && shape.pattern?.startsWith('^[A-Za-z0-9][A-Za-z0-9._:-]')) return 'id';
  return undefined;
}

function kindsLink(choices: readonly Shape[]): string | undefined {
  return choices.some((choice) => kindOf(choice) === 'availability') ? link('metric', 'metrics') : undefined;
}

export function kindOf(shape: Shape): string | undefined {
  const kind = shape.properties?.['kind'];
  return isShape(kind) && typeof kind.const === 'string' ? kind.const : undefined;
}

/** What may be written, in few words. */
export function valueOf(shape: Shape): string {
  const known = named(shape);
  if (known !== undefined) return known;
  if (shape.const !== undefined) return `\`${String(shape.const)}\``;
  if (shape.enum !== undefined) return shape.enum.map((one) => `\`${String(one)}\``).join(', ');
  const choices = choicesOf(shape);
  if (choices.length > 0) return [...new Set(choices.map(valueOf))].join(' or ');
  const item = itemOf(shape);
  if (shape.type === 'array') return item === undefined ? 'list' : `list of ${plural(valueOf(item))}`;
  const entry = entryOf(shape);
  if (entry !== undefined) return `${valueOf(entry)} per name`;
  if (shape.type === 'object') return 'group';
  const plain: Record<string, string> = {
    string: 'text',
    integer: 'whole number',
    boolean: '`true`, `false`',
    number: 'number',
  };
  return (typeof shape.type === 'string' ? plain[shape.type] : undefined) ?? 'text';
}

function plural(value: string): string {
  if (value === 'quantity') return 'quantities';
  return /^[a-z ]+$/u.test(value) && !/(words|text|given)$/u.test(value) ? `${value}s` : value;
}

/** The description where it says more than the value does. */
function meaningOf(shape: Shape, inside?: Shape): string {
  const said = [shape.description, inside?.description].find((text) => text !== undefined && !silent.includes(text));
  const preset = shape.default === undefined ? '' : ` Default: \`${plainText(shape.default)}\`.`;
  const plain = (said ?? '').replace(/ ?RFC 3339; the offset is required\.$/u, '');
  return `${plain}${preset}${exampleOf(shape)}`.trim();
}

const plainText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Examples of a value that is none of the small words. */
function exampleOf({ examples }: Shape): string {
  const texts = (examples ?? []).filter((one) => typeof one === 'string');
  if (texts.length === 0 || byExample[texts[0] ?? ''] !== undefined) return '';
  return ` For example ${texts.map((text) => `\`${text}\``).join(', ')}.`;
}

/** All keys below a group, depth first, with dotted names; `[]` stands for each item, `<name>` for a name of the author's. */
export function rowsOf(shape: Shape, path = ''): readonly Row[] {
  const required = new Set(shape.required ?? []);
  return membersOf(shape).flatMap(([name, member]) => {
    const key = path === '' ? name : `${path}.${name}`;
    return [{ key, required: required.has(name), ...saying(member) }, ...below(member, key)];
  });
}

function saying(shape: Shape): Pick<Row, 'value' | 'meaning'> {
  return { value: valueOf(shape), meaning: meaningOf(shape, itemOf(shape) ?? entryOf(shape)) };
}

/** Rows under a key whose value is a group, a list or map of groups, or may be one. */
function below(shape: Shape, key: string): readonly Row[] {
  if (named(shape) !== undefined) return [];
  const item = itemOf(shape);
  if (item !== undefined) return below(item, `${key}[]`);
  const entry = entryOf(shape);
  if (entry !== undefined) return below(entry, `${key}.<name>`);
  const choices = choicesOf(shape);
  if (choices.length > 0) return choices.flatMap((choice) => alternative(choice, key));
  return rowsOf(shape, key);
}

/** One of several groups: by its kind, where it has one; else its keys, the first of which says what the group is. */
function alternative(choice: Shape, key: string): readonly Row[] {
  const kind = kindOf(choice);
  const rows = below(choice, key);
  if (kind !== undefined) {
    const [first, ...rest] = rows;
    return first === undefined
      ? []
      : [{ ...first, value: `\`${kind}\``, meaning: meaningOf(choice) || first.meaning }, ...rest];
  }
  const [first, ...rest] = rows;
  if (first === undefined || first.meaning !== '' || choice.description === undefined) return rows;
  return [{ ...first, meaning: choice.description }, ...rest];
}
