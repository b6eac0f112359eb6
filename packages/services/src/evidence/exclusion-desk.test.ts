/** Both answers to an exclusion before one is given, on the golden exclusions of Harbourline. */
import { beforeAll, describe, expect, it } from 'vitest';
import { demoFiles, houseForTests, importRows, organisation, settleIn, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { exclusionKinds, exclusionPage, listExclusions, previewExclusion } from './exclusion-desk.ts';
import type { ExclusionOutlook } from './exclusion-desk.ts';

let house: House;
const metro = { organisation, agreement: 'SLA-LR-METRO' };

beforeAll(async () => {
  house = await houseForTests();
  const files = await demoFiles();
  await settleIn(house, files);
  await importRows(house, files.rows);
});

const minutes = (ms: string | undefined): number => Number(ms) / 60_000;

function availability(outlook: ExclusionOutlook | undefined) {
  const found = outlook?.promises.find(({ commitment }) => commitment === 'availability');
  return {
    refused: [minutes(found?.beforeMs), found?.verdictBefore, outlook?.credit?.before],
    accepted: [minutes(found?.afterMs), found?.verdictAfter, outlook?.credit?.after],
  };
}

const why = (outlook: ExclusionOutlook | undefined): string | undefined =>
  outlook?.promises.find(({ commitment }) => commitment === 'availability')?.why;

describe('the page of EXC-0052', () => {
  it('says that accepting it changes nothing under the clause that held', async () => {
    const { outlooks, clauses, period } = taken(
      await exclusionPage(house.context, { ...metro, exclusion: 'EXC-0052' }),
    );
    expect(period).toBe('2024-11');
    expect(availability(outlooks[0])).toEqual({
      refused: [55, 'missed', '15000.00'],
      accepted: [55, 'missed', '15000.00'],
    });
    expect(why(outlooks[0])).toBe('the clause does not apply to this commitment');
    expect(clauses.filter(({ inForce }) => inForce)).toMatchObject([
      { revision: 2, clause: '9.1', appliesTo: ['attendance'] },
    ]);
  });

  it('says what it would have been under revision 1', async () => {
    const { outlooks } = taken(await exclusionPage(house.context, { ...metro, exclusion: 'EXC-0052' }));
    const first = outlooks.find(({ revision }) => revision === 1);
    expect(availability(first)).toEqual({ refused: [55, 'missed', '15000.00'], accepted: [0, 'met', '0.00'] });
    expect(why(first)).toBeUndefined();
  });

  it('is asked for by the agreement it belongs to', async () => {
    const other = await exclusionPage(house.context, { ...metro, agreement: 'SLA-JL-SDWAN', exclusion: 'EXC-0052' });
    expect(other.ok ? [] : other.refusals.map(({ code }) => code)).toEqual(['NOT-FOUND']);
  });
});

describe('the list', () => {
  it('shows a decision in place of what was proposed', async () => {
    const { items } = await listExclusions(house.context, { organisation });
    expect(items.map(({ id, decision }) => [id, decision])).toEqual([
      ['EXC-0060', 'accepted'],
      ['EXC-0052', 'refused'],
      ['EXC-0041', 'accepted'],
    ]);
  });
});

describe('before anything is proposed', () => {
  it('lists the kinds of the agreement with their clauses', async () => {
    const { items } = taken(await exclusionKinds(house.context, metro));
    expect(items.map(({ kind, clause }) => [kind, clause])).toEqual(
      expect.arrayContaining([
        ['force-majeure', '9.1'],
        ['customer-caused', '9.2'],
      ]),
    );
  });

  const asked = { ...metro, start: '2024-09-06T03:10:00+08:00', end: '2024-09-06T07:40:00+08:00' };

  it('says what a clause would take out, and that a kind without a clause takes out nothing', async () => {
    const storm = taken(await previewExclusion(house.context, { ...asked, kind: 'force-majeure' }));
    expect(storm.clauses.find(({ inForce }) => inForce)?.revision).toBe(1);
    expect(storm.outlooks[0]?.promises.map(({ commitment }) => commitment)).toContain('availability');
    expect(why(storm.outlooks[0])).toBeUndefined();
    const other = taken(await previewExclusion(house.context, { ...asked, kind: 'third-party' }));
    expect(other.clauses.find(({ inForce }) => inForce)?.clause).toBeUndefined();
    expect(other.outlooks[0]?.promises).toEqual([]);
  });

  it('refuses times that are none', async () => {
    const wrong = await previewExclusion(house.context, {
      ...asked,
      kind: 'force-majeure',
      end: '2024-09-06T03:00:00+08:00',
    });
    expect(wrong.ok).toBe(false);
  });
});
