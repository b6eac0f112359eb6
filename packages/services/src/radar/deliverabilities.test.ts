import { fileURLToPath } from 'node:url';
import { readFiles } from '@troth/connectors';
import { expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { actOnRecord, createRecord } from '../practice/write.ts';
import { anna, ben, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import { deliverabilities } from './deliverabilities.ts';
import { runRadar } from './radar.ts';

const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));
const files = [
  'harbourline/agreements/standard.yaml',
  'harbourline/agreements/sla-or-xc.yaml',
  'harbourline-company/agreements/uc-sky-xc.yaml',
];

it('tells of each agreement the proof, the gravest open gap, the money of a month and the end behind it', async () => {
  const { context } = await houseForTests();
  const on = { organisation, actor: anna };
  const { agreements } = taken(await readFiles(files.map((file) => `${examples}/${file}`)));
  taken(await publishAgreement(context, { ...on, texts: agreements }));
  const make = async (kind: Parameters<typeof createRecord>[1]['kind'], id: string, body: object) =>
    taken(await createRecord(context, { ...on, kind, id, body }));
  await make('party', 'harbourline', { name: { en: 'Harbourline' }, role: 'own', zone: 'Asia/Hong_Kong' });
  await make('party', 'orchid', { name: { en: 'Orchid' }, role: 'customer' });
  await make('agreement-roles', 'SLA-OR-XC', {
    agreement: 'SLA-OR-XC',
    provider: 'harbourline',
    customer: 'orchid',
    manager: 'ada',
  });
  await make('service-model', 'SLA-OR-XC', {
    agreement: 'SLA-OR-XC',
    model: {
      structure: { series: [{ leaf: 'xc' }] },
      leaves: [
        {
          id: 'xc',
          name: { en: 'Cross-connect' },
          promises: [{ agreement: 'UC-SKY-XC', commitment: 'availability' }],
        },
      ],
    },
  });
  const read = () => deliverabilities(context, { organisation });
  expect(await read()).toEqual({ agreements: [], drafts: [] });
  taken(await runRadar(context, on));
  const [line] = (await read()).agreements;
  expect(line).toMatchObject({
    agreement: 'SLA-OR-XC',
    customer: { id: 'orchid', name: { en: 'Orchid' } },
    verdict: 'UNDELIVERABLE',
    targets: { proven: 0, composed: 1, all: 1 },
    accepted: 0,
    worst: { code: 'AVAILABILITY', weight: 'high', behind: 'UC-SKY-XC' },
    ends: { agreement: 'UC-SKY-XC', on: '2026-02-01', daysLeft: 340 },
  });
  expect(Number(line?.worst?.minutes)).toBeGreaterThan(0);
  // A gap whose risk somebody took is no longer the one to look at.
  await make('risk-acceptance', 'RSK-1', {
    agreement: 'SLA-OR-XC',
    gaps: [{ code: line?.worst?.id ?? '', text: 'Lower' }],
    reason: { en: 'Priced in' },
    owner: 'ada',
    expires: '2025-06-01',
  });
  taken(await actOnRecord(context, { organisation, actor: ben, kind: 'risk-acceptance', id: 'RSK-1', act: 'accept' }));
  const [after] = (await read()).agreements;
  expect([after?.accepted, after?.open]).toEqual([1, (line?.open ?? 0) - 1]);
  expect(after?.worst?.code).not.toBe('AVAILABILITY');
});
