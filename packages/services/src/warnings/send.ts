/**
 * A warning goes out: the record that it did, and a message to each of its readers. Owns: that both are written together, and that it
 * is not said twice while nothing changed. Does not own: carrying messages (delivery).
 */
import { Instant, refused } from '@troth/core';
import type { Language, Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, createIn } from '../practice/write.ts';
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
      : [{ party: person.party, channel: person.channel, address: person.address, ...one }];
  });
  if (told.length === 0) return refused({ code: 'RECORD', message: 'choose somebody to be told' });
  return { ok: true, value: told };
}

export interface Sending {
  readonly command: Command;
  readonly draft: WarningDraft;
  readonly told: readonly Told[];
}

/** Within a transaction that may do more. */
export async function sendIn(
  transaction: Transaction,
  act: Acts,
  { command, draft, told }: Sending,
): Promise<Outcome<PracticeRecord>> {
  const { agreement, commitment, period, party, probability, method, why, exposure } = draft;
  const recipients = told.map(({ person, channel, language, subject, text }) => ({
    person,
    channel,
    language,
    subject,
    text,
  }));
  const body = {
    agreement,
    commitment,
    period,
    parties: [party],
    probability,
    method: method.slice(0, 500),
    why,
    recipients,
    ...(exposure === undefined ? {} : { exposure }),
  };
  const made = await createIn(transaction, act, { ...command, kind: 'warning', body });
  if (!made.ok) return made;
  const { id } = made.value;
  for (const one of told) {
    const message = await queueMessage(transaction, act, { command, told: one, about: `warning/${id}` });
    if (!message.ok) return message;
  }
  const sentAt = Instant.format(await transaction.stamp());
  return actIn(transaction, act, { ...command, kind: 'warning', id, act: 'send', tells: { recipients, sentAt } });
}

/** Whoever has no address reads it in the portal: the warning itself is there. */
export async function queueMessage(
  transaction: Transaction,
  act: Acts,
  { command, told, about }: { readonly command: Command; readonly told: Told; readonly about: string },
): Promise<Outcome<unknown>> {
  const { person, party, address, language, subject, text } = told;
  if (address === undefined) return { ok: true, value: undefined };
  const body = { to: person, address, party, language, subject, text, about };
  return createIn(transaction, act, { ...command, kind: 'message', body });
}
