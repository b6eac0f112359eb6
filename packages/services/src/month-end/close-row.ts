/**
 * One line of the close board: what is known of an agreement's period, its light, and the one thing to do next. Owns: the
 * order of the month's end: decide, close, explain, report, note, bill. Does not own: gathering the facts (close-board.ts).
 */
import { Money, sayDate, sayMoment, Instant } from '@troth/core';
import type { Localized } from '@troth/core';
import type { Blocked } from '../periods/guards.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { brokenInstant, isExplained } from './breaches-warned.ts';
import { payableShort } from './short-money.ts';
import type { ShortIssue, ShortRow, ShortStatement } from './statement-register.ts';

export const lights = ['closed', 'ready', 'blocked', 'dated', 'running'] as const;
export type Light = (typeof lights)[number];

export interface NextStep {
  readonly code:
    | 'decide-exclusion'
    | 'bring-data'
    | 'wait'
    | 'close'
    | 'decide-restatement'
    | 'explain-breach'
    | 'draft-report'
    | 'approve-report'
    | 'issue-report'
    | 'draft-note'
    | 'approve-note'
    | 'issue-note'
    | 'export-note'
    | 'rule-dispute';
  readonly words: Localized;
  /** Least responsibility level of who does it. */
  readonly level: number;
  /** What it is about: "report/RPT-0004", "evidence/EXC-0060". */
  readonly about?: string | undefined;
}

export interface CloseFacts {
  readonly statement: ShortStatement;
  readonly issue: ShortIssue | undefined;
  readonly over: boolean;
  readonly blocked: readonly Blocked[];
  readonly correctableUntil: string;
  readonly openExclusions: readonly string[];
  readonly disputes: readonly PracticeRecord<'dispute'>[];
  readonly breaches: readonly PracticeRecord<'breach'>[];
  readonly proposal: string | undefined;
  readonly report: PracticeRecord<'report'> | undefined;
  readonly notes: readonly PracticeRecord<'credit-note'>[];
  readonly closeNote: PracticeRecord<'close-note'> | undefined;
}

/** Missed commitments about which it is not said that people were warned before, or why they were not (S3.5). */
export function unexplained(
  { rows, period }: Pick<ShortStatement, 'rows' | 'period'>,
  breaches: readonly PracticeRecord<'breach'>[],
): readonly ShortRow[] {
  return rows.filter((row) => {
    if (row.verdict !== 'missed') return false;
    const broken = brokenInstant(row, { period });
    return !breaches.some(
      ({ body }) =>
        body.commitment === row.commitment &&
        (body.subject === undefined || body.subject === row.subject) &&
        isExplained(body, broken),
    );
  });
}

export function lightOf({ issue, over, blocked, closeNote }: CloseFacts): Light {
  if (issue !== undefined) return 'closed';
  if (!over) return 'running';
  if (closeNote !== undefined) return 'dated';
  return blocked.length === 0 ? 'ready' : 'blocked';
}

/** Undefined: nothing is left to do. */
export function nextOf(facts: CloseFacts): NextStep | undefined {
  if (facts.issue === undefined) return facts.over ? beforeClosing(facts) : undefined;
  return afterClosing(facts, facts.issue);
}

function beforeClosing({ blocked, openExclusions, correctableUntil, statement }: CloseFacts): NextStep {
  const guards = new Set(blocked.map(({ guard }) => guard));
  const [first] = openExclusions;
  if (guards.has('open-decisions'))
    return {
      code: 'decide-exclusion',
      level: 5,
      words: { en: 'Decide the exclusion that waits', 'zh-Hant': '裁定豁除申請' },
      about: first === undefined ? undefined : `evidence/${first}`,
    };
  if (guards.has('completeness'))
    return { code: 'bring-data', level: 3, words: { en: 'Bring in the missing data', 'zh-Hant': '補回欠缺的數據' } };
  if (guards.has('correction-window')) {
    const at = Instant.parse(correctableUntil);
    const { zone } = statement.period;
    return {
      code: 'wait',
      level: 5,
      words: {
        en: `Wait for corrections until ${sayMoment(at, zone, 'en')}`,
        'zh-Hant': `等候更正至 ${sayMoment(at, zone, 'zh-Hant')}`,
      },
    };
  }
  return { code: 'close', level: 5, words: { en: 'Close the period', 'zh-Hant': '結帳' } };
}

function afterClosing(facts: CloseFacts, issue: ShortIssue): NextStep | undefined {
  const { proposal, disputes, breaches } = facts;
  if (proposal !== undefined)
    return {
      code: 'decide-restatement',
      level: 5,
      words: { en: 'Decide the restatement', 'zh-Hant': '決定是否重列結單' },
      about: `restatement/${proposal}`,
    };
  const [silent] = unexplained(issue, breaches);
  if (silent !== undefined)
    return {
      code: 'explain-breach',
      level: 3,
      words: { en: 'Say why nobody was warned of the breach', 'zh-Hant': '說明違約前為何未有預警' },
    };
  const [dispute] = disputes;
  return (
    reportStep(facts, issue) ??
    noteStep(facts, issue) ??
    (dispute === undefined
      ? undefined
      : {
          code: 'rule-dispute',
          level: 5,
          words: {
            en: `Rule on the dispute${dispute.body.rulingBy === undefined ? '' : ` by ${sayDate(dispute.body.rulingBy, 'en')}`}`,
            'zh-Hant': `裁決爭議${dispute.body.rulingBy === undefined ? '' : `（限期 ${sayDate(dispute.body.rulingBy, 'zh-Hant')}）`}`,
          },
          about: `dispute/${dispute.id}`,
        })
  );
}

const reportSteps = {
  drafted: ['approve-report', { en: 'Approve the report', 'zh-Hant': '批准報告' }],
  approved: ['issue-report', { en: 'Issue the report', 'zh-Hant': '發出報告' }],
} as const;

function reportStep({ report }: CloseFacts, issue: ShortIssue): NextStep | undefined {
  if (report === undefined || (report.body.statement !== issue.hash && report.body.state === 'issued'))
    return {
      code: 'draft-report',
      level: 4,
      words:
        report === undefined
          ? { en: 'Draft the report', 'zh-Hant': '草擬報告' }
          : { en: 'Draft the revised report', 'zh-Hant': '草擬修訂報告' },
    };
  const { state } = report.body;
  if (state !== 'drafted' && state !== 'approved') return undefined;
  const [code, words] = reportSteps[state];
  return { code, words, level: 5, about: `report/${report.id}` };
}

const noteSteps = {
  draft: ['approve-note', { en: 'Approve the credit note', 'zh-Hant': '批准貸項通知單' }, 5],
  approved: ['issue-note', { en: 'Issue the credit note', 'zh-Hant': '發出貸項通知單' }, 4],
} as const;

function noteStep({ notes }: CloseFacts, issue: ShortIssue): NextStep | undefined {
  const open = notes.find(({ body }) => body.state === 'draft' || body.state === 'approved');
  if (open !== undefined && (open.body.state === 'draft' || open.body.state === 'approved')) {
    const [code, words, level] = noteSteps[open.body.state];
    return { code, words, level, about: `credit-note/${open.id}` };
  }
  const due = payableShort(issue);
  const claimed = issue.claims.every(({ status }) => status === 'automatic' || status === 'claimed');
  if (due !== undefined && claimed && issue.type === 'sla') {
    const noted = Money.sum(
      notes.map(({ body }) => Money.of(body.total.amount, body.total.currency)),
      due.currency,
    );
    if (!due.equals(noted))
      return { code: 'draft-note', level: 4, words: { en: 'Draft the credit note', 'zh-Hant': '草擬貸項通知單' } };
  }
  const waiting = notes.find(({ body }) => body.state === 'issued' && body.exportedAt === undefined);
  if (waiting === undefined) return undefined;
  return {
    code: 'export-note',
    level: 4,
    words: { en: 'Export the credit note for billing', 'zh-Hant': '將貸項通知單匯出至帳務' },
    about: `credit-note/${waiting.id}`,
  };
}
