/**
 * Writes docs/published-slas.md from examples/published: what of each text is expressed, and which defects lint finds in it.
 *
 *   npm run docs
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lintAgreement, readAgreements, readExpectations } from '@troth/core';
import type { Agreement, Finding } from '@troth/core';
import { format, resolveConfig } from 'prettier';

const root = new URL('../', import.meta.url);
const target = new URL('docs/published-slas.md', root);

interface Row {
  readonly entry: string;
  readonly agreements: readonly Agreement[];
  /** What is missing; empty when everything is expressed. */
  readonly missing: readonly string[];
  readonly findings: readonly Finding[];
  /** Defects that the text is known to have, each with the code that finds it. */
  readonly known: readonly { readonly says: string; readonly found: string }[];
  readonly readings: number;
}

function rowOf(entry: string): Row {
  const home = new URL(`examples/published/${entry}/`, root);
  const read = (file: string) => ({ file: `${entry}/${file}`, text: readFileSync(new URL(file, home), 'utf8') });
  const book = readAgreements([read('agreement.yaml')]);
  if (!book.ok) throw new Error(book.refusals.map(({ message }) => message).join('\n'));
  const expected = readExpectations(read('expected.yaml'));
  if (!expected.ok) throw new Error(expected.refusals.map(({ message }) => message).join('\n'));
  const { expressed, readings = [], ambiguities: known = [] } = expected.value;
  const { agreements } = book.value;
  return {
    entry,
    agreements,
    missing: expressed === 'fully' ? [] : expressed.partly,
    findings: distinct(agreements.flatMap(lintAgreement).filter(({ severity }) => severity !== 'note')),
    known,
    readings: readings.length,
  };
}

/** The same sentence about several revisions or commitments is said once. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.code} ${finding.message}`, finding])).values()];
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function line({ entry, agreements, missing, findings, known, readings }: Row): string {
  const titles = [...new Set(agreements.map(({ revisions }) => revisions.at(-1)?.terms.title.en ?? ''))].join('; ');
  const asOf = [...new Set(agreements.map(({ revisions }) => revisions.at(-1)?.terms.provenance?.asOf ?? ''))].join(
    '; ',
  );
  const expressed = missing.length === 0 ? 'fully' : `partly: ${missing.join('; ')}`;
  const defects = findings.map(({ code, message }) => `**${code}** ${message.replace(/[.]?$/u, '.')}`).join('<br>');
  const told = known.map(({ says, found }) => `${says} (${found})`).join('<br>');
  const cells = [
    `[${entry}](../examples/published/${entry}/agreement.yaml)`,
    titles,
    asOf,
    expressed,
    told || '–',
    defects || '–',
  ];
  return `| ${[...cells, readings === 0 ? '' : String(readings)].map(cell).join(' | ')} |`;
}

function counts(rows: readonly Row[]): string {
  const codes = new Map<string, number>();
  for (const { findings } of rows)
    for (const code of new Set(findings.map((finding) => finding.code))) codes.set(code, (codes.get(code) ?? 0) + 1);
  const ordered = [...codes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ordered.map(([code, count]) => `| ${code} | ${count} |`).join('\n');
}

/** The page, formatted as the rest of the repository is. */
export async function publishedTable(): Promise<string> {
  const entries = readdirSync(new URL('examples/published/', root), { withFileTypes: true });
  const rows = entries
    .flatMap((one) => (one.isDirectory() ? [one.name] : []))
    .toSorted()
    .map(rowOf);
  const whole = rows.filter(({ missing }) => missing.length === 0).length;
  const defective = rows.filter(({ findings }) => findings.length > 0).length;
  const told = rows.reduce((sum, { known }) => sum + known.length, 0);
  const page = `# Published agreements in the language

Written by \`npm run docs\` from [examples/published](../examples/published/README.md), which says what these
restatements are and what they are not. ${rows.length} texts: ${whole} expressed fully, ${rows.length - whole} partly. In ${defective}
of them lint finds an error or a warning. ${told} defects were known from reading the texts, and lint finds every one. Where a text
can be read in several ways each reading is evaluated; how many there are stands in the last column. A finding without a known defect
is one that reading missed, or a gap in the facts that we have (the note in the agreement says which).

| text | agreement | as of | expressed | known defects of the text | defects that lint finds | readings |
| --- | --- | --- | --- | --- | --- | --- |
${rows.map(line).join('\n')}

## How many texts have which defect

| code | texts |
| --- | --- |
${counts(rows)}
`;
  const file = fileURLToPath(target);
  return format(page, { ...(await resolveConfig(file)), filepath: file });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await publishedTable());
