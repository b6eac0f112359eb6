/** The parts of an agreement in the order of their clause keys, with the titles that contracts give them. */
export interface Part {
  readonly key: string;
  readonly clause: string;
  readonly title: string;
}

export const parts: readonly Part[] = [
  { key: 'parties', clause: 'K01', title: 'Parties, representatives, signatories' },
  { key: 'purpose', clause: 'K02', title: 'Purpose and structure' },
  { key: 'term', clause: 'K03', title: 'Term and schedule' },
  { key: 'services', clause: 'K04', title: 'Services in scope' },
  { key: 'calendars', clause: 'K05', title: 'Hours' },
  { key: 'commitments', clause: 'K06', title: 'Commitments' },
  { key: 'priorities', clause: 'K07', title: 'Priorities' },
  { key: 'workload', clause: 'K08', title: 'Workload' },
  { key: 'exclusions', clause: 'K09', title: 'Exclusions' },
  { key: 'maintenance', clause: 'K10', title: 'Maintenance' },
  { key: 'measurement', clause: 'K11', title: 'Measurement and records' },
  { key: 'reporting', clause: 'K12', title: 'Tracking and reporting' },
  { key: 'fees', clause: 'K13', title: 'Fees' },
  { key: 'credits', clause: 'K13', title: 'All credits together' },
  { key: 'consequences', clause: 'K14', title: 'Consequences beyond money' },
  { key: 'problemReports', clause: 'K15', title: 'Problem reports and escalation' },
  { key: 'duties', clause: 'K16', title: 'Duties' },
  { key: 'reviews', clause: 'K17', title: 'Reviews' },
  { key: 'amendment', clause: 'K18', title: 'Change' },
  { key: 'warranties', clause: 'K19', title: 'Warranties and remedies' },
  { key: 'confidentiality', clause: 'K20', title: 'Rights, secrets, personal data' },
  { key: 'legal', clause: 'K21', title: 'Law, health and safety' },
  { key: 'sustainability', clause: 'K22', title: 'Sustainability' },
  { key: 'restrictions', clause: 'K23', title: 'Restrictions and invalidity' },
  { key: 'exit', clause: 'K24', title: 'Exit' },
  { key: 'distribution', clause: 'K25', title: 'Distribution' },
  { key: 'waivers', clause: '', title: 'Waivers' },
  { key: 'definitions', clause: '', title: 'Defined terms' },
  { key: 'clauses', clause: '', title: 'Further prose' },
];

/** Keys at the head of the document, which are no parts of their own. */
export const headKeys: readonly string[] = [
  'apiVersion',
  'kind',
  'type',
  'id',
  'revision',
  'title',
  'language',
  'effective',
  'inherits',
  'zone',
  'currency',
  'provenance',
];

/** As GitHub makes anchors of headings. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/gu, '-');
}

export const headingOf = ({ key, clause, title }: Part): string =>
  `${clause === '' ? '' : `${clause} `}${title}: \`${key}\``;
