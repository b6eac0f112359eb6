/**
 * The negotiation room of a draft as one side sees it: each clause with its words and where it stands, every offer with what it
 * would change, open points, who agreed the text (S0.24, S1.10). Owns: putting that together from records, each shown as that
 * side may see it. Does not own: offers (put-offer.ts, answer-offer.ts), the steps of the draft (drafting).
 */
import { accepted, contractChapters, mayCreate, recordKindOf, writeChapters } from '@troth/core';
import type { Block, Language, Localized, Outcome, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import { shelfOf } from '../agreements/shelf.ts';
import type { Actor, Context, Question } from '../context.ts';
import { seenBy } from '../practice/read.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { whoOf } from '../practice/who.ts';
import { draftFor } from './found-draft.ts';
import type { FoundDraft } from './found-draft.ts';
import { compiledText } from './compiled-text.ts';
import type { Text } from './compiled-text.ts';
import { peopleNames } from './people-names.ts';
import type { NamedPerson } from './people-names.ts';
import { shownOffers } from './shown-offers.ts';
import type { ShownOffer } from './shown-offers.ts';
import { answersFor, partyOf } from './sides.ts';

export type ClauseStanding = 'settled' | 'offered' | 'point';

export interface RoomClause {
  readonly key: string;
  readonly title: Localized;
  readonly standing: ClauseStanding;
  /** Open offers about it. */
  readonly offers: readonly string[];
  readonly points: readonly string[];
  readonly words: Readonly<Record<Language, readonly Block[]>>;
}

export interface OpenPoint {
  readonly id: string;
  readonly clause: string;
  readonly text: Localized;
  readonly state: string;
  readonly at: string;
  readonly by: NamedPerson;
}

export interface Consent {
  readonly person: NamedPerson;
  /** Missing while it has not agreed this very text. */
  readonly at?: string | undefined;
  readonly party: string;
  readonly mine: boolean;
}

export interface NegotiationRoom {
  readonly draft: {
    readonly id: string;
    readonly version: number;
    readonly agreement: string;
    readonly revision: number;
    readonly title: Localized;
    readonly state: string;
    readonly hash: string;
    readonly round: number;
    /** The document as data, from which an offer is made. */
    readonly text: Text;
    readonly currency?: string | undefined;
  };
  readonly sides: {
    readonly own: { readonly party: string; readonly name: Localized };
    readonly other: { readonly party: string; readonly name: Localized; readonly side: 'customer' | 'supplier' };
    /** The party one sits here for. */
    readonly mine: string;
  };
  /** Whether one answers for one's side; others may put offers. */
  readonly speaks: boolean;
  /** Why no offer can be put, for people. */
  readonly closed?: Localized | undefined;
  /** Whether there is a published revision to lay the draft beside. */
  readonly inForce: boolean;
  readonly clauses: readonly RoomClause[];
  readonly offers: readonly ShownOffer[];
  readonly points: readonly OpenPoint[];
  readonly consents: readonly Consent[];
}

export interface RoomQuestion extends Question {
  readonly actor: Actor;
  readonly draft: string;
}

export async function negotiationRoom(context: Context, question: RoomQuestion): Promise<Outcome<NegotiationRoom>> {
  const { organisation, actor, draft: id } = question;
  const register = await registerOf(context.store, organisation);
  return context.store.read(organisation, async (reader) => {
    const found = await draftFor(reader, { id, actor });
    if (!found.ok) return found;
    const now = await compiledText(context.store, reader, found.value.draft.body.text);
    if (!now.ok) return now;
    const { agreements } = await shelfOf(context.store, reader);
    const published = agreements.has(found.value.draft.body.agreement);
    const { revision } = now.value;
    return accepted(await roomOf({ context, reader, actor, register, ...found.value, revision, published }));
  });
}

interface At extends FoundDraft {
  readonly context: Context;
  readonly reader: Reader;
  readonly actor: Actor;
  readonly register: Register;
  readonly revision: Revision;
  readonly published: boolean;
}

async function roomOf(at: At): Promise<NegotiationRoom> {
  const { reader, actor, register, draft, sides, revision } = at;
  const names = peopleNames(register);
  const offers = await shownOffers({ ...at, names });
  const points = pointsOf(at);
  const nameOf = (party: string): Localized => register.get('party', party)?.body.name ?? { en: party };
  const { version, body } = draft;
  return {
    draft: {
      id: draft.id,
      version,
      agreement: body.agreement,
      revision: body.revision,
      title: body.title,
      state: body.state,
      hash: body.hash,
      round: body.round ?? 0,
      text: body.text,
      ...(revision.terms.currency === undefined ? {} : { currency: revision.terms.currency }),
    },
    sides: {
      own: { party: sides.own, name: nameOf(sides.own) },
      other: { party: sides.other, name: nameOf(sides.other), side: sides.otherSide },
      mine: partyOf(sides, actor),
    },
    speaks: await answersFor(reader, draft, actor),
    closed: closedFor(body.state, actor),
    inForce: at.published,
    clauses: clausesOfRoom(revision, { offers, points }),
    offers,
    points,
    consents: consentsOf(at),
  };
}

function closedFor(state: string, actor: Actor): Localized | undefined {
  if (state !== 'in-negotiation')
    return {
      en: 'Offers are put while the text is in negotiation.',
      'zh-Hant': '文本於商議中方可提出提議。',
    };
  return mayCreate(recordKindOf('offer'), whoOf(actor))?.message;
}

function clausesOfRoom(
  revision: Revision,
  { offers, points }: { readonly offers: readonly ShownOffer[]; readonly points: readonly OpenPoint[] },
): readonly RoomClause[] {
  const [en, zh] = (['en', 'zh-Hant'] as const).map(
    (language) => new Map(writeChapters(revision, language).map(({ key, blocks }) => [key, blocks.slice(1)])),
  );
  return contractChapters.flatMap(({ key, title }): readonly RoomClause[] => {
    const words = { en: en?.get(key) ?? [], 'zh-Hant': zh?.get(key) ?? [] };
    const open = offers.filter((one) => one.clause === key && one.state === 'open').map(({ id }) => id);
    const waiting = points.filter((one) => one.clause === key && one.state === 'open').map(({ id }) => id);
    if (words.en.length === 0 && open.length + waiting.length === 0) return [];
    return [
      {
        key,
        title,
        standing: open.length > 0 ? 'offered' : waiting.length > 0 ? 'point' : 'settled',
        offers: open,
        points: waiting,
        words,
      },
    ];
  });
}

/** Points that wait for both sides; what is noted among ourselves is not shown here to anybody. */
function pointsOf({ register, actor, draft, sides }: At): readonly OpenPoint[] {
  const names = peopleNames(register);
  return seenBy(register, actor, 'clause-note')
    .filter(({ body }) => body.draft === draft.id && body.form === 'open-point' && body.party === sides.other)
    .map((note) => ({
      id: note.id,
      clause: note.body.clause,
      text: note.body.text,
      state: note.body.state,
      ...begunBy(note, names),
    }));
}

const begunBy = (
  { body, recordedAt, actor }: PracticeRecord,
  names: (id: string) => NamedPerson,
): { readonly at: string; readonly by: NamedPerson } => ({
  at: body.trail[0]?.at ?? recordedAt,
  by: names(body.trail[0]?.by ?? actor),
});

/** Of both named persons, whether and when they agreed the text as it stands. */
function consentsOf({ register, actor, draft, sides }: At): readonly Consent[] {
  const { manager, representative, agreed, hash, trail } = draft.body;
  const names = peopleNames(register);
  const named = [
    { person: manager, party: sides.own },
    { person: representative, party: sides.other },
  ];
  return named.flatMap(({ person, party }): readonly Consent[] => {
    if (person === undefined) return [];
    const has = agreed?.hash === hash && agreed.by.includes(person);
    const line = trail.findLast((one) => one.act === 'consent' && one.by === `person:${person}`);
    return [
      {
        person: names(person),
        party,
        mine: actor.id === `person:${person}`,
        ...(has && line !== undefined ? { at: line.at } : {}),
      },
    ];
  });
}
