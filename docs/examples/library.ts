/** The engine as a library: texts and rows in, a statement out. No clock, disk or network is touched by @troth/core itself. */
import { readFileSync } from 'node:fs';
import { evaluate, Instant, openPoints, parseRow, readAgreements, statementHash } from '@troth/core';

const file = new URL('agreement.yaml', import.meta.url);
const book = readAgreements([{ file: 'agreement.yaml', text: readFileSync(file, 'utf8') }]);
if (!book.ok) throw new Error(book.refusals.map(({ message }) => message).join('\n'));
const [agreement] = book.value.agreements;
if (agreement === undefined) throw new Error('no agreement');

// The command asks this first; a program should too.
const open = agreement.revisions.flatMap((revision) => openPoints(revision));
if (open.length > 0) throw new Error(open.map(({ message }) => message).join('\n'));

const row = parseRow(
  {
    form: 'state',
    id: 'OUT-1',
    source: 'probe',
    agreement: 'SLA-EXAMPLE',
    state: 'down',
    start: '2024-11-14T08:55:00+08:00',
    end: '2024-11-14T09:50:00+08:00',
  },
  'row 1',
);
if (!row.ok) throw new Error(row.refusals.map(({ message }) => message).join('\n'));

const statement = evaluate({
  agreement,
  evidence: { rows: [row.value] },
  period: '2024-11',
  knownAt: Instant.parse('2024-12-01T00:00:00+08:00'),
});
if (!statement.ok) throw new Error(statement.refusals.map(({ message }) => message).join('\n'));

const lines = [
  ...statement.value.rows.map(
    ({ commitment, verdict, segments }) => `${commitment} ${verdict} ${segments[0]?.value?.exact}`,
  ),
  `${statement.value.credit?.currency} ${statement.value.credit?.total}`,
  statementHash(statement.value),
];
process.stdout.write(`${lines.join('\n')}\n`);
