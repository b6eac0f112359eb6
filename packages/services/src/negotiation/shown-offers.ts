/**
 * Offers of a draft as one side is shown them. Owns: what each would change, or did, on the text it was put on; whether it still
 * has its place; what it was worth, which is for our own eyes. The newest first.
 */
import { applyChanges, Money, textDifference } from '@troth/core';
import type { Change, ChapterDifference, Localized } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Actor, Context } from '../context.ts';
import { seenBy } from '../practice/read.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { compiledText } from './compiled-text.ts';
import type { Text } from './compiled-text.ts';
import type { FoundDraft } from './found-draft.ts';
import type { NamedPerson } from './people-names.ts';
import { placedOn, textOfVersion } from './place-of-offer.ts';

export interface Worth {
  readonly currency: string;
  /** After less before, over so many months. */
  readonly difference: string;
  readonly periods: number;
  readonly lines: readonly { readonly period: string; readonly before: string; readonly after: string }[];
  readonly findings: readonly string[];
}

export interface ShownOffer {
  readonly id: string;
  readonly version: number;
  readonly clause: string;
  readonly state: string;
  readonly round: number;
  /** Party that put it. */
  readonly by: string;
  readonly person: NamedPerson;
  readonly at: string;
  readonly reason: Localized;
  readonly changes: readonly Change[];
  readonly difference: readonly ChapterDifference[];
  readonly counters?: string | undefined;
  readonly counteredBy?: string | undefined;
  readonly answer?: Localized | undefined;
  readonly answeredBy?: NamedPerson | undefined;
  readonly answeredAt?: string | undefined;
  /** Why it can no longer be accepted, while it is open. */
  readonly noPlace?: string | undefined;
  readonly worth?: Worth | undefined;
}

interface At extends FoundDraft {
  readonly context: Context;
  readonly reader: Reader;
  readonly actor: Actor;
  readonly register: Register;
  readonly names: (id: string) => NamedPerson;
}

export async function shownOffers(at: At): Promise<readonly ShownOffer[]> {
  const found: ShownOffer[] = [];
  for (const offer of offersOf(at.register, at.actor, at.draft.id)) found.push(await shownOffer(at, offer));
  return found;
}

/** The newest first. */
export const offersOf = (register: Register, actor: Actor, draft: string): readonly PracticeRecord<'offer'>[] =>
  seenBy(register, actor, 'offer')
    .filter(({ body }) => body.draft === draft)
    .toReversed();

async function shownOffer(at: At, offer: PracticeRecord<'offer'>): Promise<ShownOffer> {
  const { body, id, version, recordedAt, actor: writer } = offer;
  const { clause, state, round, by, reason, changes, counters, counteredBy, answer, trail } = body;
  const [begun] = trail;
  const settled = state === 'open' ? undefined : trail.at(-1);
  const base = (await textOfVersion(at.reader, body.draft, body.base)) ?? at.draft.body.text;
  const place = state === 'open' ? placedOn({ base, now: at.draft.body.text }, changes) : undefined;
  return {
    id,
    version,
    clause,
    state,
    round,
    by,
    person: at.names(begun?.by ?? writer),
    at: begun?.at ?? recordedAt,
    reason,
    changes,
    difference: await differenceOf(at, base, changes),
    counters,
    counteredBy,
    answer,
    ...(settled === undefined ? {} : { answeredBy: at.names(settled.by), answeredAt: settled.at }),
    ...(place === undefined || place.ok ? {} : { noPlace: place.refusals[0]?.message ?? '' }),
    ...((at.actor.side ?? 'own') === 'own' ? { worth: worthOf(offer) } : {}),
  };
}

/** On the text it was put on, which does not change any more: kept once it was made. */
const kept = new WeakMap<Text, Map<string, readonly ChapterDifference[]>>();

async function differenceOf(
  { context, reader }: At,
  base: Text,
  changes: readonly Change[],
): Promise<readonly ChapterDifference[]> {
  const before = await compiledText(context.store, reader, base);
  const text = applyChanges(base, changes);
  const after = text.ok ? await compiledText(context.store, reader, text.value as Text) : undefined;
  if (!before.ok || after === undefined || !after.ok) return [];
  const own = kept.get(before.value.text) ?? new Map<string, readonly ChapterDifference[]>();
  kept.set(before.value.text, own);
  const known = own.get(after.value.hash);
  if (known !== undefined) return known;
  const made = textDifference(before.value.revision, after.value.revision);
  own.set(after.value.hash, made);
  return made;
}

/** As it was computed when it was put: months first, the total last; without history only what lint would find. */
export function worthOf({ body: { impact } }: PracticeRecord<'offer'>): Worth | undefined {
  if (impact === undefined) return undefined;
  const { lines, findings = [] } = impact;
  const total = lines.at(-1);
  if (total === undefined) return { currency: '', difference: '0', periods: 0, lines: [], findings };
  const [currency = '', before = '0'] = total.before.split(' ');
  const after = total.after.split(' ')[1] ?? '0';
  return {
    currency,
    difference: Money.of(after, currency).minus(Money.of(before, currency)).toString(),
    periods: Number(total.what),
    lines: lines.slice(0, -1).map((line) => ({
      period: line.what,
      before: line.before.split(' ')[1] ?? '0',
      after: line.after.split(' ')[1] ?? '0',
    })),
    findings,
  };
}
