/**
 * `npm run new metric first-contact-resolution`: the folder of a new metric kind, working from the first minute, and its
 * two lines in `kinds.ts`. It counts the values of a series; its author replaces the terms, the measure and the sentences.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const room = join(root, 'packages/core/src/metrics');

const [sort, kind] = process.argv.slice(2);
const usage = 'Usage: npm run new metric <kebab-case-name>, such as: npm run new metric first-contact-resolution';
if (sort !== 'metric' || kind === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(kind)) end(usage);
const folder = join(room, kind);
if (existsSync(folder)) end(`The metric "${kind}" exists: packages/core/src/metrics/${kind}/`);

const words = kind.split('-');
const pascal = words.map(capital).join('');
const camel = `${words[0] ?? ''}${words.slice(1).map(capital).join('')}`;
const title = capital(words.join(' '));

mkdirSync(folder);
const files = {
  [`${kind}.ts`]: definition(),
  'wording.ts': wording(),
  [`${kind}.test.ts`]: test(),
  'README.md': readme(),
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
writeFileSync(join(room, 'kinds.ts'), listed(readFileSync(join(room, 'kinds.ts'), 'utf8')));
console.log(`packages/core/src/metrics/${kind}/ is there and listed in kinds.ts.
Next: its terms and measure in ${kind}.ts, its sentences in wording.ts, its promises in ${kind}.test.ts; then
  npx vitest run packages/core/src/metrics/${kind}
  npm run docs      # the language reference gains its terms
  npm test`);

function end(message: string): never {
  console.error(message);
  process.exit(2);
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** The list with an import and a line for the kind, both in alphabetical order. */
function listed(text: string): string {
  const lines = text.split('\n');
  const addition = `import { ${camel} } from './${kind}/${kind}.ts';`;
  const imports = lines.flatMap((line, at) =>
    /^import \{ \w+ \} from '\.\/[\w-]+\/[\w-]+\.ts';$/.test(line) ? [at] : [],
  );
  insertSorted(lines, { at: imports, addition, key: (line) => line.replace(/.* from /, '') });
  const start = lines.findIndex((line) => line.startsWith('export const metricKinds'));
  const close = lines.indexOf('} as const;', start);
  const entry = kind === camel ? `  ${kind},` : `  '${kind}': ${camel},`;
  const entries = Array.from({ length: close - start - 1 }, (_, i) => start + 1 + i);
  insertSorted(lines, { at: entries, addition: entry, key: (line) => line.replaceAll("'", '').trim() });
  return lines.join('\n');
}

function insertSorted(lines: string[], to: { at: number[]; addition: string; key: (line: string) => string }): void {
  const after = to.at.findLast((at) => to.key(lines[at] ?? '') < to.key(to.addition));
  lines.splice(after === undefined ? (to.at[0] ?? 0) : after + 1, 0, to.addition);
}

function definition(): string {
  return `/**
 * Metric kind \`${kind}\`: how many values a series has in the period. Owns: the count. Does not own: where the values
 * come from.
 */
import { z } from 'zod';
import { reachable } from '../../terms/band.ts';
import { quantity } from '../../terms/quantity.ts';
import { measured, notMeasured } from '../../values/measured.ts';
import { Ratio } from '../../values/ratio.ts';
import { defineMetric } from '../metric.ts';
import type { Kind, MeasureContext, Measurement } from '../metric.ts';
import { speaksOf } from '../speaks-of.ts';
import { wordingOf } from './wording.ts';

const ${camel}Terms = z.strictObject({
  kind: z.literal('${kind}').describe('How many values a series has.'),
  series: z.string().min(1).max(200).describe('Name of the values in the evidence.'),
});
export type ${pascal}Terms = z.output<typeof ${camel}Terms>;

const unit: Kind = { dimension: 'count', unit: '' };

function measure(terms: ${pascal}Terms, context: MeasureContext): Measurement {
  const rows = context.evidence
    .rows('value', context.span)
    .filter((row) => row.series === terms.series && row.at >= context.span.start && row.at < context.until)
    .filter((row) => speaksOf(row, context.subjects));
  return {
    value:
      rows.length === 0
        ? notMeasured('no-volume', \`No value of "\${terms.series}" lies in the period.\`)
        : measured(quantity('count', Ratio.of(rows.length))),
    facets: {},
    occurrences: [],
    completeness: Ratio.one,
    flags: [],
    steps: [{ what: \`values of "\${terms.series}"\`, value: String(rows.length), rows: rows.map((row) => row.id) }],
  };
}

export const ${camel} = defineMetric<${pascal}Terms>({
  kind: '${kind}',
  title: { en: '${title}', 'zh-Hant': '數值數目' },
  description: { en: 'How many values a series has in the period.', 'zh-Hant': '期內某數列的數值數目。' },
  terms: ${camel}Terms,
  unit: () => unit,
  facets: () => ({}),
  domain: () => reachable(unit),
  measure,
  wording: wordingOf,
});
`;
}

function wording(): string {
  return `/** The clause in both languages. */
import type { Language } from '../../terms/text.ts';
import type { ${pascal}Terms } from './${kind}.ts';

/** The promise after "Measured as:", without a full stop. */
export function wordingOf(terms: ${pascal}Terms, language: Language): string {
  if (language === 'en') return \`the number of values of "\${terms.series}" in the period\`;
  return \`期內「\${terms.series}」的數值數目\`;
}
`;
}

function test(): string {
  return `import { describe, expect, it } from 'vitest';
import type { ValueRow } from '../../evidence/row.ts';
import { Ratio } from '../../values/ratio.ts';
import { contextOf, hk } from '../case-clock/testing/cases.ts';
import { fillMetric, metricSchema } from '../kinds.ts';

const metric = fillMetric(metricSchema.parse({ kind: '${kind}', series: 's' }));
const at = (day: string, series = 's'): ValueRow => ({
  form: 'value',
  id: \`\${series}/\${day}\`,
  source: 'probe',
  recordedAt: hk('2024-02-28 00:00'),
  series,
  at: hk(\`\${day} 12:00\`),
  value: Ratio.one,
});

describe('${kind}', () => {
  it('looks at its own series, in the period', () => {
    const { value } = metric.measure(contextOf([at('2024-02-05'), at('2024-02-06', 'other'), at('2024-03-01')]));
    expect(value).toMatchObject({ measured: true, value: { value: Ratio.one } });
  });

  it('has no value where there is no evidence', () => {
    expect(metric.measure(contextOf([])).value).toMatchObject({ measured: false, why: 'no-volume' });
  });

  it('is worded in both languages', () => {
    expect(metric.wording('en')).toContain('"s"');
    expect(metric.wording('zh-Hant')).toContain('「s」');
  });
});
`;
}

function readme(): string {
  return `# ${kind}

How many values a series has in the period. **Owns** the count. **Does not own** where the values come from.

    value = number of values whose time lies in the period
`;
}
