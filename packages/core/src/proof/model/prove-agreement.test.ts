/** Agreements as people write them against models as people write them: what binds, what does not fit, what follows. */
import { describe, expect, it } from 'vitest';
import { availability } from '../../agreements/testing/small-agreement.ts';
import { confirmExamples } from './confirm-examples.ts';
import type { ExamplesToConfirm } from './confirm-examples.ts';
import { serviceModelSchema } from './service-model.ts';
import { clock, first, ids, leafOf, line, proven, provenWith, sla, term, uc } from './testing/small-house.ts';

describe('a promise of availability', () => {
  it('is proven by a promise that is as good, by the month and for as long', () => {
    const found = proven(leafOf('UC'), sla(), uc('UC', { commitments: [line()] }));
    expect([found.verdict, first(found).verdict, ids(found)]).toEqual(['PROVEN', 'PROVEN', []]);
  });
  it('is not by one for office hours, and says for how many minutes', () => {
    const found = proven(leafOf('UC'), sla(), uc('UC', { commitments: [line({ hours: 'office' })] }));
    expect(first(found).verdict).toBe('UNDELIVERABLE');
    expect(ids(found)).toContain('PROOF-HOURS:UC:availability');
    // April 2024 has 22 working days of 540 min in 43,200 min.
    expect(found.gaps.find(({ code }) => code === 'HOURS')?.minutes).toBe('31320');
  });
  it('goes on in the text that takes the place of the first', () => {
    const later = { revision: 2, effective: { from: '2024-05-15' }, term: { ...term, end: '2025-02-01' } };
    const texts = [uc('UC', { commitments: [line()] }), uc('UC', { ...later, commitments: [line()] })];
    // May is split: each text judges its own part of it.
    expect(proven(leafOf('UC'), sla(), ...texts)).toMatchObject({ verdict: 'PROVEN', gaps: [] });
    const looser = uc('UC', { ...later, commitments: [line({ target: '>= 99.8 %' })] });
    const found = first(proven(leafOf('UC'), sla(), uc('UC', { commitments: [line()] }), looser));
    expect([found.verdict, found.worst?.guaranteed]).toEqual(['UNDELIVERABLE', '0.998']);
  });
  it('is laid against every text that binds in its term, and the largest gap is told', () => {
    const later = { revision: 2, effective: { from: '2024-05-15' }, term: { ...term, end: '2025-02-01' } };
    const looser = uc('UC', { ...later, commitments: [line({ hours: 'office', target: '>= 99.5 %' })] });
    const found = proven(leafOf('UC'), sla(), uc('UC', { commitments: [line({ target: '>= 99.8 %' })] }), looser);
    expect(found.pairs).toMatchObject([{ revision: 2, verdict: 'UNDELIVERABLE_AS_WRITTEN' }]);
    // Nine hours on weekdays of a month: the rest of it nobody promises anything for.
    expect(found.pairs[0]?.gaps.map(({ code }) => code)).toContain('HOURS');
    const alone = proven(leafOf('UC'), sla(), uc('UC', { commitments: [line({ target: '>= 99.8 %' })] }));
    expect(alone.pairs).toMatchObject([{ revision: 1, gaps: [{ code: 'AVAILABILITY' }] }]);
  });
  it('stands on nothing once its promise has ended', () => {
    const found = proven(
      leafOf('UC'),
      sla(),
      uc('UC', { term: { ...term, end: '2024-07-01' }, commitments: [line()] }),
    );
    expect(found.gaps).toMatchObject([{ id: 'PROOF-TERM:UC', from: '2024-07-01', to: '2024-12-31' }]);
    expect(first(found).verdict).toBe('UNDELIVERABLE');
    expect(first(found).whileBound?.guaranteed).toBe('0.999');
  });
  it('takes what a second agreement promises from then on', () => {
    const texts = [
      uc('UC', { term: { ...term, end: '2024-07-01' }, commitments: [line()] }),
      uc('NEXT', {
        effective: { from: '2024-07-01' },
        term: { start: '2024-07-01', end: '2025-01-01' },
        commitments: [line()],
      }),
    ];
    expect(first(proven(leafOf('UC', 'NEXT'), sla(), ...texts)).verdict).toBe('PROVEN');
  });
  it.each([
    ['a fixed length', { denominator: { fixed: '720 h' } }, '>= 99.9 %', 'UNDELIVERABLE'],
    ['minutes', { express: 'downtime' }, '<= 41 min', 'PROVEN'],
    ['too many minutes', { express: 'downtime' }, '<= 42 min', 'UNDELIVERABLE'],
    ['ignored seconds', { ignoreShorterThan: { length: '1 min', comparator: '<' } }, '>= 99.99 %', 'UNPROVABLE'],
  ])('behind, written as %s', (...[, more, target, verdict]) => {
    const metric = { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share', ...more };
    const found = proven(leafOf('UC'), sla(), uc('UC', { commitments: [line({ metric, target })] }));
    expect(first(found).verdict).toBe(verdict);
  });
  it('cannot be proven where a storm excuses the carrier alone, and says which', () => {
    const exclusions = [{ id: 'storm', kind: 'force-majeure', events: ['T8', 'T10'] }];
    const ours = [{ id: 'storm', kind: 'force-majeure', events: ['T10'] }];
    const behind = uc('UC', { commitments: [line()], exclusions });
    const found = proven(leafOf('UC'), sla({ exclusions: ours }), behind);
    expect([first(found).verdict, found.gaps.map(({ unmatched }) => unmatched)]).toEqual(['UNPROVABLE', [['T8']]]);
    expect(proven(leafOf('UC'), sla({ exclusions }), behind).verdict).toBe('PROVEN');
  });
});

describe('two parts on one promise', () => {
  const both = (...subjects: readonly (string | undefined)[]): object => ({
    structure: { series: [{ leaf: 'a' }, { leaf: 'b' }] },
    leaves: ['a', 'b'].map((id, at) => ({
      id,
      name: id,
      promises: [
        { agreement: 'UC', commitment: 'line', ...(subjects[at] === undefined ? {} : { subject: subjects[at] }) },
      ],
    })),
  });
  it('spend its minutes once', () => {
    const found = first(proven(both(), sla(), uc('UC', { commitments: [line()] })));
    expect([found.verdict, found.guaranteed]).toEqual(['PROVEN', '0.999']);
  });
  it('each have their own where every subject is judged alone', () => {
    const services = [{ id: 'wan', title: 'Network', sites: [{ id: 's1' }, { id: 's2' }] }];
    const each = uc('UC', { services, commitments: [line({ each: 'subject' })] });
    for (const model of [both(), both('s1', 's2')]) {
      const found = first(proven(model, sla(), each));
      expect([found.verdict, found.guaranteed]).toEqual(['UNDELIVERABLE', '0.998']);
    }
    expect(first(proven(both('s1', 's1'), sla(), each)).verdict).toBe('PROVEN');
    const stranger = proven(both('s1', 's9'), sla(), each);
    expect([first(stranger).verdict, first(stranger).guaranteed]).toEqual(['UNDELIVERABLE', '0']);
    expect(stranger.findings).toContainEqual({
      code: 'proof/unknown-subject',
      text: expect.objectContaining({
        en: 'UC promises "line" for nothing called "s9"; it does for s1, s2.',
      }) as object,
    });
  });
});

describe('what the engine says of outages that keep everything behind', () => {
  it('confirms them, and names what it judged', () => {
    const found = confirmExamples(
      provenWith(leafOf('UC'), sla(), uc('UC', { commitments: [line({ period: 'year' })] })),
    );
    const engine = first(found).counterExample?.engine;
    expect([engine?.confirmed, engine?.judged.map(({ verdict }) => verdict)]).toEqual([true, ['missed', 'met']]);
    expect(engine?.says.en).toBe(
      'The engine confirms it: SLA Availability, February 2024: MISSED; UC Availability, 2024: MET.',
    );
  });
  it('says so where the text in front would be kept after all', () => {
    const texts = (target: string): ExamplesToConfirm =>
      provenWith(
        leafOf('UC'),
        sla({ commitments: [availability({ credits: undefined, target })] }),
        uc('UC', { commitments: [line({ target: '>= 99.8 %' })] }),
      );
    const { revision } = texts('>= 99 %');
    expect(first(confirmExamples({ ...texts('>= 99.9 %'), revision })).counterExample?.engine).toMatchObject({
      confirmed: false,
      judged: [{ verdict: 'met' }, { verdict: 'met' }],
    });
  });
  it('is not asked where a promise is proven', () => {
    const found = confirmExamples(provenWith(leafOf('UC'), sla(), uc('UC', { commitments: [line()] })));
    expect(first(found).counterExample).toBeUndefined();
  });
});

describe('works left out', () => {
  const works = (length: string, per: string, more: object = {}) => [{ id: 'works', cap: { length, per }, ...more }];
  it.each([
    ['less a month', works('2 h', 'month'), works('4 h', 'month'), []],
    ['more a month', works('4 h', 'month'), works('2 h', 'month'), ['120']],
    ['as much a year as twelve months', works('1 h', 'month'), works('12 h', 'year'), []],
    ['more a year, all of it in one month', works('2 h', 'month'), works('12 h', 'year'), ['120']],
    [
      'at other times',
      works('2 h', 'month'),
      works('2 h', 'month', { windows: [{ days: ['sun'], from: '02:00', to: '06:00' }] }),
      ['120'],
    ],
    [
      'announced too late for us',
      works('2 h', 'month', { notice: '2 calendar days' }),
      works('2 h', 'month', { notice: '5 calendar days' }),
      ['120'],
    ],
  ])('by the carrier, %s', (...[, theirs, ours, minutes]) => {
    const behind = uc('UC', { commitments: [line({ target: '>= 99.99 %' })], maintenance: theirs });
    const found = proven(leafOf('UC'), sla({ maintenance: ours }), behind);
    expect(found.gaps.flatMap((gap) => (gap.code === 'MAINTENANCE' ? [gap.minutes] : []))).toEqual(minutes);
  });
});

describe('a promise of time', () => {
  const chain = {
    commitment: 'repair',
    chain: {
      sequence: [
        { step: 'Call', takes: '15 min' },
        { step: 'Repair', promise: { agreement: 'UC', commitment: 'repair' } },
      ],
    },
  };
  it('is kept by steps that fit, and not by office hours that span a weekend', () => {
    const model = { leaves: [], chains: [chain] };
    const mine = sla({ commitments: [clock('4 h')] });
    expect(first(proven(model, mine, uc('UC', { commitments: [clock('3 h')] })))).toMatchObject({
      verdict: 'PROVEN',
      elapsed: { worst: '195' },
    });
    const found = proven(model, mine, uc('UC', { commitments: [clock('3 h', { hours: 'office' })] }));
    // A call that ends just after closing on a Friday waits until noon on Monday.
    expect(first(found)).toMatchObject({ verdict: 'UNDELIVERABLE', elapsed: { worst: '3975' } });
  });
  const model = { leaves: [], chains: [chain] };
  const repairs = (limit: string, more: object = {}, own: object = {}) =>
    uc('UC', { commitments: [clock(limit, own)], ...more });
  it.each([
    ['ends on the way', repairs('3 h', { term: { ...term, end: '2024-07-01' } }), '2024-07-01', '2024-12-31'],
    ['begins too late', repairs('3 h', { effective: { from: '2024-02-01' } }), '2024-01-01', '2024-01-31'],
    [
      'ended before',
      repairs('3 h', { effective: { from: '2023-01-01', to: '2023-07-01' } }),
      '2024-01-01',
      '2024-12-31',
    ],
  ])('stands on nothing where the promise behind %s', (...[, behind, from, to]) => {
    const found = proven(model, sla({ commitments: [clock('4 h')] }), behind);
    expect([found.verdict, first(found).verdict]).toEqual(['UNDELIVERABLE', 'UNDELIVERABLE']);
    expect(first(found).gaps).toMatchObject([{ id: 'PROOF-TERM:UC', from, to }]);
    expect(first(found).says.en).toMatch(
      /^The steps take at most 195 min of 240 min\. UC does not hold from .* our promise stands on nothing then\.$/u,
    );
  });
  it('is judged by the slower of two texts, which need not be the longer time', () => {
    const texts = [
      repairs('3 h', { effective: { from: '2024-01-01' } }),
      repairs('2 h', { revision: 2, effective: { from: '2024-07-01' } }, { hours: 'office' }),
    ];
    const found = proven(model, sla({ commitments: [clock('4 h')] }), ...texts);
    expect(first(found)).toMatchObject({ verdict: 'UNDELIVERABLE', elapsed: { worst: '3915' } });
  });
});

it('a gap of one promise is not that of another', () => {
  const mine = sla({ commitments: [clock('2 h'), clock('1 h', { id: 'urgent', title: 'Urgent', clause: '6.3' })] });
  const promise = { agreement: 'UC', commitment: 'repair' };
  const chains = ['repair', 'urgent'].map((commitment) => ({ commitment, chain: { step: 'Repair', promise } }));
  const found = proven({ leaves: [], chains }, mine, uc('UC', { commitments: [clock('3 h')] }));
  expect(ids(found).toSorted()).toEqual(['PROOF-RESTORE:UC:repair', 'PROOF-RESTORE:UC:urgent']);
});

describe('a path', () => {
  const latency = (target: string) => ({
    id: 'latency',
    title: 'Latency',
    clause: '6.4',
    metric: { kind: 'statistic', series: 'rtt', take: 'mean', unit: 'ms' },
    target,
    period: 'month',
    hours: 'always',
    rounding: 'none',
  });
  const model = {
    leaves: [],
    paths: [{ commitment: 'latency', sections: [{ agreement: 'UC', commitment: 'latency' }] }],
  };
  const behind = (target: string, more: object = {}) => uc('UC', { commitments: [latency(target)], ...more });
  const mine = sla({ commitments: [latency('<= 100 ms')] });
  it('is kept by a section as good for as long', () => {
    expect(first(proven(model, mine, behind('<= 90 ms')))).toMatchObject({ verdict: 'PROVEN', gaps: [] });
  });
  it('is not kept once the section has ended, nor by a later text that promises less', () => {
    const ended = first(proven(model, mine, behind('<= 90 ms', { term: { ...term, end: '2024-07-01' } })));
    expect(ended).toMatchObject({
      verdict: 'UNDELIVERABLE',
      gaps: [{ id: 'PROOF-TERM:UC' }],
      says: {
        en: 'What stands behind guarantees 90 ms. UC does not hold from 1 Jul 2024 to 31 Dec 2024: our promise stands on nothing then.',
        'zh-Hant': '背後的承諾保證 90 毫秒。UC 由2024年7月1日至2024年12月31日並無效力：其間我們的承諾毫無支撐。',
      },
    });
    const later = behind('<= 120 ms', { revision: 2, effective: { from: '2024-07-01' } });
    expect(first(proven(model, mine, behind('<= 90 ms'), later))).toMatchObject({
      verdict: 'UNDELIVERABLE',
      guaranteed: '120',
    });
  });
});

describe('a model', () => {
  it.each([
    ['in a circle', { structure: { part: 'a' }, parts: { a: { part: 'a' } }, leaves: [] }, 'proof/cycle'],
    ['with a part nobody described', { structure: { leaf: 'y' }, leaves: [] }, 'proof/missing-leaf'],
    ['bound to nothing', leafOf(), 'proof/no-promise'],
    ['bound to an unknown agreement', leafOf('UC-NONE'), 'proof/unknown-agreement'],
    ['of another promise', { leaves: [], paths: [{ commitment: 'speed', sections: [] }] }, 'proof/unknown-commitment'],
  ])('%s is found out and crashes nothing', (_, model, code) => {
    const found = proven(model, sla());
    expect(found.findings.map((one) => one.code)).toContain(code);
    expect(found.verdict).not.toBe('PROVEN');
  });
});

describe('figures that nothing can be simulated from', () => {
  const habit = { outages: 3, over: '8760 h', meanRepair: '1 h', source: 'seen' };
  const design = {
    id: 'd',
    name: 'D',
    outagesPerMonth: '0.2',
    meanRepair: '1 h',
    costPerYear: { amount: '5', currency: 'HKD' },
  };
  const read = (more: object) => serviceModelSchema.safeParse({ leaves: [], ...more }).success;
  it('are no model', () => {
    expect(read({ reliability: [habit], designs: [design] })).toBe(true);
    for (const wrong of [
      { outages: '999999999999', over: '1 min' },
      { over: '0 min' },
      { meanRepair: '0 min' },
      { spread: '999' },
    ])
      expect(read({ reliability: [{ ...habit, ...wrong }] })).toBe(false);
    for (const wrong of [
      { outagesPerMonth: '999999999999' },
      { costPerYear: { amount: 'much', currency: 'HKD' } },
      { costPerYear: { amount: '1e999', currency: 'HKD' } },
    ])
      expect(read({ designs: [{ ...design, ...wrong }] })).toBe(false);
  });
});
