/**
 * What was done about missed promises: what groups and suppliers were asked to mend, as the software proposed it when each month was
 * closed, and the plan for the line of Tai Ping. Owns: who accepted, dismissed and did what. What it brought is read from evidence.
 */
import { actOnRecord, proposeForClosed } from '@troth/services';
import { need } from '../../endings.ts';
import { actorOf } from '../company/people.ts';
import { acted, did, made } from '../steps.ts';
import type { Step } from '../steps.ts';
import { closings } from './closing.ts';

/** An hour after the last statement of the month. */
const proposals: readonly Step[] = closings
  .filter(([period]) => period < '2025-01')
  .map(([, on]) => did(`${on}T12:00:00+08:00`, ({ context, organisation }) => proposeForClosed(context, organisation)));

interface Answered {
  readonly promise: string;
  readonly accepted: string;
  readonly by: string;
  readonly done?: readonly [day: string, by: string, effect: string];
}

const answered: readonly Answered[] = [
  {
    promise: 'UC-FIX-attendance-2024-02',
    accepted: '2024-03-06',
    by: 'felix',
    done: ['2024-04-02', 'lok-yiu', 'Two more engineers stand by on the island.'],
  },
  {
    promise: 'UC-FIX-attendance-2024-04',
    accepted: '2024-05-07',
    by: 'felix',
    done: ['2024-06-03', 'lok-yiu', 'Spares moved nearer to the kiosks.'],
  },
  {
    promise: 'UC-FIX-attendance-2024-06',
    accepted: '2024-07-05',
    by: 'felix',
    done: ['2024-07-29', 'lok-yiu', 'Engineers are sent by place, no longer by turn.'],
  },
  {
    promise: 'UC-SKY-XC-availability-2024-08',
    accepted: '2024-09-05',
    by: 'felix',
    done: ['2024-09-27', 'kelvin-mok', 'Works are announced to us before the change board, not after.'],
  },
  {
    promise: 'UC-SW-SOC-triage-2024-08',
    accepted: '2024-09-05',
    by: 'felix',
    done: ['2024-09-26', 'omar-said', 'A second analyst in the night shift.'],
  },
  {
    promise: 'UC-SW-SOC-triage-2024-09',
    accepted: '2024-10-07',
    by: 'felix',
    done: ['2024-10-28', 'omar-said', 'Alerts of the same cause are joined before triage.'],
  },
  {
    promise: 'UC-ALB-availability-2024-10',
    accepted: '2024-11-06',
    by: 'felix',
    done: ['2024-11-29', 'sarah-webb', 'The tail was moved to another cabinet.'],
  },
  {
    promise: 'UC-FIX-attendance-2024-11',
    accepted: '2024-12-04',
    by: 'felix',
    done: ['2024-12-30', 'lok-yiu', 'A rota for days with signal No. 8.'],
  },
  { promise: 'UC-C9-BACKUP-availability-2024-12', accepted: '2025-01-07', by: 'felix' },
  {
    promise: 'OLA-CORE-CHANGE-resolve-2024-12',
    accepted: '2025-01-07',
    by: 'ada',
    done: ['2025-01-30', 'queenie-ho', 'Standing changes no longer wait for the board.'],
  },
  { promise: 'OLA-FIELD-SPARES-resolve-2024-12', accepted: '2025-01-07', by: 'ada' },
  { promise: 'OLA-PROV-ORDER-resolve-2024-12', accepted: '2025-01-07', by: 'ada' },
];

interface Moved {
  readonly at: string;
  readonly by: string;
  readonly act: string;
  readonly tells?: Readonly<Record<string, unknown>>;
  readonly note?: string;
}

/** The software made it while the history was told, so that it is moved as it is found. */
const moved = (promise: string, { at, by, ...act }: Moved): Step =>
  did(at, async ({ context, organisation }) =>
    need(
      await actOnRecord(context, { organisation, actor: actorOf(by), kind: 'action', id: `TSK-${promise}`, ...act }),
    ),
  );

const answers: readonly Step[] = [
  moved('UC-SKY-XC-availability-2024-05', {
    at: '2024-06-05T11:00:00+08:00',
    by: 'felix',
    act: 'dismiss',
    note: 'Works that ran over once; Skyline paid its credit and changed the crew.',
  }),
  ...answered.flatMap(({ promise, accepted, by, done }) => [
    // Groups and suppliers have until the middle of March for what is still open.
    moved(promise, {
      at: `${accepted}T10:00:00+08:00`,
      by,
      act: 'accept',
      ...(done === undefined ? { tells: { dueOn: '2025-03-14' } } : {}),
    }),
    ...(done === undefined
      ? []
      : [moved(promise, { at: `${done[0]}T16:00:00+08:00`, by: done[1], act: 'finish', tells: { effect: done[2] } })]),
  ]),
];

const plan = 'TSK-TP-IEPL-PLAN';
const minute = 60_000;

/** As the statements of these months say. */
const sixMonths = (
  [
    ['2024-03', 50],
    ['2024-04', 0],
    ['2024-05', 70],
    ['2024-06', 0],
    ['2024-07', 0],
    ['2024-08', 65],
  ] as const
).map(([period, down]) => ({
  period,
  verdict: down === 0 ? ('met' as const) : ('missed' as const),
  downMs: String(down * minute),
}));

const ofLine = { agreement: 'SLA-TP-IEPL', commitment: 'availability', period: '2024-08', target: '>= 99.9 %' };

/** Three misses in six months gave the customer the right to leave; the plan kept it. */
const taiPing: readonly Step[] = [
  made('action', {
    at: '2024-09-05T15:00:00+08:00',
    by: 'ada',
    id: plan,
    body: {
      title: {
        en: 'Bring the line to Shenzhen under 30 minutes a month, three months running',
        'zh-Hant': '令深圳專線每月停機不多於 30 分鐘，並維持三個月',
      },
      owner: 'ada',
      party: 'tai-ping',
      dueOn: '2024-10-31',
      agreement: 'SLA-TP-IEPL',
      aim: { ...ofLine, before: sixMonths, objective: { mostDownMs: 30 * minute, months: 3 } },
      note: 'Three outages, 185 minutes. The carrier puts four fifths of them on its tail in the mainland, where it worked without telling us.',
    },
  }),
  acted(['action', plan], 'accept', { at: '2024-09-06T10:00:00+08:00', by: 'derek' }),
  acted(['action', plan], 'agree', {
    at: '2024-09-09T11:20:00+08:00',
    by: 'wing-lo',
    note: 'We stay for the length of the plan.',
  }),
  made('action', {
    at: '2024-09-06T10:30:00+08:00',
    by: 'ada',
    id: 'TSK-TP-IEPL-WORKS',
    body: {
      title: { en: 'Hear of works on the tail ten days before', 'zh-Hant': '尾線工程須提前十日通知' },
      owner: 'chen-wei',
      party: 'pearl-delta',
      dueOn: '2024-09-30',
      agreement: 'UC-PDT',
      source: `action/${plan}`,
    },
  }),
  acted(['action', 'TSK-TP-IEPL-WORKS'], 'agree', { at: '2024-09-10T17:00:00+08:00', by: 'chen-wei' }),
  acted(['action', 'TSK-TP-IEPL-WORKS'], 'finish', {
    at: '2024-09-27T17:00:00+08:00',
    by: 'chen-wei',
    tells: { effect: 'The works calendar of the tail is sent every Monday.' },
  }),
  made('action', {
    at: '2024-09-06T10:35:00+08:00',
    by: 'ada',
    id: 'TSK-TP-IEPL-CPE',
    body: {
      title: { en: 'Renew the firmware of both ends', 'zh-Hant': '更新兩端設備韌體' },
      owner: 'queenie-ho',
      dueOn: '2024-10-25',
      agreement: 'SLA-TP-IEPL',
      source: `action/${plan}`,
    },
  }),
  acted(['action', 'TSK-TP-IEPL-CPE'], 'finish', {
    at: '2024-10-24T18:00:00+08:00',
    by: 'queenie-ho',
    tells: { effect: 'Both ends run the same release; failover was tested.' },
  }),
  acted(['action', plan], 'finish', {
    at: '2024-10-28T18:00:00+08:00',
    by: 'ada',
    tells: { effect: 'Works are told in time, and the ends fail over. The second tail is priced.' },
  }),
  made('action', {
    at: '2025-02-12T16:00:00+08:00',
    by: 'ada',
    id: 'TSK-TP-IEPL-TAIL',
    body: {
      title: { en: 'Build a second tail by another carrier', 'zh-Hant': '由另一電訊商敷設第二條尾線' },
      owner: 'queenie-ho',
      dueOn: '2025-06-30',
      agreement: 'SLA-TP-IEPL',
      source: `action/${plan}`,
      aim: { ...ofLine, before: sixMonths, objective: { mostDownMs: 30 * minute, months: 3 }, design: 'second-tail' },
    },
  }),
];

export const improvements: readonly Step[] = [...proposals, ...answers, ...taiPing];
