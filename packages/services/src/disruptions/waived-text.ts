/**
 * The text of an agreement with a dated waiver in it: the same words, one more entry under `waivers`, the next revision number. Owns:
 * that text, and from which day it holds. Does not own: who agreed (temporary-terms.ts), what a waiver does to a verdict (core).
 */
import { Instant, nextEffective, parseTarget, readDocuments, refused } from '@troth/core';
import type { Agreement, AgreementDocument, Json, Localized, Outcome, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import { agreementKind } from '../agreements/shelf.ts';

export interface WaiverTerms {
  readonly id: string;
  readonly commitment: string;
  readonly effect: 'exclude' | 'target';
  /** Of `target`: "<= 320 ms". */
  readonly target: string;
  readonly from: string;
  readonly to: string;
  readonly consideration: Localized;
  /** By name, the provider first. */
  readonly agreedBy: readonly [string, string];
  /** Local date. */
  readonly agreedOn: string;
}

export async function waivedDocuments(
  reader: Reader,
  agreement: Agreement,
  waiver: WaiverTerms,
): Promise<Outcome<readonly AgreementDocument[]>> {
  const last = agreement.revisions.at(-1);
  if (last === undefined) throw new TypeError(`${agreement.id} has no revision`);
  const fault = faultOf(last, waiver);
  if (fault !== undefined) return refused({ code: 'RECORD', message: fault });
  const stored = await reader.record(agreementKind, `${agreement.id}/${last.revision}`);
  const text = objectIn(objectIn(stored?.body)['text']);
  const waivers = Array.isArray(text['waivers']) ? text['waivers'] : [];
  const from = Instant.parse(waiver.from);
  const next = {
    ...text,
    revision: last.revision + 1,
    effective: nextEffective(last, last.zone.toLocal(from).date),
    waivers: [...waivers, written(waiver)],
  };
  return readDocuments([{ file: `${agreement.id}.json`, text: JSON.stringify(next) }]);
}

/** A disruption is over long before that; a year that was mistyped is said. */
const furthestMs = 2 * 366 * 86_400_000;

function faultOf(last: Revision, waiver: WaiverTerms): string | undefined {
  const { commitment, from, to, agreedOn } = waiver;
  const [start, end] = [Instant.parse(from), Instant.parse(to)];
  if (start >= end) return 'temporary terms end after they begin';
  if (end - Instant.parse(`${agreedOn}T00:00:00Z`) > furthestMs)
    return `temporary terms end within two years; ${to} lies further ahead`;
  if (!last.commitments.some(({ id }) => id === commitment)) return `${last.agreement} promises no ${commitment}`;
  const other = targetFault(last, waiver);
  if (other !== undefined) return other;
  if (last.to !== undefined && end > last.to) return `${last.agreement} ends before ${to}`;
  if (last.zone.startOfDay(last.zone.toLocal(start).date) <= last.from)
    return `revision ${last.revision} of ${last.agreement} takes effect on that day or later; temporary terms begin on a day after it`;
  return undefined;
}

/** Another target is one of the same measure: else the waiver would change nothing, or compare what cannot be compared. */
function targetFault({ commitments }: Revision, { commitment, effect, target }: WaiverTerms): string | undefined {
  if (effect === 'exclude') return undefined;
  const read = parseTarget(target);
  if (typeof read === 'string') return read;
  const promised = commitments.find(({ id }) => id === commitment);
  const classes = [undefined, ...(promised?.subjects ?? []).map((one) => one.class)];
  const [own] = classes.flatMap((one) => promised?.targetFor(one) ?? []);
  if (own === undefined) return `${commitment} has no target that another one could stand in for`;
  const alike = own.bound.dimension === read.bound.dimension && own.bound.unit === read.bound.unit;
  return alike ? undefined : `"${target}" is not measured as the target of ${commitment} is`;
}

function written({ id, commitment, effect, target, from, to, consideration, agreedBy, agreedOn }: WaiverTerms): Json {
  const { en, 'zh-Hant': zh } = consideration;
  return {
    id,
    commitment,
    from,
    to,
    effect: effect === 'exclude' ? 'exclude' : { target },
    agreedBy: [...agreedBy],
    agreedOn,
    consideration: zh === undefined ? { en } : { en, 'zh-Hant': zh },
  };
}

type Fields = { readonly [key: string]: Json };

function objectIn(value: Json | undefined): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError('a stored revision has no text');
  return value as Fields;
}
