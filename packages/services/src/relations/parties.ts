/**
 * Customers, suppliers and groups in one form (S1.1, S4.21, S4.23): people, agreements with how they last went, what is open,
 * activities, and what was said. Owns: these joins. Does not own: the linkage map, the statements.
 */
import { accepted, Money, refused } from '@troth/core';
import type { Localized, Outcome, RecordKindName } from '@troth/core';
import { shelfOf } from '../agreements/shelf.ts';
import type { Shelf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { statementRegisterOf } from '../month-end/statement-register.ts';
import type { ShortIssue } from '../month-end/statement-register.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { isThere } from './graph.ts';

export interface Sum {
  readonly currency: string;
  readonly amount: string;
}

export interface PartyAgreement {
  readonly id: string;
  readonly type: string;
  readonly title: Localized;
  /** What the party is in it. */
  readonly part: 'provider' | 'customer';
  /** The other side of it. */
  readonly other: string;
  readonly service?: string | undefined;
  readonly inherits?: string | undefined;
  readonly manager?: string | undefined;
  /** Nobody accountable, or somebody who has left. */
  readonly unowned: boolean;
  readonly deputies: readonly string[];
  readonly representative?: string | undefined;
  readonly counterpart?: string | undefined;
  readonly inForce: boolean;
  readonly last?:
    { readonly period: string; readonly met: number; readonly missed: number; readonly judged: number } | undefined;
  /** Credit of all periods issued, by currency. */
  readonly credits: readonly Sum[];
}

export interface PartySummary {
  readonly party: PracticeRecord<'party'>;
  readonly agreements: readonly PartyAgreement[];
  readonly open: number;
  readonly people: number;
  readonly lastContact?: string | undefined;
}

export interface PartyOverview extends PartySummary {
  readonly staff: readonly PracticeRecord<'person'>[];
  readonly groups: readonly PracticeRecord<'consumer-group'>[];
  readonly instances: readonly PracticeRecord<'instance'>[];
  /** Disputes, claims, copies, reviews, actions and so on that are about it, the newest first. */
  readonly matters: readonly Matter[];
  /** The newest first. */
  readonly log: readonly PracticeRecord<'relationship-event'>[];
}

export interface Matter extends PracticeRecord {
  /** Somebody still has to do something. */
  readonly open: boolean;
}

interface Scene {
  readonly register: Register;
  readonly shelf: Shelf;
  readonly issues: ReadonlyMap<string, readonly ShortIssue[]>;
  readonly now: number;
}

async function sceneOf(context: Context, organisation: string): Promise<Scene> {
  const register = await registerOf(context.store, organisation);
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  const { latest } = await statementRegisterOf(context.store, organisation);
  return { register, shelf, issues: Map.groupBy(latest, ({ agreement }) => agreement), now: context.clock() };
}

export async function listParties(
  context: Context,
  { organisation, role }: Question & { readonly role?: PracticeRecord<'party'>['body']['role'] | undefined },
): Promise<readonly PartySummary[]> {
  const scene = await sceneOf(context, organisation);
  const wanted = scene.register.all('party').filter(({ body }) => role === undefined || body.role === role);
  return wanted.map((party) => summaryOf(scene, party));
}

export async function partyOverview(
  context: Context,
  { organisation, party: id }: Question & { readonly party: string },
): Promise<Outcome<PartyOverview>> {
  const scene = await sceneOf(context, organisation);
  const { register } = scene;
  const party = register.get('party', id);
  if (party === undefined) return refused({ code: 'NOT-FOUND', message: `there is no party ${id}` });
  return accepted({
    ...summaryOf(scene, party),
    staff: register.all('person').filter(({ body }) => body.party === id),
    groups: register.all('consumer-group').filter(({ body }) => body.party === id),
    instances: register.all('instance').filter(({ body }) => body.party === id && body.state !== 'ceased'),
    matters: mattersOf(register, id)
      .map((matter) => ({ ...matter, open: isOpen(matter) }))
      .toSorted(newest),
    log: logOf(register, id),
  });
}

function summaryOf(scene: Scene, party: PracticeRecord<'party'>): PartySummary {
  const { register } = scene;
  const [last] = logOf(register, party.id);
  return {
    party,
    agreements: rolesWith(register, party.id).flatMap((roles) => agreementOf(scene, roles, party.id)),
    open: mattersOf(register, party.id).filter(isOpen).length,
    people: register.all('person').filter(({ body }) => body.party === party.id && body.state === 'active').length,
    lastContact: last?.body.at,
  };
}

const rolesWith = (register: Register, party: string): readonly PracticeRecord<'agreement-roles'>[] =>
  register.all('agreement-roles').filter(({ body }) => body.provider === party || body.customer === party);

function agreementOf(
  scene: Scene,
  { body }: PracticeRecord<'agreement-roles'>,
  party: string,
): readonly PartyAgreement[] {
  const revisions = scene.shelf.agreements.get(body.agreement)?.agreement.revisions ?? [];
  const terms = revisions.at(-1)?.terms;
  if (terms === undefined) return [];
  const { agreement: id, provider, customer, service, manager, deputies = [], representative, counterpart } = body;
  const issues = scene.issues.get(id) ?? [];
  return [
    {
      id,
      type: terms.type,
      title: terms.title,
      part: provider === party ? 'provider' : 'customer',
      other: provider === party ? customer : provider,
      service,
      inherits: terms.inherits,
      manager,
      unowned: !isThere(scene.register, manager),
      deputies,
      representative,
      counterpart,
      inForce: revisions.some(({ from, to }) => from <= scene.now && (to === undefined || to > scene.now)),
      last: lastOf(issues.at(-1)),
      credits: sumOf(issues),
    },
  ];
}

function lastOf(issue: ShortIssue | undefined): PartyAgreement['last'] {
  if (issue === undefined) return undefined;
  const count = (verdict: string): number => issue.rows.filter((row) => row.verdict === verdict).length;
  return { period: issue.period.key, met: count('met'), missed: count('missed'), judged: issue.rows.length };
}

function sumOf(issues: readonly ShortIssue[]): readonly Sum[] {
  const sums = new Map<string, Money<string>>();
  for (const { credit } of issues) {
    if (credit === undefined) continue;
    const { currency, total } = credit;
    sums.set(currency, (sums.get(currency) ?? Money.zero<string>(currency)).plus(Money.of<string>(total, currency)));
  }
  return [...sums.values()].filter((sum) => !sum.isZero()).map((sum) => sum.toJSON());
}

/** Kinds of things that happen between us and a party, and the states in which somebody still has to do something. */
const openStates = {
  action: ['open'],
  claim: ['claimable', 'claimed', 'accepted', 'refused', 'appealed'],
  copy: ['issued'],
  dispute: ['raised', 'under-review', 'ruled'],
  change: ['planned', 'approved', 'executing'],
  notice: ['received'],
  report: ['drafted', 'approved'],
  'credit-note': ['draft', 'approved'],
  review: ['planned', 'held', 'minuted'],
  'temporary-terms': ['proposed'],
  warning: ['drafted', 'sent'],
} as const satisfies Partial<Record<RecordKindName, readonly string[]>>;
const matterKinds = Object.keys(openStates) as readonly (keyof typeof openStates)[];

function mattersOf(register: Register, party: string): readonly PracticeRecord<keyof typeof openStates>[] {
  return matterKinds.flatMap((kind) =>
    register
      .all(kind)
      .filter((record) => record.parties.includes(party) || record.about.records?.includes(`party/${party}`) === true),
  );
}

const isOpen = ({ kind, body }: PracticeRecord<keyof typeof openStates>): boolean =>
  (openStates[kind] as readonly string[]).includes(body.state);

function logOf(register: Register, party: string): readonly PracticeRecord<'relationship-event'>[] {
  const found = register.all('relationship-event').filter(({ body }) => body.party === party);
  return found.toSorted((one, other) => (one.body.at < other.body.at ? 1 : -1));
}

const newest = (one: PracticeRecord, other: PracticeRecord): number =>
  one.recordedAt < other.recordedAt ? 1 : one.recordedAt > other.recordedAt ? -1 : one.id < other.id ? 1 : -1;
