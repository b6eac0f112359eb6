/** Agreements for the benches: one promise each over a series of requests, with works that do not count. */
import { compileBook, Instant, parseRow, readDocuments } from '@troth/core';
import type { Agreement, EvidenceRow } from '@troth/core';
import { exclusions, monthEnd } from './data.ts';
import { seriesName } from './filled.ts';

export const agreementName = (index: number): string => `SLA-${String(index).padStart(4, '0')}`;

/** The text of one agreement, as it is published. */
export function promiseText(index: number, from = '2024-11-01'): string {
  return JSON.stringify({
    apiVersion: 'troth/v1',
    kind: 'Agreement',
    type: 'sla',
    id: agreementName(index),
    revision: 1,
    title: `Requests of customer ${index}`,
    effective: { from },
    zone: 'UTC',
    currency: 'EUR',
    services: [{ id: 'service', title: 'Requests answered' }],
    calendars: { always: { always: true, holidays: 'none' } },
    commitments: [
      {
        id: 'answered',
        title: 'Requests answered without an error',
        clause: '6.1',
        metric: { kind: 'event-ratio', series: seriesName(index), count: 'good', aggregate: 'pooled' },
        target: '>= 99.9 %',
        period: 'month',
        hours: 'always',
        unknown: 'up',
        rounding: 'none',
      },
    ],
    maintenance: [{ id: 'works', clause: '10.1', cap: { uncapped: 'The works of a bench are known.' } }],
    measurement: { sources: [{ id: 'probe', kind: 'probe' }] },
  });
}

export function promises(count: number, from?: string): readonly Agreement[] {
  const texts = Array.from({ length: count }, (_, index) => ({
    file: `${agreementName(index)}.json`,
    text: promiseText(index, from),
  }));
  const documents = readDocuments(texts);
  if (!documents.ok) throw new Error(documents.refusals[0]?.message);
  const book = compileBook(documents.value);
  if (!book.ok) throw new Error(book.refusals[0]?.message);
  return book.value.agreements;
}

/** The twenty works of a commitment as rows. */
export function worksRows(index: number): readonly EvidenceRow[] {
  const windows = exclusions(index).flatMap(({ intervals }) => [...intervals]);
  return windows.map(({ start, end }, at) => {
    const row = parseRow(
      {
        form: 'works',
        id: `works-${index}-${at}`,
        source: 'works',
        recordedAt: Instant.format(monthEnd),
        agreement: agreementName(index),
        start: Instant.format(start),
        end: Instant.format(end),
      },
      'bench',
    );
    if (!row.ok) throw new Error(row.refusals[0]?.message);
    return row.value;
  });
}
