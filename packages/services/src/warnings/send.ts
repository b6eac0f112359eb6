/**
 * A warning goes out: the record that it did, and a message to each of its readers. Owns: that both are written together, and that it
 * is not said twice while nothing changed. Does not own: carrying messages (delivery).
 */
import { accepted, Instant, refused } from '@troth/core';
import type { Language, Outcome, RecordBody } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { actIn, bodyOf, createIn, findIn } from '../practice/write.ts';
import { sceneOf } from '../today/scene.ts';
import { draftIn } from './draft.ts';
import type { Promised } from '../today/told.ts';
import type { WarningDraft } from './draft.ts';

export interface WrittenTo {
  readonly person: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
}

export interface SendWarning extends Command, Promised {
  readonly recipients: readonly WrittenTo[];
}

export async function sendWarning(context: Context, command: SendWarning): Promise<Outcome<PracticeRecord>> {
  const draft = draftIn(await sceneOf(context, command), command);
  if (!draft.ok) return draft;
  const { before } = draft.value;
  if (before !== undefined && !before.changed)
    return refused({
      code: 'CONFLICT',
      message: `nothing changed since ${before.id} was sent; it is told again when it does`,
    });
  const told = addressed(draft.value, command.recipients);
  if (!told.ok) return told;
  return perform(context, command, {
    scope: 'records:write',
    work: (transaction, act) => sendIn(transaction, act, { command, draft: draft.value, told: told.value }),
  });
}

export interface Told extends WrittenTo {
  readonly party: string;
  readonly channel: string;
  readonly address?: string | undefined;
  readonly behind: boolean;
}

/** The people of the draft, with the words that were written to them. */
export function addressed(draft: WarningDraft, written: readonly WrittenTo[]): Outcome<readonly Told[]> {
  const known = new Map(draft.recipients.map((one) => [one.person, one]));
  const stranger = written.find(({ person }) => !known.has(person));
  if (stranger !== undefined)
    return refused({
      code: 'RECORD',
      message: `${stranger.person} has no role in ${draft.agreement}; name them there first`,
    });
  const told = written.flatMap((one) => {
    const person = known.get(one.person);
    return person === undefined
      ? []
      : [{ party: person.party, channel: person.channel, address: person.address, behind: person.behind, ...one }];
  });
  if (told.length === 0) return refused({ code: 'RECORD', message: 'choose somebody to be told' });
  return { ok: true, value: told };
}

export interface Sending {
  readonly command: Command;
  readonly draft: WarningDraft;
  readonly told: readonly Told[];
}

/** Within a transaction that may do more. A warning that was drafted before is written anew and leaves; else one is made. */
export async function sendIn(transaction: Transaction, act: Acts, sending: Sending): Promise<Outcome<PracticeRecord>> {
  const { command, draft, told } = sending;
  const made = await keepDraftIn(transaction, act, sending);
  if (!made.ok) return made;
  const { id } = made.value;
  const sent = await leaveIn(transaction, act, { command, id, told });
  if (!sent.ok) return sent;
  const { before } = draft;
  if (before === undefined || (before.state !== 'sent' && before.state !== 'acknowledged')) return sent;
  // The new word stands in place of the old: nobody is asked for an answer to both.
  const tells = { outcome: `Told again: ${id}` };
  const closed = await actIn(transaction, act, { ...command, kind: 'warning', id: before.id, act: 'close', tells });
  return closed.ok ? sent : closed;
}

/** The draft as a record, which nobody outside sees. */
export async function keepDraftIn(
  transaction: Transaction,
  act: Acts,
  { command, draft, told }: Sending,
): Promise<Outcome<PracticeRecord>> {
  const { agreement, commitment, period, party, probability, method, why, exposure, forecast, drafted } = draft;
  const fresh = {
    probability,
    method: method.slice(0, 500),
    why,
    forecast,
    ...lettersOf(told),
    ...(exposure === undefined ? {} : { exposure }),
  };
  const kind = 'warning' as const;
  if (drafted !== undefined)
    return actIn(transaction, act, { ...command, kind, id: drafted, act: 'renew', tells: fresh });
  const body = { agreement, commitment, period, parties: [party], ...fresh };
  return createIn(transaction, act, { ...command, kind, body });
}

function lettersOf(told: readonly Told[]): Pick<RecordBody<'warning'>, 'recipients' | 'behind'> {
  const letters = (behind: boolean): RecordBody<'warning'>['recipients'] =>
    told
      .filter((one) => one.behind === behind)
      .map(({ person, channel, language, subject, text }) => ({ person, channel, language, subject, text }));
  return { recipients: letters(false), behind: letters(true) };
}

async function leaveIn(
  transaction: Transaction,
  act: Acts,
  { command, id, told }: { readonly command: Command; readonly id: string; readonly told: readonly Told[] },
): Promise<Outcome<PracticeRecord>> {
  for (const one of told) {
    const message = await queueMessage(transaction, act, { command, told: one, about: `warning/${id}` });
    if (!message.ok) return message;
  }
  const sentAt = Instant.format(await transaction.stamp());
  const tells = { ...lettersOf(told), sentAt };
  return actIn(transaction, act, { ...command, kind: 'warning', id, act: 'send', tells });
}

export interface SendDrafted extends Command {
  readonly id: string;
  /** Who is told, in which words; as it was drafted when missing. */
  readonly recipients?: readonly WrittenTo[] | undefined;
}

/** A warning that the worker drafted leaves as somebody read it. */
export async function sendDrafted(context: Context, command: SendDrafted): Promise<Outcome<PracticeRecord>> {
  const { id, actor, recipients } = command;
  const register = await registerOf(context.store, command.organisation);
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const found = await findIn(transaction, { kind: 'warning', id, actor });
      if (!found.ok) return found;
      const told = toldIn(register, bodyOf('warning', found.value), recipients);
      return told.ok ? leaveIn(transaction, act, { command, id, told: told.value }) : told;
    },
  });
}

/** People and letters of the record, or those letters that were changed. */
function toldIn(
  register: Register,
  body: RecordBody<'warning'>,
  written: readonly WrittenTo[] | undefined,
): Outcome<readonly Told[]> {
  const known = [
    ...body.recipients.map((one) => ({ ...one, behind: false })),
    ...(body.behind ?? []).map((one) => ({ ...one, behind: true })),
  ];
  const stranger = written?.find(({ person }) => !known.some((one) => one.person === person));
  if (stranger !== undefined)
    return refused({ code: 'RECORD', message: `${stranger.person} is not among the people of this warning` });
  const told = known.flatMap((one): Told[] => {
    const person = register.get('person', one.person)?.body;
    const own = written?.find((letter) => letter.person === one.person);
    if (person === undefined || (written !== undefined && own === undefined)) return [];
    return [{ ...one, ...own, party: person.party, address: person.email }];
  });
  return told.length === 0 ? refused({ code: 'RECORD', message: 'choose somebody to be told' }) : accepted(told);
}

/** Whoever has no address reads it in the portal: the warning itself is there. */
export async function queueMessage(
  transaction: Transaction,
  act: Acts,
  {
    command,
    told,
    about,
  }: { readonly command: Command; readonly told: Omit<Told, 'channel' | 'behind'>; readonly about: string },
): Promise<Outcome<unknown>> {
  const { person, party, address, language, subject, text } = told;
  if (address === undefined) return { ok: true, value: undefined };
  const body = { to: person, address, party, language, subject, text, about };
  return createIn(transaction, act, { ...command, kind: 'message', body });
}
