/**
 * What must be in place before a revision takes effect, read from its own terms (S0.17, S0.26). Owns: which items there are and
 * what each of them asks for. Does not own: what is done (services), who does it (records).
 */
import type { AgreementTerms } from '../../agreements/schema/agreement.ts';
import type { Localized } from '../../terms/text.ts';

export interface ChecklistItem {
  /** Stays the same for a revision: "source:probe". */
  readonly key: string;
  readonly names: Required<Localized>;
  /** What makes it done. */
  readonly asks: Required<Localized>;
  /** Seen from the records rather than ticked off by somebody. */
  readonly seen: boolean;
  /** Role whose work it is, as person records name roles. */
  readonly role: string;
  readonly clause: string;
}

const both = (en: string, zh: string): Required<Localized> => ({ en, 'zh-Hant': zh });

/** In the order in which people work through it. */
export function checklistOf(terms: AgreementTerms): readonly ChecklistItem[] {
  return [
    ...sourcesOf(terms),
    ...(terms.reporting === undefined ? [] : [reports]),
    ...(terms.reviews === undefined ? [] : [reviews]),
    ...(terms.problemReports === undefined ? [] : [desk]),
    ...((terms.term?.milestones ?? []).length === 0 ? [] : [milestones]),
    ...((terms.commitments ?? []).some(({ credits }) => (credits ?? []).length > 0) ? [billing] : []),
    suppliers,
    copies,
    earlier,
  ];
}

function sourcesOf({ measurement, commitments = [] }: AgreementTerms): readonly ChecklistItem[] {
  const named = new Set(commitments.flatMap(({ sources = [] }) => sources));
  return (measurement?.sources ?? [])
    .filter(({ id }) => named.size === 0 || named.has(id))
    .map(({ id }) => ({
      key: `source:${id}`,
      names: both(`Measurement “${id}” delivers`, `量度來源「${id}」已有數據`),
      asks: both(
        'The first row of this source has come; until then it waits for first data.',
        '已收到此來源的首筆數據；在此之前為「等待首筆數據」。',
      ),
      seen: true,
      role: 'noc',
      clause: 'K11',
    }));
}

const reports: ChecklistItem = {
  key: 'reports',
  names: both('The first report has its day and its readers', '首份報告已定日期及收件人'),
  asks: both('The people who receive it are known here by name.', '收件人均已按姓名記錄。'),
  seen: false,
  role: 'service-level-manager',
  clause: 'K12',
};
const reviews: ChecklistItem = {
  key: 'reviews',
  names: both('The first review is planned', '首次服務檢討已安排'),
  asks: both('A planned review of this agreement stands in the calendar.', '日曆上已有此協議的服務檢討。'),
  seen: true,
  role: 'service-level-manager',
  clause: 'K17',
};
const desk: ChecklistItem = {
  key: 'desk',
  names: both('The service desk can take reports', '服務台可接收報告'),
  asks: both(
    'Channels, data needed and the escalation ladder are known at the desk.',
    '服務台已知悉途徑、所需資料及上報層級。',
  ),
  seen: false,
  role: 'service-desk',
  clause: 'K15',
};
const milestones: ChecklistItem = {
  key: 'milestones',
  names: both('Milestones stand in the calendar', '里程碑已列入日曆'),
  asks: both('Each milestone is an action with a day and an owner.', '每個里程碑均為有日期及負責人的行動。'),
  seen: true,
  role: 'service-level-manager',
  clause: 'K03',
};
const billing: ChecklistItem = {
  key: 'billing',
  names: both('Billing knows fee and credits', '帳務已知悉費用及補償'),
  asks: both(
    'The fee lines and the way a credit is given are set up in billing.',
    '帳務系統已設定收費項目及補償方式。',
  ),
  seen: false,
  role: 'finance',
  clause: 'K13',
};
const suppliers: ChecklistItem = {
  key: 'suppliers',
  names: both('Supporting agreements reach the whole term', '支援協議涵蓋整個期限'),
  asks: both(
    'No agreement that this one rests on ends before it does, or the gap is accepted by name.',
    '所依賴的協議不早於本協議屆滿，或已具名接納該缺口。',
  ),
  seen: true,
  role: 'supplier-manager',
  clause: 'K03',
};
const copies: ChecklistItem = {
  key: 'copies',
  names: both('Everybody holds a copy and has said so', '各人已持有副本並確認收悉'),
  asks: both('Every controlled copy of this revision is acknowledged.', '本版本的所有受控副本均已確認收悉。'),
  seen: true,
  role: 'service-level-manager',
  clause: 'K25',
};
const earlier: ChecklistItem = {
  key: 'earlier',
  names: both('Copies of the revision before are recalled', '舊版副本已收回'),
  asks: both('Nobody holds an earlier revision that counts as current.', '無人仍以舊版為現行版本。'),
  seen: true,
  role: 'service-level-manager',
  clause: 'K25',
};

/** Forms of copies, and the role of the people in the house who get each of them whether the contract names them or not. */
export const houseCopies = [
  { form: 'service-desk', role: 'service-desk' },
  { form: 'operations', role: 'noc' },
  { form: 'field', role: 'field' },
  { form: 'billing', role: 'finance' },
  { form: 'supplier-manager', role: 'supplier-manager' },
] as const;
