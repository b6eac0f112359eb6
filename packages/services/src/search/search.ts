/**
 * Search over everything that has a name: agreements, commitments, records of every kind, outages and cases by their id. Owns:
 * what is searched, the order of what is found, and that nobody finds what they may not see. Does not own: pages to go to (web).
 */
import { recordKindNames, recordKindOf, sayMoment } from '@troth/core';
import type { Agreement, Language, Localized, RecordKindName } from '@troth/core';
import { concernedBy } from '../agreements/concerns.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Actor, Context, Question } from '../context.ts';
import { monthAt } from '../periods/live.ts';
import { seenBy } from '../practice/read.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { rolesOf } from '../practice/sight.ts';
import { evidenceNamed } from './evidence-names.ts';
import type { EvidenceName } from './evidence-names.ts';
import { queryOf, scoreOf } from './match.ts';
import type { Query } from './match.ts';

export const foundKinds = [...recordKindNames, 'agreement', 'commitment', 'evidence'] as const;
export type FoundKind = RecordKindName | 'agreement' | 'commitment' | 'evidence';

export interface Found {
  readonly kind: FoundKind;
  readonly id: string;
  readonly title: Localized | string;
  /** Kind, state, or what it belongs to, in words. */
  readonly detail: Localized;
  readonly agreement?: string | undefined;
  /** Of evidence: where it is judged, and the row that began it. */
  readonly commitment?: string | undefined;
  readonly period?: string | undefined;
  readonly row?: string | undefined;
  readonly score: number;
}

export interface SearchQuestion extends Question {
  readonly actor: Actor;
  readonly text: string;
  readonly kind?: FoundKind | undefined;
  readonly limit?: number | undefined;
}

/** The best first; of two alike the one whose id comes first. */
export async function searchAll(context: Context, question: SearchQuestion): Promise<readonly Found[]> {
  const { organisation, actor, text, kind, limit = 20 } = question;
  const query = queryOf(text);
  if (query.words.length === 0) return [];
  const register = await registerOf(context.store, organisation);
  const found = [
    ...records(register, actor, query),
    ...(await agreements(context, { organisation, actor, register, query })),
    ...(await evidence(context, { organisation, actor, query, register })),
  ];
  return found
    .filter((one) => kind === undefined || one.kind === kind)
    .sort((one, other) => other.score - one.score || (`${one.kind}/${one.id}` < `${other.kind}/${other.id}` ? -1 : 1))
    .slice(0, limit);
}

function records(register: Register, actor: Actor, query: Query): readonly Found[] {
  return recordKindNames.flatMap((kind) => {
    const { names, states } = recordKindOf(kind);
    return seenBy(register, actor, kind).flatMap((record): readonly Found[] => {
      const { id, title, body, about } = record;
      const score = scoreOf(query, { id, title, more: moreOf(record.body) });
      if (score === 0) return [];
      const state = states[body.state];
      const detail = {
        en: `${names.one.en} · ${state?.en ?? body.state}`,
        'zh-Hant': `${names.one['zh-Hant'] ?? names.one.en} · ${state?.['zh-Hant'] ?? body.state}`,
      };
      const agreement = isForeign(register, actor, about.agreement) ? undefined : about.agreement;
      return [{ kind, id, title, detail, agreement, score: score * weightOf(kind) }];
    });
  });
}

/** Who and what one mostly looks for stands before what merely mentions it. */
const weightOf = (kind: RecordKindName): number =>
  kind === 'party' ? 4 : kind === 'person' || kind === 'service' ? 3 : kind === 'message' || kind === 'copy' ? 1 : 2;

const isForeign = (register: Register, { side = 'own', party }: Actor, agreement: string | undefined): boolean =>
  side !== 'own' &&
  agreement !== undefined &&
  (party === undefined || register.get('agreement-roles', agreement)?.parties.includes(party) !== true);

/** Short words of the body besides its title: mail addresses, numbers, roles. */
const spoken = ['email', 'registration', 'phone', 'roles', 'event', 'series', 'number', 'tier', 'grounds'];
const moreOf = (body: object): readonly string[] =>
  Object.entries(body).flatMap(([field, value]) =>
    spoken.includes(field) ? (Array.isArray(value) ? value.map(String) : [String(value)]) : [],
  );

async function agreements(
  context: Context,
  question: { organisation: string; actor: Actor; register: Register; query: Query },
): Promise<readonly Found[]> {
  const { organisation, actor, register, query } = question;
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  return [...shelf.agreements.values()].flatMap(({ agreement: { id, revisions } }): readonly Found[] => {
    const last = revisions.at(-1);
    if (last === undefined || !seen(register, actor, id)) return [];
    const { title, type } = last.terms;
    const own = scoreOf(query, { id, title, more: [] });
    const promises = last.commitments.flatMap((commitment): readonly Found[] => {
      const name = commitment.terms.title ?? commitment.id;
      const score = scoreOf(query, { id: commitment.id, title: name, more: [] });
      const detail = { en: `Commitment of ${id}`, 'zh-Hant': `${id} 的承諾` };
      const found = { kind: 'commitment', id: `${id}/${commitment.id}`, title: name, detail, agreement: id } as const;
      return score === 0 ? [] : [{ ...found, score: score * 2 }];
    });
    const detail = { en: typeWords[type].en, 'zh-Hant': typeWords[type]['zh-Hant'] };
    return [
      ...(own === 0 ? [] : [{ kind: 'agreement', id, title, detail, agreement: id, score: own * 3 } as const]),
      ...promises,
    ];
  });
}

const typeWords = {
  sla: { en: 'Service level agreement', 'zh-Hant': '服務水平協議' },
  ola: { en: 'Operational level agreement', 'zh-Hant': '營運水平協議' },
  'underpinning-contract': { en: 'Underpinning contract', 'zh-Hant': '支援合約' },
  expectation: { en: 'Service level expectation', 'zh-Hant': '服務期望' },
} as const;

function seen(register: Register, { side = 'own', party }: Actor, agreement: string): boolean {
  if (side === 'own') return true;
  return party !== undefined && rolesOf(register, party).some(({ body }) => body.agreement === agreement);
}

async function evidence(
  context: Context,
  question: { organisation: string; actor: Actor; register: Register; query: Query },
): Promise<readonly Found[]> {
  const { organisation, actor, register, query } = question;
  const names = await evidenceNamed(context.store, organisation, query);
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  return names.flatMap((name): readonly Found[] => {
    const { id, form, row, start } = name;
    const [agreement] = concernedBy(name, shelf).filter((one) => seen(register, actor, one));
    const score = scoreOf(query, { id, title: id, more: [] });
    if (score === 0 || (agreement === undefined && (actor.side ?? 'own') !== 'own')) return [];
    const place = placeOf(shelf.agreements.get(agreement ?? '')?.agreement, name);
    const words = formWords[form];
    const said = (language: Language): string => sayMoment(start, place.zone, language);
    const detail = { en: `${words.en} · ${said('en')}`, 'zh-Hant': `${words['zh-Hant']} · ${said('zh-Hant')}` };
    const { commitment, period } = place;
    return [{ kind: 'evidence', id, title: id, detail, agreement, commitment, period, row, score: score * 2 }];
  });
}

/** The first promise that is judged from such rows, and the month it happened in. */
function placeOf(
  agreement: Agreement | undefined,
  { form, start }: EvidenceName,
): { readonly zone: string; readonly commitment?: string | undefined; readonly period?: string | undefined } {
  const last = agreement?.revisions.at(-1);
  if (agreement === undefined || last === undefined) return { zone: 'UTC' };
  const judges = last.commitments.find(({ metric }) => (metric.openClocks !== undefined) === (form === 'case'));
  return { zone: last.zoneName, commitment: judges?.id, period: monthAt(agreement, start)?.key };
}

const formWords = {
  state: { en: 'Outage', 'zh-Hant': '中斷' },
  case: { en: 'Case', 'zh-Hant': '個案' },
} as const;
