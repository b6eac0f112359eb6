/**
 * Which series a mapping speaks of: the metric's name and what its labels say. Owns: the few ways of matching. There are no
 * patterns of the user's own: a pattern can match more than anybody meant, and can be made to run for ever.
 */
import { z } from 'zod';

const labelName = z.string().regex(/^[\p{L}_][\p{L}\p{N}_.:/-]*$/u, 'is no name of a label');

const condition = z.union(
  [
    z.string(),
    z.strictObject({ not: z.string() }),
    z.strictObject({ oneOf: z.array(z.string()).min(1).max(100) }),
    z.strictObject({ noneOf: z.array(z.string()).min(1).max(100) }),
    z.strictObject({ prefix: z.string().min(1) }),
  ],
  { error: 'write a text, or one of not, oneOf, noneOf, prefix' },
);

export const selectorSchema = z.strictObject({
  metric: z.string().min(1).max(200).describe('Name of the metric, such as http_requests_total.'),
  where: z
    .record(labelName, condition)
    .optional()
    .describe('What labels have to say: a text, {not}, {oneOf}, {noneOf} or {prefix}. A missing label says "".'),
});

export type Selector = z.output<typeof selectorSchema>;
type Condition = z.output<typeof condition>;
export type Labels = Readonly<Record<string, string>>;

export const nameLabel = '__name__';

/** Whether the series with these labels is meant. */
export function selects({ metric, where = {} }: Selector, labels: Labels): boolean {
  return (
    labels[nameLabel] === metric && Object.entries(where).every(([name, asked]) => holds(asked, labels[name] ?? ''))
  );
}

function holds(asked: Condition, text: string): boolean {
  if (typeof asked === 'string') return text === asked;
  if ('not' in asked) return text !== asked.not;
  if ('oneOf' in asked) return asked.oneOf.includes(text);
  if ('noneOf' in asked) return !asked.noneOf.includes(text);
  return text.startsWith(asked.prefix);
}

/** The same choice in PromQL. The name stands among the labels, since names of other systems may hold points. */
export function promSelector({ metric, where = {} }: Selector): string {
  const parts = Object.entries(where).map(([label, asked]) => {
    const name = classicName.test(label) ? label : quote(label);
    if (typeof asked === 'string') return `${name}=${quote(asked)}`;
    if ('not' in asked) return `${name}!=${quote(asked.not)}`;
    if ('oneOf' in asked) return `${name}=~${quote(asked.oneOf.map(literal).join('|'))}`;
    if ('noneOf' in asked) return `${name}!~${quote(asked.noneOf.map(literal).join('|'))}`;
    return `${name}=~${quote(`${literal(asked.prefix)}.*`)}`;
  });
  return `{${[`${nameLabel}=${quote(metric)}`, ...parts].join(',')}}`;
}

/** Any other name has to be quoted, which servers before Prometheus 3 do not read. */
const classicName = /^[A-Za-z_]\w*$/u;
const quote = (text: string): string => JSON.stringify(text);
const literal = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);

/** Labels as people know them, in order, for messages and as the key of a series. */
export function sayLabels(labels: Labels): string {
  const names = Object.keys(labels).sort();
  return `{${names.map((name) => `${name}=${quote(labels[name] ?? '')}`).join(', ')}}`;
}
