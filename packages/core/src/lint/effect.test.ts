import { describe, expect, it } from 'vitest';
import { findingsOf } from './testing/codes.ts';
import { whole } from './testing/whole-contract.ts';

const printedIn = (extra: object): readonly string[] =>
  findingsOf(extra)
    .filter((finding) => finding.code === 'TEXT-ONLY')
    .map((finding) => finding.path.join('.'));

const duty = { id: 'power', text: 'Power at the site', accountable: 'customer' };
const event = { id: 'war', when: 'War', detection: 'Notice of the government', notice: '24 h' };

describe('a term that no figure follows from', () => {
  it.each([
    ['duties.0.suspendsTargets', { duties: [{ ...duty, suspendsTargets: true }] }, { duties: [duty] }],
    ['restrictions.suspend', { restrictions: { suspend: [event] } }, { restrictions: { suspend: [] } }],
    [
      'reporting.ifNoReport',
      { reporting: { ...whole.reporting, ifNoReport: 'deemed-missed' } },
      { reporting: { ...whole.reporting, ifNoReport: 'nothing' } },
    ],
    [
      'measurement.correctionWindow',
      { measurement: { ...whole.measurement, correctionWindow: '10 business days' } },
      { measurement: { ...whole.measurement, correctionWindow: undefined } },
    ],
    [
      'workload.0.above',
      { workload: [{ id: 'calls', measure: 'Calls', limit: '100', per: 'month', above: 'no-credit' }] },
      { workload: [{ id: 'calls', measure: 'Calls', limit: '100', per: 'month' }] },
    ],
  ])('%s is named, its harmless neighbour is not', (path, written, harmless) => {
    expect(printedIn(written)).toEqual([path]);
    expect(printedIn(harmless)).toEqual([]);
  });
});
