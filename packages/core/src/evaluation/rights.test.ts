import { describe, expect, it } from 'vitest';
import { readAgreements } from '../agreements/book.ts';
import { availability, smallAgreement } from '../agreements/testing/small-agreement.ts';
import { parseRow } from '../evidence/parse.ts';
import type { EvidenceRow } from '../evidence/row.ts';
import { Instant } from '../values/instant.ts';
import { evaluate } from './evaluate.ts';
import type { Statement } from './statement.ts';

const circuits = [{ id: 'services', title: 'Circuits', sites: [{ id: 'A' }, { id: 'B' }, { id: 'C' }] }];

/** An hour down on the fourth of each of the months, for one circuit. */
function down(subject: string, months: readonly string[]): EvidenceRow[] {
  return months.map((month) => {
    const start = `${month}-04T10:00:00Z`;
    const end = `${month}-04T11:00:00Z`;
    const read = parseRow(
      { form: 'state', id: `${subject}-${month}`, source: 'probe', subject, state: 'down', start, end },
      'test',
    );
    if (!read.ok) throw new Error(read.refusals.map(({ message }) => message).join('\n'));
    return read.value;
  });
}

function rights(termination: readonly object[], rows: readonly EvidenceRow[]): Statement['rights'] {
  const commitments = [availability({ each: 'subject' })];
  const book = readAgreements([smallAgreement({ services: circuits, commitments, consequences: { termination } })]);
  if (!book.ok) throw new Error(book.refusals.map(({ message }) => message).join('\n'));
  const [agreement] = book.value.agreements;
  if (agreement === undefined) throw new Error('no agreement');
  const knownAt = Instant.parse('2024-04-01T00:00:00Z');
  const done = evaluate({ agreement, evidence: { rows }, period: '2024-03', knownAt });
  if (!done.ok) throw new Error(done.refusals.map(({ message }) => message).join('\n'));
  return done.value.rights;
}

const quarter = ['2024-01', '2024-02', '2024-03'];

describe('rights where each subject is judged alone', () => {
  it('are each subject’s own, and say whose they are', () => {
    const consecutive = { when: [{ kind: 'consecutive', misses: 3 }] };
    const found = rights(
      [
        { id: 'leave', ...consecutive },
        { id: 'release', gives: 'other', holder: 'provider', ...consecutive },
      ],
      [...down('A', quarter), ...down('B', quarter), ...down('C', ['2024-03'])],
    );
    expect(found.map(({ id, subject, holder }) => [id, subject, holder])).toEqual([
      ['leave', 'A', undefined],
      ['release', 'A', 'provider'],
      ['leave', 'B', undefined],
      ['release', 'B', 'provider'],
    ]);
  });
  it('count the outages of one subject and not those of its fellows', () => {
    const three = [{ id: 'leave', when: [{ kind: 'occurrences', days: 90, events: '>= 3' }] }];
    const spread = [...down('A', ['2024-03']), ...down('B', ['2024-03']), ...down('C', ['2024-03'])];
    expect(rights(three, spread)).toEqual([]);
    expect(rights(three, [...spread, ...down('B', ['2024-01', '2024-02'])]).map(({ subject }) => subject)).toEqual([
      'B',
    ]);
  });
  it('arise once where the condition is how many subjects failed', () => {
    const share = [{ id: 'leave', when: [{ kind: 'share-of-subjects', share: '>= 60 %', months: 1 }] }];
    const found = rights(share, [...down('A', ['2024-03']), ...down('B', ['2024-03'])]);
    expect(found.map(({ id, subject }) => [id, subject])).toEqual([['leave', undefined]]);
  });
});
