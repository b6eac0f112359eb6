/** Which clause of the contract a term is written into. Owns: that one table; screens, reviews and differences all ask it. */

/** Clause key by the first name of a term. */
const clauses: Readonly<Record<string, string>> = {
  parties: 'K01',
  purpose: 'K02',
  term: 'K03',
  effective: 'K03',
  services: 'K04',
  calendars: 'K05',
  zone: 'K05',
  commitments: 'K06',
  waivers: 'K06',
  priorities: 'K07',
  workload: 'K08',
  exclusions: 'K09',
  maintenance: 'K10',
  measurement: 'K11',
  reporting: 'K12',
  fees: 'K13',
  credits: 'K13',
  currency: 'K13',
  consequences: 'K14',
  problemReports: 'K15',
  duties: 'K16',
  reviews: 'K17',
  amendment: 'K18',
  warranties: 'K19',
  confidentiality: 'K20',
  legal: 'K21',
  sustainability: 'K22',
  restrictions: 'K23',
  exit: 'K24',
  distribution: 'K25',
};

/** The clause that a term is written in, by its place; undefined for what heads the document (its id, its title) and for prose. */
export function clauseOfPath(path: readonly string[]): string | undefined {
  // What a promise pays stands with the money.
  if (path[0] === 'commitments' && path[2] === 'credits') return 'K13';
  return Object.hasOwn(clauses, path[0] ?? '') ? clauses[path[0] ?? ''] : undefined;
}

/** The same for a term as `termLeaves` names it: "commitments[availability].credits[tier].cap". */
export const clauseOfTerm = (term: string): string | undefined => clauseOfPath(term.split(/[[\].]+/u));
