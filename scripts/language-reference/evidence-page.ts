/** docs/evidence.md. Owns: columns per form of row, and the rules of files; the columns come from the schema of rows. */
import { rowSchema } from '@troth/core';
import { formFileNames, formOfFileName } from '@troth/connectors';
import { keyTable, table } from './markdown.ts';
import { choicesOf, membersOf, rowsOf, shapeOf } from './shape.ts';
import type { Shape } from './shape.ts';

const formOf = (shape: Shape): string => {
  const form = membersOf(shape).find(([key]) => key === 'form')?.[1].const;
  if (typeof form !== 'string') throw new Error('a row form without its name');
  return form;
};

const headKeys = ['id', 'source', 'recordedAt', 'agreement', 'subject', 'supersedes', 'retracts', 'reason'];

const opening = `<!-- Written by "npm run docs" from the schema of evidence rows. -->

# Evidence

Evidence is rows: one fact each. Nothing is ever changed or deleted; a correction is a new row that names the row it
\`supersedes\`. The same fact told twice counts once, and the order of rows and files changes nothing.

- **Times** are RFC 3339 with their offset: \`2024-11-14T08:55:00+08:00\`. A time without offset is refused.
- **Stretches** are half-open: the first moment is in, the last is not. \`end\` at midnight is midnight.
- **\`recordedAt\`** is when the fact became known. Left out, it is when the fact ended or happened. \`--known-at\` asks what was
  known on a day.
- **Numbers** are taken from the digits you wrote. Decimal commas are refused.

## Files

| file              | ending              | how                                                                                            |
| ----------------- | ------------------- | ---------------------------------------------------------------------------------------------- |
| YAML, JSON        | .yaml .yml .json    | \`apiVersion: troth/v1\`, \`kind: Evidence\`, what holds for all rows, \`rows:\`. Up to 16 MB          |
| JSON Lines        | .jsonl .ndjson      | one row per line; a first line \`{"kind":"Evidence","source":"probe"}\` holds for all below it     |
| CSV, tab-separated | .csv .tsv          | one line of column names; \`# source: probe\` above it holds for all rows                         |
| Parquet           | .parquet            | flat columns of the same names; key-value notes \`troth:source\` and so on hold for all rows. For slices by the million |

Column names may be written \`recordedAt\`, \`recorded_at\` or \`Recorded at\`. A column whose name begins with \`x_\` is left out; any
other unknown column is refused, so that a misspelt one is never lost in silence. A cell that a spreadsheet would run as a formula
is refused.
`;

/** The page, before it is laid out. */
export function evidencePage(): string {
  const forms = choicesOf(shapeOf(rowSchema));
  const [first] = forms;
  if (first === undefined) throw new Error('no forms of rows');
  const head = rowsOf(first).filter(({ key }) => headKeys.includes(key));
  const list = forms.map((shape) => {
    const form = formOf(shape);
    const names = formFileNames
      .filter((name) => formOfFileName(`${name}.csv`) === form)
      .map((name) => `\`${name}.csv\``);
    return [`[\`${form}\`](#${form})`, shape.description ?? '', names.join(', ')];
  });
  const sections = forms.map((shape) => {
    const own = rowsOf(shape).filter(({ key }) => key !== 'form' && !headKeys.includes(key));
    const said = [`### ${formOf(shape)}`, shape.description ?? ''];
    return [...said, ...(own.length === 0 ? [] : [keyTable(own)])].join('\n\n');
  });
  return `${opening}
## Columns of every row

● must be there, in the row or once for the whole file. Slices and values need no \`id\`: series, subject and time name them.

${keyTable(head)}

## Forms

The \`form\` of a row says what it is. A file of tables may say it once by its name: \`2024-11.states.csv\`.

${table(['form', 'says', 'file name'], list)}

${sections.join('\n\n')}
`;
}
