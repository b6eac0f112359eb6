/**
 * A signed revision is prepared for its day (S0.17, S0.26): the checklist, a copy for everybody who must hold one, the first
 * review, an action for each milestone. Owns: that all of them are made together and once. Does not own: taking effect, which
 * the date of the revision does and nobody else.
 */
import { accepted, addMonths, checklistOf, Instant, limitAfter, localOf, parseQuantity, refused } from '@troth/core';
import type { Language, Outcome, Quantity, Revision } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Actor, Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { registerOf } from '../practice/register.ts';
import { createIn } from '../practice/write.ts';
import { holdersOf } from './holders.ts';
import type { Holder } from './holders.ts';
import { copyLetter } from './letters.ts';

export interface BeginActivation extends Command {
  readonly agreement: string;
  readonly revision: number;
}

/** Of one revision of one agreement there is one activation. */
export const activationId = (agreement: string, revision: number): string => `${agreement}.r${revision}`;

const usualLimit = '5 business days';

export async function beginActivation(
  context: Context,
  command: BeginActivation,
): Promise<Outcome<PracticeRecord<'activation'>>> {
  const register = await registerOf(context.store, command.organisation);
  return perform(context, command, {
    scope: 'records:write',
    work: (transaction, act) => beginIn(transaction, act, { context, command, register }),
  });
}

interface Beginning {
  readonly context: Context;
  readonly command: BeginActivation;
  readonly register: Register;
}

/** Within a transaction that may do more; told again, it gives what is there. */
export async function beginIn(
  transaction: Transaction,
  act: Acts,
  { context, command, register }: Beginning,
): Promise<Outcome<PracticeRecord<'activation'>>> {
  const { agreement, revision: number, actor, organisation } = command;
  const known = agreementOn(await shelfOf(context.store, transaction), agreement);
  if (!known.ok) return known;
  const revision = known.value.agreement.revisions.find((one) => one.revision === number);
  if (revision === undefined) return refused({ code: 'NOT-FOUND', message: `${agreement} has no revision ${number}` });
  const id = activationId(agreement, number);
  const before = register.get('activation', id);
  if (before !== undefined) return accepted(before);
  const at = await transaction.stamp();
  const roles = register.get('agreement-roles', agreement)?.body;
  const work: Preparing = { transaction, act, actor, organisation, register, revision, at, agreement };
  for (const holder of holdersOf(register, revision).found) {
    const sent = await sendCopy(work, holder);
    if (!sent.ok) return sent;
  }
  const planned = await planAhead(work);
  if (!planned.ok) return planned;
  const effectiveFrom = localOf(revision.from, revision.zoneName).date;
  const items = checklistOf(revision.terms).map(({ key, role }) => {
    const owner = role === 'service-level-manager' ? roles?.manager : leadOf(register, role);
    return { key, due: effectiveFrom, ...(owner === undefined ? {} : { owner }) };
  });
  return createIn(transaction, act, {
    organisation,
    actor,
    kind: 'activation',
    id,
    body: { agreement, revision: number, effectiveFrom, items },
  });
}

export interface Preparing {
  readonly transaction: Transaction;
  readonly act: Acts;
  readonly actor: Actor;
  readonly organisation: string;
  readonly register: Register;
  readonly revision: Revision;
  readonly agreement: string;
  readonly at: Instant;
}

const leadOf = (register: Register, role: string): string | undefined =>
  register
    .all('person')
    .filter(({ body }) => body.state === 'active' && body.roles?.includes(role) === true)
    .toSorted((one, other) => (other.body.level ?? 0) - (one.body.level ?? 0))[0]?.id;

/** Days in which a copy is acknowledged, as the agreement says or as is usual. */
function limitOf({ terms }: Revision): Quantity {
  const written = terms.distribution?.acknowledgeWithin;
  if (written !== undefined) return written;
  const usual = parseQuantity(usualLimit);
  if (typeof usual === 'string') throw new TypeError(usual);
  return usual;
}

async function sendCopy(work: Preparing, { person, form }: Holder): Promise<Outcome<unknown>> {
  const { transaction, act, actor, organisation, register, revision, agreement, at } = work;
  const { revision: number } = revision;
  const held = register
    .all('copy')
    .some(({ body }) => body.agreement === agreement && body.revision === number && body.recipient === person.id);
  if (held) return accepted(undefined);
  const due = limitAfter(revision, at, limitOf(revision)) ?? at;
  const made = await createIn(transaction, act, {
    organisation,
    actor,
    kind: 'copy',
    body: {
      agreement,
      revision: number,
      recipient: person.id,
      party: person.body.party,
      form,
      sentAt: Instant.format(at),
      dueBy: Instant.format(due),
    },
  });
  if (!made.ok) return made;
  const language: Language = person.body.language ?? 'en';
  const day = (instant: Instant): string => localOf(instant, revision.zoneName).date;
  const copied = {
    agreement,
    revision: number,
    title: revision.terms.title,
    from: day(revision.from),
    dueBy: day(due),
  };
  return writeLetter(work, { person, letter: copyLetter(copied, language), about: `copy/${made.value.id}` });
}

/** A message to somebody who has an address. */
export async function writeLetter(
  { transaction, act, actor, organisation }: Pick<Preparing, 'transaction' | 'act' | 'actor' | 'organisation'>,
  {
    person,
    letter,
    about,
  }: {
    readonly person: PracticeRecord<'person'>;
    readonly letter: { readonly subject: string; readonly text: string };
    readonly about: string;
  },
): Promise<Outcome<unknown>> {
  const { email, party, language = 'en' } = person.body;
  if (email === undefined) return accepted(undefined);
  const body = { to: person.id, address: email, party, language, ...letter, about };
  return createIn(transaction, act, { organisation, actor, kind: 'message', body });
}

const reviewEvery = { month: 'monthly', quarter: 'quarterly', 'half-year': 'quarterly', year: 'annual' } as const;
const monthsIn = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;

/** The first review after it takes effect, and what the schedule of the contract asks for. */
async function planAhead({
  transaction,
  act,
  actor,
  organisation,
  register,
  revision,
  agreement,
}: Preparing): Promise<Outcome<unknown>> {
  const { terms } = revision;
  const roles = register.get('agreement-roles', agreement)?.body;
  const from = localOf(revision.from, revision.zoneName).date;
  const [ownReviews, other] = [terms.reviews, roles === undefined ? undefined : otherSide(register, roles)];
  const planned = register
    .all('review')
    .some(({ body }) => body.agreement === agreement && body.state === 'planned' && body.dueOn >= from);
  if (ownReviews !== undefined && other !== undefined && !planned) {
    const dueOn = addMonths(from, monthsIn[ownReviews.every]);
    const body = { type: reviewEvery[ownReviews.every], party: other, agreement, dueOn };
    const made = await createIn(transaction, act, { organisation, actor, kind: 'review', body });
    if (!made.ok) return made;
  }
  for (const { title, due, owner } of terms.term?.milestones ?? []) {
    const person = register.all('person').find(({ id, body }) => id === owner || body.name.en === owner);
    const body = {
      title: typeof title === 'string' ? { en: title } : title,
      owner: person?.id ?? roles?.manager ?? actor.id.replace(/^person:/u, ''),
      dueOn: due,
      agreement,
      source: `activation/${activationId(agreement, revision.revision)}`,
    };
    const made = await createIn(transaction, act, { organisation, actor, kind: 'action', body });
    if (!made.ok) return made;
  }
  return accepted(undefined);
}

/** The party of an agreement that is not of the house. */
export function otherSide(
  register: Register,
  { provider, customer }: { readonly provider: string; readonly customer: string },
): string {
  const own = (party: string): boolean =>
    ['own', 'internal-group'].includes(register.get('party', party)?.body.role ?? '');
  return own(customer) ? provider : customer;
}
