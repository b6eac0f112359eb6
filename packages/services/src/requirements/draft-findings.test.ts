/** A draft is held to what the law asks and to what teams can carry, before it goes anywhere. */
import type { Finding, RecordKindName } from '@troth/core';
import { expect, test } from 'vitest';
import { beginDraft } from '../drafting/begin.ts';
import { takeStep } from '../drafting/steps.ts';
import { readDraft } from '../drafting/view.ts';
import { createRecord } from '../practice/write.ts';
import { ada, begun, draftIn, draftingHouse } from '../testing/drafting-table.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { writeRequirement } from './write-requirement.ts';

const own = { organisation, actor: ada };
const tell = async ({ context }: House, ...[kind, id, body]: [RecordKindName, string, object]): Promise<void> => {
  taken(await createRecord(context, { ...own, kind, id, body }));
};
async function found({ context }: House, draft: string): Promise<readonly Finding[]> {
  const { inside } = taken(await readDraft(context, { ...own, draft }));
  return (inside?.findings ?? []).filter(({ code }) => code === 'CAPACITY' || code === 'OBLIGATION-CLAUSE');
}

test('the clause that a law asks for is missed in the drafts of that customer, and stops them', async () => {
  const house = await draftingHouse();
  const { id } = await begun(house);
  const { customer } = (await draftIn(house, id)).body;
  const law = { title: { en: 'Computer systems' }, form: 'law', cites: 'Cap. 653', about: { en: 'Tell in time.' } };
  await tell(house, 'obligation', 'OBL-1', { ...law, party: customer, clauses: ['K24', 'K06'], notifyWithin: '12 h' });
  await tell(house, 'obligation', 'OBL-2', { ...law, party: 'somebody-else', clauses: ['K24'] });
  expect(await found(house, id)).toMatchObject([
    { severity: 'error', message: 'Computer systems asks for clause K24: write it before the text is offered.' },
  ]);
  const refused = await takeStep(house.context, { ...own, draft: id, step: 'submit' });
  expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'GUARD-COMPLETE' }] });
});

test('forty tickets a month take Field Ops from 92 % to 104 %: the draft is not feasible', async () => {
  const house = await draftingHouse();
  const first = await begun(house);
  const { text, customer = '' } = (await draftIn(house, first.id)).body;
  const team = { name: { en: 'Field Ops' }, form: 'team', capacity: '1000', committed: '920', unit: 'person-hours' };
  await tell(house, 'capability', 'CAP-1', team);
  const draftWith = async (count: number): Promise<string> => {
    const load = [{ capability: 'CAP-1', what: { en: 'Tickets' }, count, each: '3' }];
    const body = { party: customer, title: { en: 'Repairs' }, measure: 'availability', target: '>= 99.9 %' } as const;
    const made = taken(
      await writeRequirement(house.context, {
        ...own,
        body: { ...body, period: 'month', priority: 'must', needs: [], load },
      }),
    );
    const from = { text: { ...text, id: `SLA-NEW-${count}`, revision: 1 } };
    const begin = { ...own, from, agreement: `SLA-NEW-${count}`, requirements: [made.id] };
    return taken(await beginDraft(house.context, begin)).id;
  };
  expect(await found(house, await draftWith(40))).toMatchObject([
    {
      severity: 'error',
      message: 'Field Ops would go from 92 % to 104 % of what it can carry: not feasible.',
      example: '40 person-hours a month are missing',
    },
  ]);
  expect(await found(house, await draftWith(26))).toEqual([]);
});
