/** docs/language.md. Owns: what stands on the page and in which order; every table and sentence comes from schema and kinds. */
import { agreementSchema, creditRuleKinds, holidayListNames, metricKinds } from '@troth/core';
import { creditExamples, exampleText, figuresOf, metricExamples, partTexts } from './examples.ts';
import type { KindExample } from './examples.ts';
import { code, keyTable, table } from './markdown.ts';
import { anchorOf, headKeys, headingOf, parts } from './parts.ts';
import type { Part } from './parts.ts';
import { choicesOf, isShape, itemOf, kindOf, membersOf, rowsOf, shapeOf } from './shape.ts';
import type { Row, Shape } from './shape.ts';

const written = '<!-- Written by "npm run docs" from the schemas of the core and from docs/examples. -->';

/** The document's own shape, out of the definitions that the schema names. */
function agreementShape(): Shape {
  const whole = shapeOf(agreementSchema);
  const agreement = whole.$defs?.['Agreement'];
  return isShape(agreement) ? agreement : whole;
}

/** The member of a group; throws when the schema has no such key any more. */
function member(shape: Shape, key: string): Shape {
  const found = membersOf(shape).find(([name]) => name === key)?.[1];
  if (found === undefined) throw new Error(`no key "${key}"; see scripts/language-reference/parts.ts`);
  return found;
}

const only = (shape: Shape, key: string): Shape => ({
  type: 'object',
  properties: { [key]: member(shape, key) },
  ...(shape.required?.includes(key) === true ? { required: [key] } : {}),
});

const opening = (): string => `${written}

# The agreement language

An agreement is one YAML (or JSON) document. This page is made from the schema that reads it, so it is never out of date.
Whole files to start from: [an agreement with every part](examples/agreement.yaml), [every kind of
metric](examples/metrics.yaml), [every kind of credit](examples/credits.yaml).

Contents: [small words](#small-words) · [head](#head-of-the-document) · [parts K01 to K25](#parts) · [metrics](#metrics) ·
[credits](#credits)

- ● marks a key that must be written. Everything else may be left out, unless lint asks for it.
  Where a key may hold one of several groups, the mark counts within its group.
- \`a.b\` is key b inside a; \`a[].b\` is key b of each item of the list a; \`a.<name>.b\` stands under a name that you choose.
- There are no hidden defaults where the text of a contract could mean two things: lint asks, and you write the answer.
- Where a text leaves something open on purpose, \`unstated\` writes that down. Nothing is computed until it is settled.
- A file may hold several documents, divided by \`---\`: the revisions of one agreement, or several agreements.

## Small words

${table(
  ['word', 'write', 'notes'],
  [
    [
      'quantity',
      '`99.95 %`, `15 min`, `1 h 30 min`, `3`, `5 business days`',
      'an exact number with its unit; `d` is 24 h',
    ],
    ['target', '`">= 99.95 %"`, `"<= 4 h"`, `"= 0"`', 'quote it: YAML gives `>` a meaning of its own'],
    ['band', '`"[99 %, 99.9 %)"`, `"< 99 %"`', '`[` and `]` hold their end, `(` and `)` do not'],
    ['length', '`5 min`, `1 h`, `30 d`', 'physical time'],
    ['time limit', '`48 h`, `5 business days`, `30 calendar days`, `2 months`', 'days are counted by a calendar'],
    ['percentage', '`10 %`, `0.01 %`', ''],
    ['number', '`3`, `1.5`, `1/3`', 'taken from the text you typed, never from a binary fraction'],
    ['amount', '`1500.00`', 'in the currency of the agreement'],
    ['date', '`2024-11-01`', 'a day in the zone of the agreement'],
    ['id', '`office`, `SLA-LR-METRO`', 'letters, digits and `. _ : -`; letter case counts'],
    [
      'words',
      '`Availability` or `{ en: Availability, zh-Hant: 可用率 }`',
      'prose may name terms: `{availability.target}`',
    ],
  ],
)}
`;

function head(shape: Shape): string {
  const rows = headKeys.flatMap((key) => rowsOf(only(shape, key)));
  const sample = exampleText('agreement.yaml').split('\n\n')[0] ?? '';
  return `## Head of the document\n\n${keyTable(rows)}\n\n${code('yaml', sample)}\n`;
}

function partSection(part: Part, shape: Shape, texts: ReadonlyMap<string, string>): string {
  const rows = rowsOf(only(shape, part.key));
  const [first, ...rest] = rows;
  if (first === undefined) throw new Error(`${part.key} has no rows`);
  const text = texts.get(part.key);
  const said = first.meaning.replace(/^K\d\d /u, '');
  const intro = anchorOf(said) === anchorOf(part.title) ? '' : said;
  const value = first.value === 'group' ? '' : ` Value: ${first.value}.`;
  return [
    `### ${headingOf(part)}`,
    `${intro}${value}${notes[part.key] ?? ''}`.trim(),
    ...(rest.length === 0 ? [] : [keyTable(shorter(rest, part.key))]),
    ...(text === undefined ? [] : [code('yaml', text)]),
  ].join('\n\n');
}

/** What the schema cannot say. */
const notes: Readonly<Record<string, string>> = {
  calendars: ` Holiday lists that come along: ${holidayListNames.map((name) => `\`${name}\``).join(', ')}.`,
  waivers: ' The only way to be looser than what is inherited or signed.',
};

/** Rows without the name of the part, which stands in the heading. */
function shorter(rows: readonly Row[], key: string): readonly Row[] {
  return rows.map((row) => ({ ...row, key: row.key.replace(new RegExp(`^${key}(\\[\\])?\\.?`, 'u'), '') }));
}

function overview(shape: Shape): string {
  const known = new Set([...headKeys, ...parts.map(({ key }) => key)]);
  const forgotten = membersOf(shape).filter(([key]) => !known.has(key));
  if (forgotten.length > 0) throw new Error(`${forgotten.map(([key]) => key).join(', ')}: add to parts.ts`);
  const lines = parts.map((part) => [part.clause, `[\`${part.key}\`](#${anchorOf(headingOf(part))})`, part.title]);
  return `## Parts\n\nEach part belongs to a numbered clause of the contract.\n\n${table(['clause', 'key', 'holds'], lines)}\n`;
}

interface KindText {
  readonly title: { readonly en: string; readonly 'zh-Hant'?: string | undefined };
  readonly description: { readonly en: string };
}

const kindHeading = (kind: string, { title }: KindText): string => `${title.en}: \`${kind}\``;

function kindTable(kinds: Readonly<Record<string, KindText>>): string {
  return table(
    ['kind', 'what it is', '繁體中文'],
    Object.entries(kinds).map(([kind, said]) => [
      `[\`${kind}\`](#${anchorOf(kindHeading(kind, said))})`,
      said.description.en,
      said.title['zh-Hant'] ?? '',
    ]),
  );
}

/** An example, and what it says in a contract. */
function shown(example: KindExample | undefined, kind: string): string {
  if (example === undefined) throw new Error(`no example of "${kind}" under docs/examples`);
  return `${code('yaml', example.text)}\n\nIn the contract:\n\n> ${example.en}\n>\n> ${example.zh}`;
}

/** A metric's sentence goes on after "Measured as:"; a credit rule's stands alone. */
const asMetric = (example: KindExample | undefined): KindExample | undefined =>
  example && { ...example, en: `Measured as: ${example.en}.`, zh: `量度方法：${example.zh}。` };

const withoutKind = (rows: readonly Row[]): readonly Row[] => rows.filter(({ key }) => key !== 'kind');

function metricSection(kind: string, definition: KindText & { readonly terms: Parameters<typeof shapeOf>[0] }): string {
  const figures = figuresOf(kind).map((name) => `\`${name}\``);
  return [
    `### ${kindHeading(kind, definition)}`,
    definition.description.en,
    keyTable(withoutKind(rowsOf(shapeOf(definition.terms)))),
    ...(figures.length === 0 ? [] : [`Figures that credits and rights may look at: ${figures.join(', ')}.`]),
    shown(asMetric(metricExamples().get(kind)), kind),
  ].join('\n\n');
}

function metrics(): string {
  const kinds = Object.entries(metricKinds).map(([kind, definition]) => metricSection(kind, definition));
  return `## Metrics

The \`metric\` of a commitment says how a level is calculated; its \`kind\` decides which keys go with it.

${kindTable(metricKinds)}

${kinds.join('\n\n')}
`;
}

/** Rules of a commitment by kind, as the whole schema has them: own and common keys together. */
function ruleShapes(shape: Shape): ReadonlyMap<string, Shape> {
  const commitment = itemOf(member(shape, 'commitments'));
  const rule = commitment === undefined ? undefined : itemOf(member(commitment, 'credits'));
  return new Map(choicesOf(rule ?? {}).map((choice) => [kindOf(choice) ?? '', choice]));
}

/** Keys that every kind has, read from two kinds that share nothing else. */
function commonKeys(shapes: ReadonlyMap<string, Shape>): readonly string[] {
  const [steps, trigger] = [shapes.get('steps'), shapes.get('trigger')].map((one) =>
    membersOf(one ?? {}).map(([key]) => key),
  );
  return (steps ?? []).filter((key) => trigger?.includes(key) === true && key !== 'kind' && key !== 'each');
}

const under = (rows: readonly Row[], keys: readonly string[], inside: boolean): readonly Row[] =>
  rows.filter(({ key }) => keys.includes(/^[^.[]+/u.exec(key)?.[0] ?? '') === inside);

function choiceTable(shape: Shape): string {
  const lines = choicesOf(shape)
    .flatMap(choicesOrSelf)
    .map((choice) => {
      const keys = membersOf(choice).map(([key]) => `\`${key}\``);
      return [keys.length === 0 ? `\`${String(choice.const)}\`` : keys.join(' + '), choice.description ?? ''];
    });
  return table(['write', 'gives'], lines);
}

const choicesOrSelf = (shape: Shape): readonly Shape[] => (choicesOf(shape).length === 0 ? [shape] : choicesOf(shape));

function credits(shape: Shape): string {
  const shapes = ruleShapes(shape);
  const common = commonKeys(shapes);
  const trigger = shapes.get('trigger') ?? {};
  const caps = itemOf(member(trigger, 'caps')) ?? {};
  const kinds = Object.entries(creditRuleKinds).map(([kind, definition]) => {
    const own = under(rowsOf(shapes.get(kind) ?? {}), [...common, 'kind'], false);
    return [
      `### ${kindHeading(kind, definition)}`,
      definition.description.en,
      keyTable(own),
      shown(creditExamples().get(kind), kind),
    ].join('\n\n');
  });
  return `## Credits

The \`credits\` of a commitment are rules; each says what a miss costs. They are worked out exactly, then limited, then rounded
to money once.

${kindTable(creditRuleKinds)}

### Keys of every rule

${keyTable(under(rowsOf(trigger), common, true))}

### What is given

${choiceTable(member(trigger, 'pay'))}

\`pay: { byClass: { gold: { percent: 10 %, of: fee }, silver: { percent: 5 %, of: fee } } }\` gives each class of site its own.

### Limits

${choiceTable(member(caps, 'limit'))}

${kinds.join('\n\n')}
`;
}

/** The whole page, before it is laid out. */
export function languagePage(): string {
  const shape = agreementShape();
  const texts = partTexts();
  return [
    opening(),
    head(shape),
    overview(shape),
    parts.map((part) => partSection(part, shape, texts)).join('\n\n'),
    metrics(),
    credits(shape),
  ].join('\n\n');
}
