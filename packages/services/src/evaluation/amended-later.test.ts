/** What was issued is the same after the agreement was amended for a later day: read again, and computed again by an auditor. */
import { expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { readAgreement } from '../agreements/read.ts';
import { recomputeIssued } from '../audits/recompute.ts';
import { closePeriod } from '../periods/close.ts';
import {
  anna,
  demoFiles,
  houseForTests,
  importRows,
  organisation,
  settleIn,
  taken,
} from '../testing/house-for-tests.ts';
import { statementOf } from './statement-of.ts';

it('an issued statement goes by the texts that were published when it was issued', async () => {
  const files = await demoFiles();
  const house = await houseForTests();
  const { context } = house;
  house.setClock('2024-12-16T08:00:00+08:00');
  await settleIn(house, files);
  const known = files.rows.filter(({ form, recordedAt }) => form !== 'issued' && recordedAt <= context.clock());
  await importRows(house, known);
  const november = { organisation, agreement: 'SLA-LR-METRO', period: '2024-11' };
  const overrule = { guards: ['correction-window' as const], reason: 'for the test' };
  taken(await closePeriod(context, { ...november, actor: anna, overrule }));
  const before = taken(await statementOf(context, november));

  house.setClock('2025-02-26T08:30:00+08:00');
  const { text } = taken(await readAgreement(context, { organisation, agreement: november.agreement }));
  const amended = { ...Object(text), revision: 3, effective: { from: '2025-04-01' } };
  const texts = [{ file: 'r3.json', text: JSON.stringify(amended) }];
  taken(await publishAgreement(context, { organisation, actor: anna, texts }));

  expect(taken(await statementOf(context, november)).hash).toBe(before.hash);
  expect(taken(await recomputeIssued(context, november))).toMatchObject([{ version: 1, equal: true }]);
});
