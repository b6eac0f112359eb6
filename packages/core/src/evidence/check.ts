/**
 * Whether one row can be true at all. Owns: contradictions inside a row (an end before its start, more bad than total).
 * Does not own: the shape of text (schema.ts), contradictions between rows (standing.ts).
 */
import { Ratio } from '../values/ratio.ts';
import { Instant } from '../values/instant.ts';
import type { Refusal } from '../values/outcome.ts';
import { extentOf } from './extent.ts';
import { caseEvents } from './row.ts';
import type { EvidenceRow, RowOf } from './row.ts';

/** Every reason why the row cannot stand; none when it can. Messages are sentences for whoever keeps the evidence. */
export function checkRow(row: EvidenceRow): Refusal[] {
  return [...checkHead(row), ...checkExtent(row), ...checkContents(row)];
}

function checkHead(row: EvidenceRow): Refusal[] {
  if (row.retracts !== true || row.supersedes !== undefined) return [];
  return [
    refusal('retracts-nothing', 'a row that retracts has to name the row it takes back in `supersedes`', 'supersedes'),
  ];
}

function checkExtent(row: EvidenceRow): Refusal[] {
  const { start, end } = extentOf(row);
  if (end === undefined || end > start) return [];
  if (end < start) {
    const times = `it starts ${Instant.format(start)} and ends ${Instant.format(end)}`;
    return [refusal('ends-before-it-starts', `the end lies before the start: ${times}`, 'end')];
  }
  if (row.form !== 'slice') return [];
  return [refusal('empty-slice', 'a slice needs a length: its end equals its start', 'end')];
}

function checkContents(row: EvidenceRow): Refusal[] {
  switch (row.form) {
    case 'state':
    case 'exclusion':
      return checkAffected(row.affected);
    case 'slice':
      return checkCounts(row);
    case 'value':
      return checkValue(row);
    case 'case':
      return checkCase(row);
    default:
      return [];
  }
}

function checkAffected(affected: Ratio | undefined): Refusal[] {
  if (affected === undefined || (!affected.isNegative() && affected.atMost(Ratio.one))) return [];
  return [
    refusal(
      'affected-not-a-share',
      `the affected share is ${affected.toString()}; it lies between 0 and 1 (12/68, 0.25 or 25 %)`,
      'affected',
    ),
  ];
}

function checkCounts({ bad, total }: RowOf<'slice'>): Refusal[] {
  if (bad === undefined && total === undefined) return [];
  if (bad === undefined || total === undefined) {
    const missing = bad === undefined ? 'bad' : 'total';
    return [
      refusal('half-a-slice', `a slice needs both \`bad\` and \`total\`, or neither when nothing is known`, missing),
    ];
  }
  if (bad.isNegative())
    return [refusal('negative-count', `\`bad\` is ${bad.toString()}; counts are not negative`, 'bad')];
  if (bad.atMost(total)) return [];
  return [refusal('bad-above-total', `${bad.toString()} bad of ${total.toString()} is more than all`, 'bad')];
}

function checkValue({ value, buckets }: RowOf<'value'>): Refusal[] {
  if (buckets === undefined) return [];
  if (value !== undefined)
    return [refusal('value-and-buckets', 'give either one `value` or `buckets`, not both', 'buckets')];
  if (buckets.length === 0) return [refusal('no-buckets', 'a distribution needs at least one bucket', 'buckets')];
  return buckets.flatMap((bucket, i): Refusal[] => {
    const before = buckets[i - 1];
    const open = bucket.le === undefined && i < buckets.length - 1;
    if (open) return [refusal('open-bucket', 'only the last bucket may go without `le`', 'buckets', i)];
    if (bucket.count.isNegative()) return [refusal('negative-count', 'counts are not negative', 'buckets', i)];
    if (before === undefined) return [];
    if (bucket.le !== undefined && before.le !== undefined && bucket.le.atMost(before.le)) {
      return [
        refusal('buckets-out-of-order', 'buckets are written from the smallest `le` to the largest', 'buckets', i),
      ];
    }
    if (bucket.count.atLeast(before.count)) return [];
    return [
      refusal(
        'buckets-not-cumulative',
        'each bucket counts all values up to its `le`, so counts never fall',
        'buckets',
        i,
      ),
    ];
  });
}

function checkCase(row: RowOf<'case'>): Refusal[] {
  if (!caseEvents.includes(row.event)) {
    const message = `"${row.event}" is no case event; the events are ${caseEvents.join(', ')}`;
    return [refusal('unknown-case-event', message, 'event')];
  }
  if (row.event !== 'priority' || row.priority !== undefined) return [];
  return [refusal('priority-missing', 'a change of priority has to say which priority holds from then on', 'priority')];
}

function refusal(code: string, message: string, ...at: (string | number)[]): Refusal {
  return { code, message, at };
}
