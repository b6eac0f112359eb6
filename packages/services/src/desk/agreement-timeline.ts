/**
 * What happened around an agreement on one line of time: its versions, what was negotiated, what was said (S4.25). Owns: which
 * lane each kind of record belongs to. Does not own: the records.
 */
import { recordKindOf } from '@troth/core';
import type { Localized, RecordKindName } from '@troth/core';
import type { PracticeRecord } from '../practice/register.ts';
import type { RevisionLine } from './agreement-page.ts';
import type { PeriodStanding } from './standings.ts';

export type TimelineLaneName = 'version' | 'negotiation' | 'communication' | 'delivery';

export interface TimelineEvent {
  readonly at: string;
  readonly lane: TimelineLaneName;
  readonly title: Localized;
  readonly by?: string | undefined;
  readonly note?: string | undefined;
  /** Where it is shown: "records/dispute/DSP-0003", "periods/2024-11", "revisions/2". */
  readonly leadsTo: string;
}

const lanes: Readonly<Partial<Record<RecordKindName, TimelineLaneName>>> = {
  copy: 'version',
  draft: 'version',
  'temporary-terms': 'version',
  dispute: 'negotiation',
  claim: 'negotiation',
  offer: 'negotiation',
  'clause-note': 'negotiation',
  review: 'negotiation',
  'agreement-roles': 'version',
  message: 'communication',
  notice: 'communication',
  warning: 'communication',
  'deterioration-plan': 'communication',
  'relationship-event': 'communication',
  report: 'communication',
  'credit-note': 'communication',
};

interface Told {
  readonly records: readonly PracticeRecord[];
  readonly revisions: readonly RevisionLine[];
  readonly periods: readonly PeriodStanding[];
}

const mostEvents = 400;

/** The latest first. */
export function timelineOf({ records, revisions, periods }: Told): readonly TimelineEvent[] {
  const events = [
    ...records.flatMap(recordEvents),
    ...revisions.flatMap(revisionEvents),
    ...periods.flatMap(issueEvents),
  ];
  return events.sort((one, other) => Date.parse(other.at) - Date.parse(one.at)).slice(0, mostEvents);
}

function recordEvents({ kind, id, title, body }: PracticeRecord): readonly TimelineEvent[] {
  const { names, acts } = recordKindOf(kind);
  const own: Localized = typeof title === 'string' ? { en: title } : title;
  const lane = lanes[kind] ?? 'delivery';
  return body.trail.map(({ act, by, at, note }) => {
    const done = act === 'create' ? names.one : (acts[act]?.names ?? { en: act });
    const zh = done['zh-Hant'] ?? done.en;
    return {
      at,
      lane,
      title: {
        en: act === 'create' ? `${done.en}: ${own.en}` : `${names.one.en}, ${done.en.toLowerCase()}: ${own.en}`,
        'zh-Hant':
          act === 'create'
            ? `${zh}：${own['zh-Hant'] ?? own.en}`
            : `${names.one['zh-Hant'] ?? names.one.en}（${zh}）：${own['zh-Hant'] ?? own.en}`,
      },
      by,
      ...(note === undefined ? {} : { note }),
      leadsTo: `records/${kind}/${id}`,
    };
  });
}

function revisionEvents({ revision, from, recordedAt, recordedBy }: RevisionLine): readonly TimelineEvent[] {
  const leadsTo = `revisions/${revision}`;
  const begins: TimelineEvent = {
    at: from,
    lane: 'version',
    title: { en: `Revision ${revision} takes effect`, 'zh-Hant': `第 ${revision} 版生效` },
    leadsTo,
  };
  if (recordedAt === undefined) return [begins];
  const title = { en: `Revision ${revision} published`, 'zh-Hant': `第 ${revision} 版發布` };
  return [begins, { at: recordedAt, lane: 'version', title, by: recordedBy, leadsTo }];
}

function issueEvents({ period, issue }: PeriodStanding): readonly TimelineEvent[] {
  if (issue === undefined) return [];
  const { version, issuedAt, issuedBy } = issue;
  const title =
    version === 1
      ? { en: `Statement of ${period.key} issued`, 'zh-Hant': `${period.key} 結單發出` }
      : {
          en: `Statement of ${period.key} restated (version ${version})`,
          'zh-Hant': `${period.key} 結單重列（第 ${version} 次）`,
        };
  return [{ at: issuedAt, lane: 'delivery', title, by: issuedBy, leadsTo: `periods/${period.key}` }];
}
