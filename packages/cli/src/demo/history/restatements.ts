/**
 * Two months that were stated anew. Silkroad's November: probe rows came two days after the report. Jade Lantern's January: the
 * customer's dispute was upheld. Owns: who proposed, approved, and told the customer.
 */
import {
  actOnRecord,
  approveRestatement,
  draftCreditNote,
  draftReport,
  importRecords,
  issueReport,
  proposeRestatement,
  registerOf,
  system,
} from '@troth/services';
import type { RecordDeed } from '@troth/services';
import { Instant } from '@troth/core';
import { need } from '../../endings.ts';
import { actorOf } from '../company/people.ts';
import { acted, did, made } from '../steps.ts';
import type { Stage, Step } from '../steps.ts';
import { issueNotes } from './month-end.ts';

interface Again {
  readonly agreement: string;
  readonly period: string;
  /** When it was seen, and when it was approved. */
  readonly seen: string;
  readonly day: string;
  /** The promise is missed only now. */
  readonly breach?: RecordDeed;
}

function stepsOf({ agreement, period, seen, day, breach }: Again): readonly Step[] {
  const about = { agreement, period };
  const at = (time: string): string => `${day}T${time}:00+08:00`;
  let proposal = '';
  return [
    did(seen, async ({ context, organisation }) => {
      const found = need(await proposeRestatement(context, { organisation, actor: system, ...about }));
      if (found === undefined) throw new TypeError(`${agreement} ${period}: nothing moved`);
      proposal = found.id;
    }),
    did(at('09:00'), async ({ context, organisation }) =>
      need(await approveRestatement(context, { organisation, actor: actorOf('ada'), id: proposal })),
    ),
    did(at('09:30'), async ({ context, organisation }) => {
      if (breach !== undefined) need(await importRecords(context, { organisation, actor: system, deeds: [breach] }));
    }),
    did(at('10:00'), (stage) => reportAgain(stage, about)),
    did(at('11:00'), (stage) => noteAgain(stage, about)),
    did(at('11:30'), sendQueued),
  ];
}

type About = Pick<Again, 'agreement' | 'period'>;

async function reportAgain({ context, organisation }: Stage, about: About): Promise<void> {
  const { id } = need(await draftReport(context, { organisation, actor: actorOf('carmen'), ...about }));
  const ada = { organisation, actor: actorOf('ada') };
  need(await actOnRecord(context, { ...ada, kind: 'report', id, act: 'approve' }));
  need(await issueReport(context, { ...ada, id }));
}

async function noteAgain(stage: Stage, about: About): Promise<void> {
  const { context, organisation } = stage;
  const { id } = need(await draftCreditNote(context, { organisation, actor: actorOf('henry'), ...about }));
  need(await actOnRecord(context, { organisation, actor: actorOf('ada'), kind: 'credit-note', id, act: 'approve' }));
  await issueNotes(stage, [id]);
}

/** Letters of those days have left long ago. */
async function sendQueued({ context, organisation }: Stage): Promise<void> {
  const waiting = (await registerOf(context.store, organisation))
    .all('message')
    .filter(({ body }) => body.state === 'queued');
  const sentAt = Instant.format(context.clock());
  const deeds = waiting.map(({ id }): RecordDeed => ({
    by: system,
    kind: 'message',
    id,
    act: 'sent',
    tells: { sentAt, attempts: 1 },
  }));
  if (deeds.length > 0) need(await importRecords(context, { organisation, actor: system, deeds }));
}

const dispute = 'DSP-JL-2025-01';

const upheld: readonly Step[] = [
  made('dispute', {
    at: '2025-02-05T10:20:00+08:00',
    by: 'tony-pang',
    id: dispute,
    body: {
      agreement: 'SLA-JL-SDWAN',
      period: '2025-01',
      commitment: 'availability',
      party: 'jade-lantern',
      grounds: 'exclusion-missing',
      text: 'Twelve of the thirty outlets were switched off by our own electricians. We say so ourselves, for the record of both sides to be right.',
    },
  }),
  acted(['dispute', dispute], 'review', {
    at: '2025-02-05T15:00:00+08:00',
    by: 'carmen',
    tells: { rulingBy: '2025-02-19' },
  }),
  acted(['dispute', dispute], 'rule', {
    at: '2025-02-14T15:01:00+08:00',
    by: 'ada',
    tells: {
      ruling: 'upheld',
      exclusion: 'EXC-0060',
      rulingText: {
        en: 'Meter records of twelve outlets show their power works. 10.6 of 26.5 weighted minutes do not count: the promise was kept.',
        'zh-Hant': '十二間分店的電錶紀錄顯示其電力工程。26.5 加權分鐘中 10.6 分鐘不計：承諾達標。',
      },
    },
  }),
  acted(['dispute', dispute], 'close', { at: '2025-02-17T12:00:00+08:00', by: 'tony-pang' }),
];

export const restatements: readonly Step[] = [
  ...stepsOf({
    agreement: 'SLA-SP-DIA',
    period: '2024-11',
    seen: '2024-12-04T09:05:00+08:00',
    day: '2024-12-05',
    breach: {
      by: actorOf('carmen'),
      kind: 'breach',
      id: 'BRC-SLA-SP-DIA-availability-2024-11',
      body: {
        agreement: 'SLA-SP-DIA',
        commitment: 'availability',
        period: '2024-11',
        notWarned: 'no-forecast',
        notWarnedWhy: 'The rows of one probe came sixteen days late; nobody knew of the second cut.',
        cause: {
          en: 'Two short cuts while a router restarted; the second was seen only in rows that came late.',
          'zh-Hant': '路由器重啟期間兩次短暫中斷，第二次僅見於遲到的數據。',
        },
        attribution: [{ party: 'core-network', ms: 450_000 }],
      },
    },
  }),
  ...upheld,
  ...stepsOf({
    agreement: 'SLA-JL-SDWAN',
    period: '2025-01',
    seen: '2025-02-14T15:05:00+08:00',
    day: '2025-02-17',
  }),
];
