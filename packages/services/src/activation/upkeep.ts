/**
 * What time does to copies: on the day on which a revision takes effect those of earlier ones are recalled, and one that nobody
 * acknowledges is told to the manager's superior (S0.26, S0.35). Owns: that each is done once. Done by the machinery.
 */
import { accepted, Instant } from '@troth/core';
import type { Outcome } from '@troth/core';
import { shelfOf } from '../agreements/shelf.ts';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { registerOf } from '../practice/register.ts';
import { actIn } from '../practice/write.ts';
import type { Transaction } from '@troth/stores';
import { writeLetter } from './begin.ts';
import { recallLetter } from './letters.ts';

export interface Upkept {
  readonly recalled: number;
  readonly escalated: number;
}

/** Looks at all copies of an organisation. Told again, it finds nothing to do. */
export async function keepCopies(context: Context, organisation: string): Promise<Outcome<Upkept>> {
  const register = await registerOf(context.store, organisation);
  const now = context.clock();
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  const inForce = (agreement: string) =>
    shelf.agreements.get(agreement)?.agreement.revisions.findLast(({ from }) => from <= now);
  const outdated = register.all('copy').flatMap((copy) => {
    const current = inForce(copy.body.agreement);
    const held = copy.body.state === 'issued' || copy.body.state === 'acknowledged';
    return held && current !== undefined && copy.body.revision < current.revision ? [{ copy, current }] : [];
  });
  const recalled = new Set(outdated.map(({ copy }) => copy.id));
  const late = register
    .all('copy')
    .filter(({ id, body }) => !recalled.has(id) && body.state === 'issued' && isLate(body, now))
    .flatMap((copy) => {
      const to = superiorOf(register, copy.body.agreement);
      return copy.body.escalatedTo === undefined && to !== undefined ? [{ copy, to }] : [];
    });
  if (outdated.length === 0 && late.length === 0) return accepted({ recalled: 0, escalated: 0 });
  return perform(
    context,
    { organisation, actor: system },
    {
      scope: 'records:write',
      work: async (transaction, act) => {
        // Takes the turn first: what another worker did since is seen, and not done again.
        await transaction.stamp();
        const work = { transaction, act, organisation, register };
        const done = { recalled: 0, escalated: 0 };
        for (const { copy, current } of outdated) {
          if (!(await isStill(transaction, copy))) continue;
          const taken = await recall(work, copy, current);
          if (!taken.ok) return taken;
          done.recalled += 1;
        }
        for (const { copy, to } of late) {
          if (!(await isStill(transaction, copy))) continue;
          const deed = { organisation, actor: system, kind: 'copy' as const, id: copy.id, act: 'escalate' };
          const escalated = await actIn(transaction, act, { ...deed, tells: { escalatedTo: to.id } });
          if (!escalated.ok) return escalated;
          const told = await tellLate(work, copy, to);
          if (!told.ok) return told;
          done.escalated += 1;
        }
        return accepted(done);
      },
    },
  );
}

/** Nobody wrote it since it was looked at. */
async function isStill(transaction: Transaction, { id, version }: PracticeRecord<'copy'>): Promise<boolean> {
  return (await transaction.record('copy', id))?.version === version;
}

interface Work {
  readonly transaction: Transaction;
  readonly act: Acts;
  readonly organisation: string;
  readonly register: Register;
}

const isLate = ({ dueBy }: { readonly dueBy?: string | undefined }, now: Instant): boolean =>
  dueBy !== undefined && Instant.parse(dueBy) < now;

async function recall(
  { transaction, act, organisation, register }: Work,
  copy: PracticeRecord<'copy'>,
  current: {
    readonly revision: number;
    readonly from: Instant;
    readonly zone: { toLocal(at: Instant): { date: string } };
    readonly terms: { readonly title: { en: string; 'zh-Hant'?: string | undefined } };
  },
): Promise<Outcome<unknown>> {
  const deed = { organisation, actor: system, kind: 'copy' as const, id: copy.id };
  const done = await actIn(transaction, act, { ...deed, act: 'supersede' });
  const person = register.get('person', copy.body.recipient);
  if (!done.ok || person === undefined) return done;
  const { agreement } = copy.body;
  const from = current.zone.toLocal(current.from).date;
  const letter = recallLetter(
    { agreement, revision: current.revision, title: current.terms.title, from },
    person.body.language ?? 'en',
  );
  return writeLetter({ transaction, act, actor: system, organisation }, { person, letter, about: `copy/${copy.id}` });
}

async function tellLate(
  { transaction, act, organisation, register }: Work,
  { id, body }: PracticeRecord<'copy'>,
  to: PracticeRecord<'person'>,
): Promise<Outcome<unknown>> {
  const holder = register.get('person', body.recipient)?.body.name.en ?? body.recipient;
  const letter =
    to.body.language === 'zh-Hant'
      ? {
          subject: `副本未確認收悉：${body.agreement}`,
          text: `${holder}尚未確認收悉 ${body.agreement} 第 ${body.revision} 版的受控副本，限期已過。`,
        }
      : {
          subject: `Copy not acknowledged: ${body.agreement}`,
          text: `${holder} has not acknowledged the controlled copy of ${body.agreement}, revision ${body.revision}, and the day to do so has passed.`,
        };
  return writeLetter({ transaction, act, actor: system, organisation }, { person: to, letter, about: `copy/${id}` });
}

/** Somebody of level 6 or more who is not the manager: the first by id, so that it is always the same. */
function superiorOf(register: Register, agreement: string): PracticeRecord<'person'> | undefined {
  const manager = register.get('agreement-roles', agreement)?.body.manager;
  return register
    .all('person')
    .filter(({ id, body }) => body.state === 'active' && (body.level ?? 0) === 6 && id !== manager)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))[0];
}
