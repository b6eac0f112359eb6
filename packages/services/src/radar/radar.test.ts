import { fileURLToPath } from 'node:url';
import { readFiles } from '@troth/connectors';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { actOnRecord, createRecord, editRecord } from '../practice/write.ts';
import { anna, ben, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { createSeen } from '../proof/seen-gaps.ts';
import { readRadar, runRadar } from './radar.ts';

const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));
const files = [
  'harbourline/agreements/standard.yaml',
  'harbourline/agreements/sla-or-xc.yaml',
  'harbourline-company/agreements/uc-sky-xc.yaml',
];

let house: House;
const make = async (kind: Parameters<typeof createRecord>[1]['kind'], id: string, body: object) =>
  taken(await createRecord(house.context, { organisation, actor: anna, kind, id, body }));

const model = (commitment = 'availability') => ({
  structure: { series: [{ leaf: 'xc' }] },
  leaves: [{ id: 'xc', name: { en: 'Cross-connect' }, promises: [{ agreement: 'UC-SKY-XC', commitment }] }],
});

beforeEach(async () => {
  house = await houseForTests();
  const { agreements } = taken(await readFiles(files.map((file) => `${examples}/${file}`)));
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts: agreements }));
  await make('party', 'harbourline', { name: { en: 'Harbourline' }, role: 'own', zone: 'Asia/Hong_Kong' });
  const roles = (agreement: string, body: object) => make('agreement-roles', agreement, { agreement, ...body });
  await roles('SLA-OR-XC', { provider: 'harbourline', customer: 'orchid', manager: 'ada' });
  await roles('UC-SKY-XC', { provider: 'skyline-dc', customer: 'harbourline', manager: 'felix' });
  await make('service-model', 'SLA-OR-XC', { agreement: 'SLA-OR-XC', model: model() });
});

const run = async () => taken(await runRadar(house.context, { organisation, actor: anna }));
const read = () => readRadar(house.context, { organisation });
const idsOf = async (state: string) =>
  (await read()).lines
    .filter((line) => line.state === state)
    .map(({ id }) => id)
    .sort();

describe('the radar', () => {
  it('tells where a contract behind does not fit, once, and since when', async () => {
    expect(await read()).toEqual({ lines: [] });
    const first = await run();
    expect(first.agreements).toBe(1);
    expect(await idsOf('new')).toEqual([
      'MODEL-unverified',
      'PROOF-AVAILABILITY:UC-SKY-XC:availability',
      'PROOF-REMEDY:UC-SKY-XC',
    ]);
    house.setClock('2025-02-27T02:10:00+08:00');
    const second = await run();
    expect([second.opened, second.gone]).toEqual([[], []]);
    expect((await read()).lines.map(({ state, since }) => [state, since])).toEqual([
      ['open', '2025-02-26'],
      ['open', '2025-02-26'],
      ['open', '2025-02-26'],
    ]);
    expect((await read()).previous).toBe('2025-02-26');
  });

  it('run again on the same day writes nothing', async () => {
    const first = await run();
    const { size } = await house.context.store.read(organisation, (reader) => reader.head());
    expect(await run()).toEqual(first);
    expect((await house.context.store.read(organisation, (reader) => reader.head())).size).toBe(size);
  });

  it('warns of the end of a contract 90, 60 and 30 days ahead, each time as something new', async () => {
    // The contract holds until 1 February 2026, as ours does: a later end of ours opens the gap.
    const stage = async (clock: string) => {
      house.setClock(clock);
      await run();
      const term = (await read()).lines.find(({ kind }) => kind === 'term');
      return term && [term.state, term.stage, term.from, term.owner, term.step];
    };
    const amended = await longer();
    taken(await publishAgreement(house.context, { organisation, actor: anna, texts: amended }));
    expect(await stage('2025-10-31T02:10:00+08:00')).toBeUndefined();
    expect(await stage('2025-11-03T02:10:00+08:00')).toEqual(['new', 90, '2026-02-01', 'felix', 'renew']);
    expect(await stage('2025-11-04T02:10:00+08:00')).toEqual(['open', 90, '2026-02-01', 'felix', 'renew']);
    expect(await stage('2025-12-03T02:10:00+08:00')).toEqual(['new', 60, '2026-02-01', 'felix', 'renew']);
    expect(await stage('2026-01-02T02:10:00+08:00')).toEqual(['new', 30, '2026-02-01', 'felix', 'renew']);
    expect(await stage('2026-02-01T02:10:00+08:00')).toEqual(['new', 0, '2026-02-01', 'felix', 'renew']);
  });

  it('tells what is gone, and a verdict that turned', async () => {
    await run();
    house.setClock('2025-02-27T02:10:00+08:00');
    const edited = { ...model('availability'), leaves: [{ ...model().leaves[0], promises: [] }] };
    const on = { organisation, actor: anna, kind: 'service-model' as const, id: 'SLA-OR-XC' };
    taken(await editRecord(house.context, { ...on, body: { agreement: 'SLA-OR-XC', model: edited } }));
    const night = await run();
    expect(night.gone.map(({ finding }) => finding.id)).toEqual([
      'PROOF-AVAILABILITY:UC-SKY-XC:availability',
      'PROOF-REMEDY:UC-SKY-XC',
    ]);
    expect(night.opened.map(({ finding }) => finding.code)).toContain('no-promise');
    expect(await idsOf('gone')).toEqual(['PROOF-AVAILABILITY:UC-SKY-XC:availability', 'PROOF-REMEDY:UC-SKY-XC']);
    // Looked at again, it is still what changed that night.
    expect((await run()).gone).toHaveLength(2);
  });

  it('keeps the verdict of each target, of which the share that is proven is counted', async () => {
    expect((await read()).targets).toBeUndefined();
    await run();
    const counted = { proven: 0, composed: 1, notComposed: 0, share: '0', waiting: 0 };
    const targets = [{ commitment: 'availability', verdict: 'UNDELIVERABLE' }];
    expect((await read()).targets).toMatchObject({ ...counted, agreements: [{ agreement: 'SLA-OR-XC', targets }] });
  });

  it('knows what was accepted, as long as it holds', async () => {
    await run();
    const gaps = [{ code: 'PROOF-REMEDY:UC-SKY-XC', text: 'Its credits are smaller' }];
    const body = { agreement: 'SLA-OR-XC', gaps, reason: { en: 'Priced in' }, owner: 'ada', expires: '2025-06-01' };
    await make('risk-acceptance', 'RSK-1', body);
    const act = { organisation, actor: ben, kind: 'risk-acceptance' as const, id: 'RSK-1', act: 'accept' };
    taken(await actOnRecord(house.context, act));
    expect(await idsOf('accepted')).toEqual(['PROOF-REMEDY:UC-SKY-XC']);
    house.setClock('2025-06-01T02:10:00+08:00');
    await run();
    expect(await idsOf('accepted')).toEqual([]);
    const found = (await read()).lines.find(({ id }) => id === 'PROOF-REMEDY:UC-SKY-XC');
    expect(found?.lapsed).toEqual({ acceptance: 'RSK-1', on: '2025-06-01' });
  });

  it('covers what was accepted as it was seen, and not what it grew to', async () => {
    await run();
    const id = 'PROOF-AVAILABILITY:UC-SKY-XC:availability';
    const body = { agreement: 'SLA-OR-XC', reason: { en: 'Priced in' }, owner: 'ada', expires: '2025-06-01' };
    const seen = [{ code: id, minutes: '100000' }];
    const risk = { ...body, gaps: [{ code: id, text: 'Less than ours' }], seen };
    const on = { organisation, actor: anna, kind: 'risk-acceptance' as const, id: 'RSK-1' };
    taken(await createSeen(house.context, { ...on, body: risk }));
    const act = { organisation, actor: ben, kind: 'risk-acceptance' as const, id: 'RSK-1', act: 'accept' };
    taken(await actOnRecord(house.context, act));
    expect(await idsOf('accepted')).toEqual([id]);
    const texts = (await longer()).map(({ file, text }) => ({ file, text: text.replaceAll('99.99 %', '99.995 %') }));
    taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
    house.setClock('2025-03-02T02:10:00+08:00');
    await run();
    expect(await idsOf('accepted')).toEqual([]);
    const found = (await read()).lines.find((line) => line.id === id);
    expect(found).toMatchObject({ state: 'open', grown: { acceptance: 'RSK-1' } });
    expect(found?.grown?.by.en).toMatch(/min more, [\d.]+ instead of [\d.]+/u);
    // What was accepted stays to be read as it was.
    expect(found).not.toHaveProperty('figures');
  });

  it('looks by itself, once a night from two o’clock', async () => {
    house.setClock('2025-02-26T09:00:00+08:00');
    await house.settle();
    const first = (await read()).night?.date;
    expect(first).toBe('2025-02-26');
    house.setClock('2025-02-27T01:00:00+08:00');
    await house.settle();
    expect((await read()).night?.date).toBe('2025-02-26');
    house.setClock('2025-02-27T02:10:00+08:00');
    await house.settle();
    expect((await read()).night?.date).toBe('2025-02-27');
  });
});

/** Our agreement with an end a year later. */
async function longer() {
  const { agreements } = taken(await readFiles([`${examples}/harbourline/agreements/sla-or-xc.yaml`]));
  return agreements.map(({ file, text }) => ({
    file,
    text: text
      .replace('revision: 1', 'revision: 2')
      .replace('from: 2024-02-01', 'from: 2025-03-01')
      .replace('end: 2026-02-01', 'end: 2027-02-01'),
  }));
}
