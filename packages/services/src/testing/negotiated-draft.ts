/**
 * Lion Rock's agreement with a third revision in negotiation: the provider would have storm signals excuse everything again, as
 * they did under revision 1. For tests of the table: two closed months, one of which the clause turns.
 */
import { canonicalHash } from '@troth/core';
import type { Json } from '@troth/core';
import { readAgreement } from '../agreements/read.ts';
import { closePeriod } from '../periods/close.ts';
import type { Actor } from '../context.ts';
import { anna, demoFiles, houseForTests, importRows, organisation, settleIn, taken } from './house-for-tests.ts';
import type { House } from './house-for-tests.ts';
import { move, partyPerson, staff, tell } from './small-company.ts';

export const ada: Actor = staff('ada', 5);
export const jack: Actor = partyPerson('jack', 'customer', 'lion-rock');
export const lydia: Actor = partyPerson('lydia', 'customer', 'lion-rock');
export const karen: Actor = partyPerson('karen', 'customer', 'thamesgate');

const agreement = 'SLA-LR-METRO';
const party = (id: string, role: string) => ['party', id, { name: { en: id }, role }] as const;
const person = (id: string, of: string) => ['person', id, { name: { en: id }, party: of }] as const;

/** The house with the months closed and the parties known; drafts are made by `negotiated`. */
export async function tableForTests(): Promise<House> {
  const house = await houseForTests();
  const files = await demoFiles();
  house.setClock('2024-12-02T09:30:00+08:00');
  await settleIn(house, files);
  await importRows(
    house,
    files.rows.filter(({ form, recordedAt }) => form !== 'issued' && recordedAt <= house.context.clock()),
  );
  house.setClock('2024-12-02T09:31:00+08:00');
  await tell(house, [
    party(organisation, 'own'),
    party('lion-rock', 'customer'),
    party('thamesgate', 'customer'),
    person('ada', organisation),
    person('jack', 'lion-rock'),
    person('lydia', 'lion-rock'),
    [
      'agreement-roles',
      agreement,
      { agreement, provider: organisation, customer: 'lion-rock', representative: 'jack' },
    ],
  ]);
  const overrule = { guards: ['correction-window' as const, 'completeness' as const], reason: 'history' };
  for (const period of ['2024-10', '2024-11'])
    taken(await closePeriod(house.context, { organisation, actor: anna, agreement, period, overrule }));
  return house;
}

/** The text of revision 3: its one clause on signals excuses both promises. */
export async function thirdRevision({ context }: House): Promise<{ readonly [key: string]: Json }> {
  const { text } = taken(await readAgreement(context, { organisation, agreement, revision: 2 }));
  const body = text as { readonly [key: string]: Json };
  const exclusions = (body['exclusions'] as readonly { readonly [key: string]: Json }[])
    .filter((rule) => rule['id'] === 'force-majeure')
    .map((rule) => ({ ...rule, appliesTo: ['availability', 'attendance'] }));
  return { ...body, revision: 3, effective: { from: '2025-04-01' }, exclusions };
}

/** Makes a draft of it and brings it to the table; its id. */
export async function negotiated(house: House, id: string): Promise<string> {
  const text = await thirdRevision(house);
  const body = {
    agreement,
    revision: 3,
    title: { en: 'Lion Rock, revision 3' },
    provider: organisation,
    customer: 'lion-rock',
    manager: 'ada',
    representative: 'jack',
    text,
    hash: canonicalHash(text),
    begunFrom: { agreement, revision: 2 },
  };
  await tell(house, [['draft', id, body]]);
  await move(house, ['draft', id, 'submit', 'offer']);
  await move(house, ['draft', id, 'open'], { tells: { round: 1 } });
  return id;
}
