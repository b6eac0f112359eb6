/**
 * What a customer's or supplier's person sees first: each promise between us in words and minutes, how it stands now, in the
 * period before, and over the last thirteen. Owns: that it is their own party's and nothing else. Nothing is evaluated here.
 */
import { accepted, languages, refused } from '@troth/core';
import type { Commitment, Language, Localized, Outcome, Revision, SlamState } from '@troth/core';
import { promiseOf } from '@troth/documents';
import type { PromiseWords } from '@troth/documents';
import { shelfOf } from '../agreements/shelf.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Actor, Context, Question } from '../context.ts';
import { shownPeriods } from '../desk/agreement-list.ts';
import { worstOf } from '../desk/standing.ts';
import type { Standing } from '../desk/standing.ts';
import { standingsOf } from '../desk/standings.ts';
import type { PeriodStanding } from '../desk/standings.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { rolesOf } from '../practice/sight.ts';

export interface PortalPromise {
  readonly commitment: string;
  readonly clause: string;
  readonly title: Localized;
  readonly words: Readonly<Record<Language, PromiseWords>>;
  /** The period under way, or the last there was. */
  readonly now?: Standing | undefined;
  readonly before?: Standing | undefined;
  /** Up to thirteen, the oldest first. */
  readonly marks: readonly { readonly period: string; readonly mark: SlamState }[];
}

export interface PortalAgreement {
  readonly id: string;
  readonly type: string;
  readonly title: Localized;
  readonly zone: string;
  readonly revision: number;
  readonly endsOn?: string | undefined;
  /** Who answers for it on the provider's side. */
  readonly contact?: {
    readonly name: Localized;
    readonly email?: string | undefined;
    readonly phone?: string | undefined;
  };
  readonly promises: readonly PortalPromise[];
  /** Periods whose statement was issued, the newest first. */
  readonly issued: readonly IssuedPeriod[];
}

export interface IssuedPeriod {
  readonly period: string;
  readonly hash: string;
  readonly issuedAt: string;
  readonly mark: SlamState | undefined;
  readonly credit?: { readonly amount: string; readonly currency: string } | undefined;
}

export interface PortalHome {
  readonly party: { readonly id: string; readonly name: Localized };
  readonly side: 'customer' | 'supplier';
  readonly agreements: readonly PortalAgreement[];
}

export async function portalHome(
  context: Context,
  { organisation, actor }: Question & { readonly actor: Actor },
): Promise<Outcome<PortalHome>> {
  const { store } = context;
  const register = await registerOf(store, organisation);
  const party = actor.party === undefined ? undefined : register.get('party', actor.party);
  if (party === undefined || actor.side === undefined || actor.side === 'own')
    return refused({ code: 'NOT-FOUND', message: 'this is for people of customers and suppliers' });
  const shelf = await store.read(organisation, (reader) => shelfOf(store, reader));
  const standings = await standingsOf(context, { organisation });
  const agreements = rolesOf(register, party.id).flatMap(({ id }) => {
    const shelved = shelf.agreements.get(id);
    return shelved === undefined
      ? []
      : portalAgreement(shelved, { register, periods: standings.get(id) ?? [], now: context.clock() });
  });
  return accepted({ party: { id: party.id, name: party.body.name }, side: actor.side, agreements });
}

interface Known {
  readonly register: Register;
  readonly periods: readonly PeriodStanding[];
  readonly now: number;
}

function portalAgreement({ agreement }: ShelvedAgreement, known: Known): readonly PortalAgreement[] {
  const { register, periods, now } = known;
  const { id, revisions } = agreement;
  const shown = revisions.find(({ from, to }) => from <= now && (to ?? Infinity) > now) ?? revisions.at(-1);
  if (shown === undefined || shown.commitments.length === 0) return [];
  const { terms, zoneName: zone } = shown;
  const endsOn = terms.term?.end ?? terms.effective.to;
  return [
    {
      id,
      type: terms.type,
      title: terms.title,
      zone,
      revision: shown.revision,
      ...(endsOn === undefined ? {} : { endsOn }),
      ...contactOf(register, id),
      promises: shown.commitments.map((commitment) => promiseIn(commitment, shown, periods)),
      issued: periods.toReversed().flatMap(issuedPeriod),
    },
  ];
}

function contactOf(register: Register, agreement: string): Pick<PortalAgreement, 'contact'> {
  const manager = register.get('agreement-roles', agreement)?.body.manager;
  const person = manager === undefined ? undefined : register.get('person', manager)?.body;
  if (person === undefined) return {};
  return { contact: { name: person.name, email: person.email, phone: person.phone } };
}

function promiseIn(commitment: Commitment, revision: Revision, periods: readonly PeriodStanding[]): PortalPromise {
  const rows = periods.flatMap(({ rows: all }) => all.filter((row) => row.commitment === commitment.id));
  const [now, before] = rows.toReversed();
  const words = Object.fromEntries(languages.map((language) => [language, promiseOf(commitment, revision, language)]));
  return {
    commitment: commitment.id,
    clause: commitment.clause,
    title: commitment.title,
    // One entry for each language there is.
    words: words as PortalPromise['words'],
    ...(now === undefined ? {} : { now }),
    ...(before === undefined ? {} : { before }),
    marks: rows.slice(-shownPeriods).map(({ period, mark }) => ({ period, mark })),
  };
}

function issuedPeriod({ period, issue, rows, credit }: PeriodStanding): readonly IssuedPeriod[] {
  if (issue === undefined) return [];
  const money = credit === undefined ? {} : { credit: { amount: credit.total, currency: credit.currency } };
  return [{ period: period.key, hash: issue.hash, issuedAt: issue.issuedAt, mark: worstOf(rows)?.mark, ...money }];
}
