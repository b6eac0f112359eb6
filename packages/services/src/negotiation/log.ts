/**
 * Everything that happened at the table on one line of time, and what each side gave (S4.25). Owns: the lines and the concessions.
 * Whoever accepts a change that the other side put gave way; what it was worth over history is for our own eyes.
 */
import { accepted, maySee, recordKindOf } from '@troth/core';
import type { Localized, Outcome, TermChange, TrailLine } from '@troth/core';
import { seenBy } from '../practice/read.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { whoOf } from '../practice/who.ts';
import type { Actor, Context } from '../context.ts';
import { draftFor } from './found-draft.ts';
import type { FoundDraft } from './found-draft.ts';
import { peopleNames } from './people-names.ts';
import type { NamedPerson } from './people-names.ts';
import type { RoomQuestion } from './room.ts';
import { shownOffers } from './shown-offers.ts';
import type { ShownOffer, Worth } from './shown-offers.ts';

export interface NegotiationLine {
  readonly at: string;
  readonly by: NamedPerson;
  /** "draft/DRF-0001", "offer/OFF-0002", "clause-note/NTE-0001". */
  readonly ref: string;
  readonly act: string;
  readonly words: Localized;
  readonly clause?: string | undefined;
  readonly said?: Localized | undefined;
}

export interface Concession {
  readonly offer: string;
  readonly clause: string;
  /** Party that gave way, and the one that got what it asked. */
  readonly gave: string;
  readonly got: string;
  readonly at: string;
  readonly by: NamedPerson;
  readonly terms: readonly TermChange[];
  /** Why it was asked for, and why it was given. */
  readonly reason: Localized;
  readonly answer?: Localized | undefined;
  readonly worth?: Worth | undefined;
}

export interface NegotiationLog {
  readonly draft: string;
  /** The newest first. */
  readonly lines: readonly NegotiationLine[];
  readonly concessions: readonly Concession[];
}

export async function negotiationLog(context: Context, question: RoomQuestion): Promise<Outcome<NegotiationLog>> {
  const { organisation, actor, draft: id } = question;
  const register = await registerOf(context.store, organisation);
  return context.store.read(organisation, async (reader) => {
    const found = await draftFor(reader, { id, actor });
    if (!found.ok) return found;
    const names = peopleNames(register);
    const offers = await shownOffers({ context, reader, actor, register, names, ...found.value });
    const visible = await seenSince(reader, actor, id);
    const lines = [
      ...draftLines(found.value, { register, visible }),
      ...offerLines({ register, actor, draft: id }),
      ...noteLines({ register, actor, draft: id }, found.value.sides.other),
    ];
    lines.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
    return accepted({ draft: id, lines, concessions: concessionsOf(offers, found.value.sides) });
  });
}

/** Acts on the draft from when it could be seen: what we did among ourselves before is ours. */
async function seenSince(
  reader: { versions(kind: string, id: string): Promise<readonly { readonly body: unknown }[]> },
  actor: Actor,
  id: string,
): Promise<number> {
  if ((actor.side ?? 'own') === 'own') return 0;
  const versions = await reader.versions('draft', id);
  const first = versions.find(({ body }) => maySee(recordKindOf('draft'), body, whoOf(actor)));
  const trail = trailOf(first?.body);
  return Math.max(0, trail - 1);
}

const trailOf = (body: unknown): number =>
  typeof body === 'object' && body !== null && 'trail' in body && Array.isArray(body.trail) ? body.trail.length : 0;

/** Acts that are about our own work on the text, and no matter of the table. */
const ownWork = new Set(['assign', 'clear', 'reopen', 'approve', 'replay', 'edit']);

function draftLines(
  { draft }: FoundDraft,
  { register, visible }: { readonly register: Register; readonly visible: number },
): readonly NegotiationLine[] {
  return draft.body.trail
    .slice(visible)
    .filter(({ act }) => !ownWork.has(act))
    .map((line) => lineOf(draft, line, register));
}

interface Table {
  readonly register: Register;
  readonly actor: Actor;
  readonly draft: string;
}

const offerLines = ({ register, actor, draft }: Table): readonly NegotiationLine[] =>
  seenBy(register, actor, 'offer')
    .filter(({ body }) => body.draft === draft)
    .flatMap((offer) =>
      offer.body.trail.map((line) => ({
        ...lineOf(offer, line, register),
        clause: offer.body.clause,
        ...(line.act === 'create' ? { said: offer.body.reason } : {}),
        // A trail keeps one language; the answer has both.
        ...(line.act === 'accept' || line.act === 'refuse' ? { said: offer.body.answer } : {}),
      })),
    );

const noteLines = ({ register, actor, draft }: Table, other: string): readonly NegotiationLine[] =>
  seenBy(register, actor, 'clause-note')
    .filter(({ body }) => body.draft === draft && body.party === other)
    .flatMap((note) =>
      note.body.trail.map((line) => ({
        ...lineOf(note, line, register),
        clause: note.body.clause,
        ...(line.act === 'create' ? { said: note.body.text } : {}),
      })),
    );

function lineOf({ kind, id }: PracticeRecord, { act, by, at, note }: TrailLine, register: Register): NegotiationLine {
  const { names, acts } = recordKindOf(kind);
  const done = acts[act]?.names;
  const made: Localized = { en: `${names.one.en} made`, 'zh-Hant': `新增${names.one['zh-Hant'] ?? ''}` };
  return {
    at,
    by: peopleNames(register)(by),
    ref: `${kind}/${id}`,
    act,
    words: done ?? made,
    ...(note === undefined ? {} : { said: { en: note } }),
  };
}

const concessionsOf = (offers: readonly ShownOffer[], { own, other }: FoundDraft['sides']): readonly Concession[] =>
  offers.flatMap(({ state, by, answeredAt, answeredBy, ...offer }): readonly Concession[] => {
    if (state !== 'accepted' || answeredAt === undefined || answeredBy === undefined) return [];
    const { id, clause, reason, answer, difference, worth } = offer;
    return [
      {
        offer: id,
        clause,
        gave: by === own ? other : own,
        got: by,
        at: answeredAt,
        by: answeredBy,
        terms: difference.flatMap(({ terms }) => terms),
        reason,
        answer,
        worth,
      },
    ];
  });
