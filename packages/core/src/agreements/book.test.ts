import { describe, expect, it } from 'vitest';
import { Instant } from '../values/instant.ts';
import { inForce, readAgreements } from './book.ts';
import type { NamedText } from './document.ts';
import { availability, smallAgreement } from './testing/small-agreement.ts';

function refusals(...texts: readonly NamedText[]): readonly string[] {
  const read = readAgreements(texts);
  return read.ok ? [] : read.refusals.map((refusal) => `${refusal.code} ${refusal.message}`);
}
function book(...texts: readonly NamedText[]) {
  const read = readAgreements(texts);
  if (!read.ok) throw new Error(read.refusals.map((refusal) => refusal.message).join('\n'));
  return read.value;
}
const at = (text: string): Instant => Instant.parse(text);

describe('revisions', () => {
  it('count in one currency, because credits run on from one to the next', () => {
    const yen = smallAgreement({ revision: 2, effective: { from: '2024-07-01' }, currency: 'JPY' }, 'yen.yaml');
    expect(refusals(smallAgreement(), yen)).toEqual([
      expect.stringMatching(
        /^CURRENCY-CHANGED yen\.yaml:\d+:\d+: currency: revision 2 counts in JPY, revision 1 in USD/u,
      ),
    ]);
  });
  it('hold from their date until the next one, by local midnight of the zone', () => {
    const first = smallAgreement({ zone: 'Asia/Hong_Kong' });
    const second = smallAgreement(
      { zone: 'Asia/Hong_Kong', revision: 2, effective: { from: '2024-07-16' } },
      'second.yaml',
    );
    const agreement = book(second, first).agreements[0];
    if (agreement === undefined) throw new Error('none');
    const july = { start: at('2024-06-30T16:00:00Z'), end: at('2024-07-31T16:00:00Z') };
    const parts = inForce(agreement, july).map(({ revision, span }) => [revision.revision, Instant.format(span.end)]);
    expect(parts).toEqual([
      [1, '2024-07-15T16:00:00.000Z'],
      [2, '2024-07-31T16:00:00.000Z'],
    ]);
  });
  it('may not hold at once', () => {
    const again = smallAgreement({ revision: 2 }, 'again.yaml');
    expect(refusals(smallAgreement(), again)[0]).toMatch(
      /^REVISION-OVERLAP again\.yaml:\d+:\d+: SMALL revision 2 holds from 2024-01-01, when revision 1/u,
    );
    const runsOn = smallAgreement({ effective: { from: '2024-01-01', to: '2024-09-01' } });
    const early = smallAgreement({ revision: 2, effective: { from: '2024-07-01' } }, 'early.yaml');
    expect(refusals(runsOn, early)[0]).toContain('REVISION-OVERLAP');
    const other = smallAgreement({ revision: 3, effective: { from: '2024-07-01', supersedes: 2 } }, 'other.yaml');
    expect(refusals(runsOn, other)[0]).toContain('effective.supersedes: 1');
    const lowerNumber = smallAgreement({ revision: 1, effective: { from: '2024-07-01' } }, 'lower.yaml');
    expect(refusals(smallAgreement(), lowerNumber)[0]).toContain('does not have a higher number');
  });
  it('end sooner than written where the next one says so', () => {
    const first = smallAgreement({ zone: 'UTC', effective: { from: '2024-01-01', to: '2024-09-01' } });
    const effective = { from: '2024-07-01', to: '2024-09-01', supersedes: 1 };
    const second = smallAgreement({ zone: 'UTC', revision: 2, effective }, 'second.yaml');
    const held = book(second, first).agreements[0]?.revisions.map(({ revision, to }) => [
      revision,
      to === undefined ? undefined : Instant.format(to).slice(0, 10),
    ]);
    expect(held).toEqual([
      [1, '2024-07-01'],
      [2, '2024-09-01'],
    ]);
  });
  it.each([
    ['as early as possible', '2024-05-01', 'write a date'],
    ['2024-05-01T08:00', '2024-06-01', 'write a date'],
    ['2024-02-30', '2024-06-01', 'no date of the calendar'],
    ['2024-05-01T25:00:00Z', '2024-06-01', 'no time of the clock'],
    ['2024-05-01', '2024-05-01', 'not after "from"'],
    ['2024-05-01', '2024-05-01T00:00:00Z', 'not after "from"'],
    ['2024-05-01T00:00:00Z', '2024-05-01T08:00:00+08:00', 'not after "from"'],
  ])('refuse a waiver from %s to %s', (from, to, why) => {
    const waiver = {
      id: 'W',
      commitment: 'availability',
      effect: 'exclude',
      agreedBy: ['A', 'B'],
      agreedOn: '2024-04-09',
    };
    const found = refusals(smallAgreement({ zone: 'UTC', waivers: [{ ...waiver, from, to }] }));
    expect(found).toEqual([expect.stringMatching(/waivers\.0\.(?:from|to)/u)]);
    expect(found[0]).toContain(why);
  });
  it('have the same hash whatever the order of keys and spaces, and another for another word', () => {
    const hash = (text: string): string | undefined => book({ file: 'a', text }).agreements[0]?.revisions[0]?.hash;
    const { text } = smallAgreement();
    const keys: unknown = JSON.parse(text);
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(keys as object).toReversed()));
    expect(hash(reversed)).toBe(hash(text));
    expect(hash(text.replace('Small', 'Smaller'))).not.toBe(hash(text));
  });
});

describe('inheritance', () => {
  const parent = smallAgreement(
    {
      id: 'PARENT',
      fees: {
        lines: [{ id: 'charge', amount: '5.00', per: 'month' }],
        bases: { fee: { lines: ['charge'], window: 'period', prorate: 'none' } },
      },
    },
    'parent.yaml',
  );
  const child = (extra: object): NamedText => ({
    file: 'child.yaml',
    text: JSON.stringify({
      apiVersion: 'troth/v1',
      kind: 'Agreement',
      type: 'sla',
      id: 'CHILD',
      title: 'Child',
      effective: { from: '2024-01-01' },
      inherits: 'PARENT',
      ...extra,
    }),
  });
  it('takes over what the child does not say, and names the parent', () => {
    const found = book(parent, child({})).agreements.find((one) => one.id === 'CHILD')?.revisions[0];
    expect(found?.zoneName).toBe('UTC');
    expect(found?.commitments.map((one) => one.id)).toEqual(['availability']);
    expect(found?.parents.map((one) => one.agreement)).toEqual(['PARENT']);
  });
  it('lets a child tighten, and refuses to loosen without a dated waiver', () => {
    const promise = (target: string, extra: object = {}): NamedText =>
      child({ commitments: [{ id: 'availability', target }], ...extra });
    expect(refusals(parent, promise('>= 99.95 %'))).toEqual([]);
    expect(refusals(parent, promise('>= 99.5 %'))[0]).toMatch(
      /INHERIT-LOOSER child\.yaml.*the parent promises >= 99\.9 %, this agreement says >= 99\.5 %/u,
    );
    const waiver = {
      id: 'w',
      commitment: 'availability',
      from: '2024-01-01',
      to: '2024-02-01',
      effect: { target: '>= 99 %' },
      agreedBy: ['A', 'B'],
      agreedOn: '2023-12-01',
    };
    expect(refusals(parent, promise('>= 99.5 %', { waivers: [waiver] }))).toEqual([]);
  });
  it('says what is wrong with a parent once, at the parent', () => {
    const broken = smallAgreement({ id: 'PARENT', commitments: [availability({ hours: 'office' })] }, 'parent.yaml');
    const found = refusals(broken, child({}), { ...child({ id: 'CHILD-2' }), file: 'child-2.yaml' });
    expect(found).toEqual([
      expect.stringMatching(/^CALENDAR-UNKNOWN parent\.yaml:\d+:\d+: commitments\.0\.hours: "office" is not among/u),
    ]);
  });
  it('takes one form or the other, never half of each', () => {
    const exclusion = { id: 'storm', kind: 'force-majeure', cap: { length: '2 h', per: 'month' } };
    const above = smallAgreement({ id: 'PARENT', exclusions: [exclusion] }, 'parent.yaml');
    const below = child({ exclusions: [{ id: 'storm', cap: { uncapped: 'The Observatory decides.' } }] });
    const found = book(above, below).agreements.find((one) => one.id === 'CHILD')?.revisions[0]?.exclusions[0];
    expect(found).toMatchObject({ kind: 'force-majeure', cap: { uncapped: { en: 'The Observatory decides.' } } });
  });
  it('refuses a circle and an unknown parent', () => {
    const a = smallAgreement({ id: 'A', inherits: 'B' }, 'a.yaml');
    const b = smallAgreement({ id: 'B', inherits: 'A' }, 'b.yaml');
    expect(refusals(a, b)[0]).toContain('INHERIT-CIRCLE');
    expect(refusals(child({}))[0]).toContain('"PARENT" is not among the files');
  });
  it('follows a parent that changes while the child stays', () => {
    const later = smallAgreement(
      {
        id: 'PARENT',
        revision: 2,
        effective: { from: '2024-07-01' },
        commitments: [availability({ target: '>= 99.99 %' })],
      },
      'later.yaml',
    );
    const revisions = book(parent, later, child({})).agreements.find((one) => one.id === 'CHILD')?.revisions ?? [];
    expect(revisions.map((one) => [one.revision, one.commitments[0]?.targetFor(undefined)?.text])).toEqual([
      [1, '>= 99.9 %'],
      [1, '>= 99.99 %'],
    ]);
  });
});

describe('faults', () => {
  it.each([
    ['another version', { apiVersion: 'troth/v2' }, 'DOCUMENT'],
    ['no zone', { zone: 'Mars/Olympus' }, 'ZONE'],
    ['a word that is no key', { tarrget: 1 }, 'SCHEMA-UNRECOGNIZED-KEYS'],
    ['a target of another unit', { commitments: [availability({ target: '>= 4 h' })] }, 'TARGET-UNIT'],
    ['an id twice', { commitments: [availability(), availability()] }, 'ID-TWICE'],
    ['an unknown kind', { commitments: [availability({ metric: { kind: 'uptime' } })] }, 'SCHEMA-INVALID-UNION'],
    ['a date that is none', { effective: { from: '2024-02-30' } }, 'DATE'],
    ['an end before the start', { effective: { from: '2024-02-01', to: '2024-01-01' } }, 'DATE'],
    ['a service that is not there', { commitments: [availability({ service: 'x' })] }, 'SERVICE-UNKNOWN'],
    [
      'an unknown holiday list',
      { calendars: { always: { always: true, holidays: 'atlantis' } } },
      'calendar/unknown-holidays',
    ],
  ])('%s is refused with its place', (_, extra, code) => {
    const found = refusals(smallAgreement(extra));
    expect(found[0]).toContain(code);
    expect(found[0]).toMatch(/small\.yaml:\d+:\d+/u);
  });
});
