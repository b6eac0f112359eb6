/**
 * From the words of a joined document to a revision that computes. Owns: checking references between parts (calendars,
 * services, sites, sources) and filling in kinds. Everything wrong is returned at once, each with its place.
 */
import type { Calendar } from '../calendars/calendar.ts';
import { Zone } from '../calendars/zones/zone.ts';
import { fillCreditRule } from '../credits/kinds.ts';
import { fillMetric } from '../metrics/kinds.ts';
import type { Subject } from '../metrics/metric.ts';
import { canonicalHash } from '../values/canonical.ts';
import type { Instant } from '../values/instant.ts';
import type { Outcome, Refusal } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';
import { isValid } from '../values/local.ts';
import { layOutCalendars } from './calendars.ts';
import type { JoinedDocument } from './joined.ts';
import type { Plain } from './reading/source.ts';
import { refusalsOf } from './reading/issues.ts';
import type { Commitment, Revision } from './revision.ts';
import { agreementSchema } from './schema/agreement.ts';
import type { AgreementTerms } from './schema/agreement.ts';
import type { CommitmentTerms } from './schema/commitments.ts';
import { targetOf } from './tightening.ts';
import { edgeOf } from './waiver-span.ts';

/** Says where a fault lies; bound to the document being compiled. */
export interface Complaint {
  (path: readonly (string | number)[], code: string, message: string): void;
}

/** Compiles one joined document. */
export function compileRevision(joined: JoinedDocument): Outcome<Revision> {
  const { source } = joined.document;
  const read = agreementSchema.safeParse(joined.data, { reportInput: true });
  if (!read.success) return { ok: false, refusals: refusalsOf(read.error.issues, source) };
  const refusals: Refusal[] = [];
  const complain: Complaint = (path, code, message) => {
    const at = source.place(path);
    refusals.push({
      code,
      message: `${source.file}:${at.line}:${at.column}: ${path.join('.')}: ${message}`,
      at: [...path],
    });
  };
  const revision = build(read.data, joined, complain);
  if (revision !== undefined && refusals.length === 0) return { ok: true, value: revision };
  return { ok: false, refusals };
}

/** Complains; there is nothing to go on with. */
function none(complain: Complaint, ...fault: Parameters<Complaint>): undefined {
  complain(...fault);
  return undefined;
}

function build(terms: AgreementTerms, joined: JoinedDocument, complain: Complaint): Revision | undefined {
  const zoneName = terms.zone;
  if (zoneName === undefined)
    return none(
      complain,
      ['zone'],
      'ZONE',
      'is missing; name the IANA zone in which periods are counted, such as Asia/Hong_Kong',
    );
  const zone = Zone.get(zoneName);
  if (zone === undefined)
    return none(
      complain,
      ['zone'],
      'ZONE',
      `"${zoneName}" is no IANA time zone; write for example Asia/Hong_Kong or Europe/London`,
    );
  const span = effectiveSpan(joined, zone, complain);
  if (span === undefined) return undefined;
  const { calendars, lists } = layOutCalendars(terms, zoneName, complain);
  const commitments = (terms.commitments ?? []).flatMap((commitment, index) =>
    fillCommitment(commitment, { terms, calendars, complain, path: ['commitments', index], data: joined.data }),
  );
  checkReferences(terms, calendars, complain);
  checkWaivers(terms.waivers ?? [], zone, complain);
  const { document } = joined;
  return {
    agreement: document.id,
    revision: document.revision,
    hash: document.hash,
    parents: joined.parents.map((parent) => ({ agreement: parent.id, revision: parent.revision, hash: parent.hash })),
    terms,
    zone,
    zoneName,
    from: span.from,
    to: span.to,
    calendars,
    commitments,
    maintenance: terms.maintenance === undefined || terms.maintenance === 'none' ? [] : terms.maintenance,
    exclusions: exclusionsIn(terms),
    holidayLists: lists,
  };
}

function effectiveSpan(
  joined: JoinedDocument,
  zone: Zone,
  complain: Complaint,
): { from: Instant; to: Instant | undefined } | undefined {
  for (const [key, date] of [
    ['from', joined.from],
    ['to', joined.to],
  ] as const) {
    if (date !== undefined && !isValid(date))
      return none(complain, ['effective', key], 'DATE', `"${date}" is no date of the calendar`);
  }
  const to = joined.to === undefined ? undefined : zone.startOfDay(joined.to);
  const from = zone.startOfDay(joined.from);
  if (to !== undefined && to <= from)
    return none(complain, ['effective', 'to'], 'DATE', 'lies before "from"; a revision ends after it begins');
  return { from, to };
}

interface Filling {
  readonly terms: AgreementTerms;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly complain: Complaint;
  readonly path: readonly (string | number)[];
  /** The document as written, for fingerprints. */
  readonly data: JoinedDocument['data'];
}

function fillCommitment(terms: CommitmentTerms, filling: Filling): Commitment[] {
  const { calendars, complain, path } = filling;
  const calendar = calendars.get(terms.hours);
  if (calendar === undefined) {
    complain(
      [...path, 'hours'],
      'CALENDAR-UNKNOWN',
      `"${terms.hours}" is not among the calendars (${[...calendars.keys()].join(', ') || 'none is defined'})`,
    );
    return [];
  }
  const metric = fillMetric(terms.metric);
  const clause = terms.clause ?? `K06.${terms.id}`;
  for (const target of targetsOf(terms)) {
    if (target.bound.dimension !== metric.unit.dimension || target.bound.unit !== metric.unit.unit) {
      complain(
        [...path, 'target'],
        'TARGET-UNIT',
        `${target.text} cannot judge "${terms.metric.kind}", whose value is ${nameOf(metric.unit)}`,
      );
    }
  }
  return [
    {
      id: terms.id,
      title: terms.title,
      clause,
      terms,
      metric,
      rules: (terms.credits ?? []).map((rule, index) => ({
        id: rule.id,
        clause: rule.clause ?? `${clause}.${index + 1}`,
        terms: rule,
        rule: fillCreditRule(rule),
      })),
      calendar,
      subjects: subjectsOf(terms, filling),
      periodStated: ownTerms(terms, filling)?.['period'] !== undefined,
      fingerprint: fingerprintOf(terms, metric.readsOthers, filling),
      targetFor: (subjectClass) => targetOf(terms, subjectClass ?? terms.class),
    },
  ];
}

/** Those written as exclusions, and every event that suspends the targets: once it is accepted, its time does not count either. */
function exclusionsIn({ exclusions = 'none', restrictions }: AgreementTerms): Revision['exclusions'] {
  const written = exclusions === 'none' ? [] : exclusions;
  const suspensions = (restrictions?.suspend ?? []).filter(({ id }) => !written.some((one) => one.id === id));
  return [...written, ...suspensions.map(({ id, when }) => ({ id, kind: 'suspension' as const, description: when }))];
}

/** Parts of a document, besides the commitment itself, that its verdict depends on. */
const bearing = ['zone', 'services', 'calendars', 'maintenance', 'exclusions', 'measurement'] as const;

/** The commitment as it was written. */
function ownTerms({ id }: CommitmentTerms, { data }: Filling): { readonly [key: string]: Plain } | undefined {
  const list = data['commitments'];
  const found: unknown = Array.isArray(list)
    ? list.find((item) => typeof item === 'object' && item !== null && 'id' in item && item.id === id)
    : undefined;
  return found as { readonly [key: string]: Plain } | undefined;
}

function fingerprintOf(terms: CommitmentTerms, readsOthers: boolean, filling: Filling): string {
  const { data } = filling;
  // What is made of other commitments changes with them.
  const fellows = readsOthers ? (data['commitments'] ?? null) : null;
  return canonicalHash({
    own: ownTerms(terms, filling) ?? null,
    fellows,
    rest: bearing.map((key) => data[key] ?? null),
  });
}

function nameOf(unit: { dimension: string; unit: string }): string {
  const names: Record<string, string> = {
    ratio: 'a percentage',
    time: 'a length of time',
    count: 'a count',
    days: `a number of ${unit.unit} days`,
    number: `in ${unit.unit}`,
  };
  return names[unit.dimension] ?? unit.dimension;
}

function targetsOf(terms: CommitmentTerms) {
  if (terms.target === undefined) return [];
  return 'byClass' in terms.target ? Object.values(terms.target.byClass) : [terms.target];
}

/** Sites of the service that the commitment names, or all of them. */
function subjectsOf(terms: CommitmentTerms, { terms: agreement, complain, path }: Filling): readonly Subject[] {
  const services = agreement.services ?? [];
  const service = terms.service === undefined ? services[0] : services.find((one) => one.id === terms.service);
  if (terms.service !== undefined && service === undefined)
    complain([...path, 'service'], 'SERVICE-UNKNOWN', `"${terms.service}" is not among the services`);
  const sites = (service?.sites ?? []).map((site): Subject => ({
    id: site.id,
    weight: site.weight ?? Ratio.one,
    ...(site.class === undefined ? {} : { class: site.class }),
  }));
  if (terms.subjects === undefined) return sites;
  return terms.subjects.map((id, index) => {
    const site = sites.find((one) => one.id === id);
    if (site === undefined && sites.length > 0)
      complain([...path, 'subjects', index], 'SITE-UNKNOWN', `"${id}" is not among the sites of the service`);
    return site ?? { id, weight: Ratio.one };
  });
}

function checkReferences(terms: AgreementTerms, calendars: ReadonlyMap<string, Calendar>, complain: Complaint): void {
  unique(
    (terms.commitments ?? []).map((one) => one.id),
    ['commitments'],
    complain,
  );
  const rules = (terms.commitments ?? []).flatMap((one) => (one.credits ?? []).map((rule) => rule.id));
  unique(rules, ['commitments'], complain);
  const known = new Set((terms.commitments ?? []).map((one) => one.id));
  const lists = [terms.maintenance, terms.exclusions] as const;
  for (const [index, list] of lists.entries()) {
    const key = index === 0 ? 'maintenance' : 'exclusions';
    if (!Array.isArray(list)) continue;
    for (const [place, rule] of list.entries()) {
      for (const id of rule.appliesTo ?? [])
        if (!known.has(id))
          complain([key, place, 'appliesTo'], 'COMMITMENT-UNKNOWN', `"${id}" is not among the commitments`);
    }
  }
  for (const [place, rule] of (Array.isArray(terms.maintenance) ? terms.maintenance : []).entries()) {
    if (rule.noticeHours !== undefined && !calendars.has(rule.noticeHours))
      complain(
        ['maintenance', place, 'noticeHours'],
        'CALENDAR-UNKNOWN',
        `"${rule.noticeHours}" is not among the calendars`,
      );
    if (rule.zone !== undefined && Zone.get(rule.zone) === undefined)
      complain(['maintenance', place, 'zone'], 'ZONE', `"${rule.zone}" is no IANA time zone`);
  }
  for (const [place, waiver] of (terms.waivers ?? []).entries()) {
    if (!known.has(waiver.commitment))
      complain(
        ['waivers', place, 'commitment'],
        'COMMITMENT-UNKNOWN',
        `"${waiver.commitment}" is not among the commitments`,
      );
  }
}

function checkWaivers(waivers: NonNullable<AgreementTerms['waivers']>, zone: Zone, complain: Complaint): void {
  for (const [place, waiver] of waivers.entries()) {
    const [start, end] = (['from', 'to'] as const).map((key) => {
      const edge = edgeOf(waiver[key], zone);
      if (edge === undefined)
        complain(
          ['waivers', place, key],
          'DATE',
          `"${waiver[key]}" is no date of the calendar, or no time of the clock`,
        );
      return edge;
    });
    if (start !== undefined && end !== undefined && end <= start)
      complain(['waivers', place, 'to'], 'DATE', 'is not after "from"; a waiver ends after it begins');
  }
}

function unique(ids: readonly string[], path: readonly string[], complain: Complaint): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) complain(path, 'ID-TWICE', `the id "${id}" stands twice; ids are unique within an agreement`);
    seen.add(id);
  }
}
