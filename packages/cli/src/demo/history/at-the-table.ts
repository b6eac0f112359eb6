/**
 * The next revision of Lion Rock's internet access is at the table on the morning of the demo, with one offer of the customer open.
 * Owns: what each side said and did. Its id is the first of all drafts: screens name it as their example.
 */
import {
  acceptOffer,
  approveDeviations,
  assignClause,
  beginDraft,
  changeDraft,
  clearClause,
  counterOffer,
  keepReplay,
  putOffer,
  readDraft,
  refuseOffer,
  registerOf,
  takeStep,
  writeNote,
} from '@troth/services';
import type { Change, Localized } from '@troth/core';
import type { Context } from '@troth/services';
import { need } from '../../endings.ts';
import type { Step } from '../steps.ts';
import { both, on } from './person-steps.ts';
import type { Who } from './person-steps.ts';

const draft = 'DRF-0001';

const credit = ['commitments', 'availability', 'credits', 'availability-credit', 'steps'];
const stepsPaying = (...[first, second, third]: readonly [string, string, string]) => [
  { when: '[99.5 %, 99.95 %)', pay: { percent: first, of: 'monthly-fee' } },
  { when: '[99 %, 99.5 %)', pay: { percent: second, of: 'monthly-fee' } },
  { when: '< 99 %', pay: { percent: third, of: 'monthly-fee' } },
];

const storm = {
  id: 'force-majeure',
  kind: 'force-majeure',
  clause: '9.1',
  description: both(
    'Time under tropical cyclone signal No. 8 or above, or black rainstorm.',
    '八號或以上熱帶氣旋警告信號或黑色暴雨期間。',
  ),
  events: ['T8', 'T10', 'black-rainstorm'],
  cap: { uncapped: both('The length of a signal is set by the Observatory.', '信號時間由天文台決定。') },
  proof: both('Bulletin of the Hong Kong Observatory.', '香港天文台公報。'),
  decider: 'service level manager',
  decideWithin: '10 business days',
};

/** What the provider proposes for May: a better promise, and an excuse for storms. */
const proposed: readonly Change[] = [
  { path: ['commitments', 'availability', 'target'], value: '>= 99.95 %' },
  { path: credit, value: stepsPaying('5 %', '10 %', '25 %') },
  { path: ['exclusions'], value: [storm] },
];

const owners = [
  ['K09', 'grace'],
  ['K13', 'henry'],
  ['K14', 'grace'],
  ['K10', 'leo'],
] as const;

const note = (
  at: string,
  person: string,
  written: Omit<Parameters<typeof writeNote>[1], 'organisation' | 'actor' | 'draft'>,
): Step => on(at, person, async (context, who) => need(await writeNote(context, { ...who, draft, ...written })));

const offer = (
  at: string,
  person: string,
  put: { clause: string; changes: readonly Change[]; reason: Localized },
): Step => on(at, person, async (context, who) => need(await putOffer(context, { ...who, draft, ...put })));

/** Written, looked at by those who answer for its clauses, computed over the year, put to the customer. */
const prepared: readonly Step[] = [
  on('2025-02-10T14:00:00+08:00', 'ada', async (context, who) => {
    const title = both('Lion Rock Securities: Dedicated internet', '獅子山證券：專線上網');
    const from = { agreement: 'SLA-LR-DIA' };
    const { id, version } = need(await beginDraft(context, { ...who, from, title, effective: '2025-05-01' }));
    if (id !== draft) throw new TypeError(`${id} is begun before ${draft}`);
    need(await changeDraft(context, { ...who, draft, base: version, changes: proposed }));
  }),
  on('2025-02-10T15:10:00+08:00', 'ada', async (context, who) => {
    for (const [clause, owner] of owners) need(await assignClause(context, { ...who, draft, clause, owner }));
    need(await takeStep(context, { ...who, draft, step: 'submit' }));
  }),
  note('2025-02-11T09:30:00+08:00', 'grace', {
    clause: 'K09',
    form: 'comment',
    text: both(
      'In the metro agreement they took the storm out for availability in November. Expect the same here.',
      '城域網協議已於十一月將風暴豁除剔出可用率，預料此處亦然。',
    ),
  }),
  ...owners.map(([clause, owner]) =>
    on('2025-02-11T16:00:00+08:00', owner, async (context, who) =>
      need(await clearClause(context, { ...who, draft, clause })),
    ),
  ),
  on('2025-02-12T10:00:00+08:00', 'ada', async (context, who) => {
    const { inside } = need(await readDraft(context, { ...who, draft }));
    for (const { key, present, cleared } of inside?.clauses ?? [])
      if (present && !cleared) need(await clearClause(context, { ...who, draft, clause: key }));
    need(await keepReplay(context, { ...who, draft, periods: 12 }));
  }),
  on('2025-02-12T11:20:00+08:00', 'grace', async (context, who) =>
    need(await approveDeviations(context, { ...who, draft })),
  ),
  on('2025-02-12T14:00:00+08:00', 'ada', async (context, who) =>
    need(await takeStep(context, { ...who, draft, step: 'offer' })),
  ),
];

const lastOffer = async (context: Context, { organisation }: Who): Promise<string> =>
  (await registerOf(context.store, organisation))
    .all('offer')
    .map(({ id }) => id)
    .toSorted()
    .at(-1) ?? '';

const negotiated: readonly Step[] = [
  on('2025-02-13T10:05:00+08:00', 'jack', async (context, who) =>
    need(await takeStep(context, { ...who, draft, step: 'open' })),
  ),
  offer('2025-02-14T11:00:00+08:00', 'jack', {
    clause: 'K13',
    changes: [{ path: credit, value: stepsPaying('10 %', '20 %', '25 %') }],
    reason: both(
      'A tenth of the fee is what one lost hour of orders costs us at the least.',
      '落盤停一小時，損失至少為月費的一成。',
    ),
  }),
  on('2025-02-17T15:30:00+08:00', 'ada', async (context, who) =>
    need(
      await counterOffer(context, {
        ...who,
        offer: await lastOffer(context, who),
        changes: [{ path: credit, value: stepsPaying('7.5 %', '15 %', '25 %') }],
        reason: both(
          'Half way: the better promise already costs a second path.',
          '各讓一半：提高承諾已須加設第二路徑。',
        ),
      }),
    ),
  ),
  on('2025-02-18T09:45:00+08:00', 'jack', async (context, who) =>
    need(
      await acceptOffer(context, {
        ...who,
        offer: await lastOffer(context, who),
        answer: both('Fair, with the second path written into the order.', '可以接受，第二路徑須寫入訂單。'),
      }),
    ),
  ),
  note('2025-02-18T10:20:00+08:00', 'ada', {
    clause: 'K13',
    form: 'task',
    text: both(
      'The steps of credit changed at the table: please look at them again.',
      '補償級別已於商議時更改，請再核對。',
    ),
    assignee: 'henry',
    due: '2025-02-28',
  }),
  offer('2025-02-19T16:00:00+08:00', 'ada', {
    clause: 'K10',
    changes: [{ path: ['maintenance', 'planned-works', 'cap', 'length'], value: '6 h' }],
    reason: both(
      'The second path is built in April and May: two long Sundays.',
      '第二路徑於四、五月施工，須兩個較長的星期日。',
    ),
  }),
  on('2025-02-20T12:15:00+08:00', 'jack', async (context, who) =>
    need(
      await refuseOffer(context, {
        ...who,
        offer: await lastOffer(context, who),
        answer: both(
          'Not for good. Ask us for the two Sundays by themselves.',
          '不能永久放寬；該兩個星期日請另行申請。',
        ),
      }),
    ),
  ),
  note('2025-02-21T09:10:00+08:00', 'jack', {
    clause: 'K11',
    form: 'open-point',
    text: both(
      'Who reads the probes at our head office when both of us see different minutes?',
      '雙方分鐘數不一時，總公司探針以誰為準？',
    ),
  }),
  offer('2025-02-25T17:20:00+08:00', 'jack', {
    clause: 'K09',
    changes: [{ path: ['exclusions'] }],
    reason: both('The exchange trades through signal No. 8 now. So do we.', '交易所現於八號信號下照常交易，我們亦然。'),
  }),
];

export const atTheTable: readonly Step[] = [...prepared, ...negotiated];
