/**
 * Who did what, from the entries of the ledger themselves (S3.4): a sentence for each, and the place of its entry. Owns: the
 * list in memory, kept up with the ledger, and its filters. Does not own: the words (audit-words.ts), the proof (ledger).
 */
import { Instant, localOf, recordKindNames } from '@troth/core';
import type { Entry, Json, Localized, RecordKindName } from '@troth/core';
import { z } from 'zod';
import type { Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { following } from '../search/follow.ts';
import { readBody } from '../stored-body.ts';
import { sentenceOf, wordsOfKind } from './audit-words.ts';

/** An entry in short. */
export interface AuditLine {
  readonly index: number;
  readonly hash: string;
  readonly at: string;
  readonly actor: string;
  /** Kind of record, or of entry where it is none. */
  readonly kind: string;
  readonly subject: string;
  readonly version?: number | undefined;
  readonly act: string;
  readonly note?: string | undefined;
}

export interface AuditItem extends AuditLine {
  readonly who: Localized | string;
  readonly sentence: Localized;
  /** The thing it was done to, where it has a page. */
  readonly ref?: string | undefined;
}

export interface AuditQuestion extends Question {
  readonly person?: string | undefined;
  readonly kind?: string | undefined;
  readonly subject?: string | undefined;
  /** 2025-02-26, where the organisation is. */
  readonly day?: string | undefined;
  /** Entries before this one. */
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
}

interface Trail {
  readonly lines: AuditLine[];
  /** Lines of each record's own trail, to tell what a version added. */
  readonly told: Map<string, number>;
}

const page = 500;
/** Measurements arrive by the thousand and are looked up as evidence; who sent them stands there. */
const unheard = new Set(['slices', 'pages']);
/** Kept beside an account so that it is found, and never told of alone. */
const beside = new Set(['account-address']);

const trailOf = following<Trail>({
  empty: () => ({ lines: [], told: new Map() }),
  async take(reader, trail, { from, size }) {
    for (let at = from; at < size;) {
      const entries = await reader.entries({ from: at, limit: page });
      for (const entry of entries) {
        if (unheard.has(entry.kind)) continue;
        const line = lineOf(entry, trail.told);
        if (!beside.has(line.kind)) trail.lines.push(line);
      }
      at = (entries.at(-1)?.index ?? size) + 1;
    }
  },
});

const recorded = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number(),
  retired: z.boolean(),
  body: z.custom<Json>(),
});
/** An account is named as the person it is of, unless somebody chose otherwise. */
const signIn = z.object({ how: z.string(), outcome: z.string() });
const withMessage = z.object({ message: z.string() });
const withTrail = z.object({
  trail: z.array(z.object({ act: z.string(), note: z.string().optional() })),
});

function lineOf(entry: Entry, told: Map<string, number>): AuditLine {
  const { index, hash, actor } = entry;
  const head = { index, hash, at: Instant.format(entry.recordedAt), actor };
  if (entry.kind === 'sign-in') {
    const { how, outcome } = readBody(signIn, { kind: 'entry', id: entry.subject, body: entry.body });
    const who = entry.subject === '' ? {} : { actor: `person:${entry.subject}` };
    return { ...head, ...who, kind: entry.kind, subject: entry.subject, act: `${outcome} ${how}` };
  }
  if (entry.kind !== 'record') return { ...head, kind: entry.kind, subject: entry.subject, act: 'told' };
  const { kind, id, version, retired, body } = readBody(recorded, {
    kind: 'entry',
    id: entry.subject,
    body: entry.body,
  });
  const key = `${kind}/${id}`;
  const trail = withTrail.safeParse(body).data?.trail ?? [];
  const last = trail.length > (told.get(key) ?? 0) ? trail.at(-1) : undefined;
  told.set(key, trail.length);
  const note = last?.note ?? withMessage.safeParse(body).data?.message;
  const act = last?.act ?? (retired ? 'retire' : version === 1 ? 'create' : 'edit');
  return { ...head, kind, subject: id, version, act, ...(note === undefined ? {} : { note }) };
}

/** The newest first. */
export async function auditTrail(context: Context, question: AuditQuestion): Promise<readonly AuditItem[]> {
  const { organisation, person, kind, subject, day, before = Infinity, limit = 50 } = question;
  const register = await registerOf(context.store, organisation);
  const { lines } = await trailOf(context.store, organisation);
  const zone = register.all('party').find(({ body }) => body.role === 'own')?.body.zone ?? 'UTC';
  const fits = (line: AuditLine): boolean =>
    line.index < before &&
    (person === undefined || line.actor === person) &&
    (kind === undefined || line.kind === kind) &&
    (subject === undefined || line.subject === subject || line.subject.startsWith(`${subject}/`)) &&
    (day === undefined || localOf(Instant.parse(line.at), zone).date === day);
  const found: AuditItem[] = [];
  for (let at = lines.length - 1; at >= 0 && found.length < limit; at -= 1) {
    const line = lines[at];
    if (line !== undefined && fits(line)) found.push(itemOf(register, line));
  }
  return found;
}

export interface AuditFilters {
  readonly people: readonly { readonly id: string; readonly name: Localized | string }[];
  readonly kinds: readonly { readonly kind: string; readonly name: Localized }[];
}

/** Everybody and everything that stands in the trail, to filter by. */
export async function auditFilters(context: Context, { organisation }: Question): Promise<AuditFilters> {
  const register = await registerOf(context.store, organisation);
  const { lines } = await trailOf(context.store, organisation);
  const people = [...new Set(lines.map(({ actor }) => actor))].sort();
  return {
    people: people.map((id) => ({ id, name: nameOf(register, id) })),
    kinds: [...new Set(lines.map(({ kind }) => kind))].sort().map((kind) => ({ kind, name: wordsOfKind(kind) })),
  };
}

function itemOf(register: Register, line: AuditLine): AuditItem {
  const kind = practiceKind(line.kind);
  const record = kind === undefined ? undefined : register.get(kind, line.subject);
  return {
    ...line,
    who: nameOf(register, line.actor),
    sentence: sentenceOf(line, record?.title),
    ...(kind === undefined ? {} : { ref: `${kind}/${line.subject}` }),
  };
}

const practiceKind = (kind: string): RecordKindName | undefined => recordKindNames.find((one) => one === kind);

export function nameOf(register: Register, actor: string): Localized | string {
  if (actor === 'system') return { en: 'Troth itself', 'zh-Hant': '系統' };
  const person = actor.startsWith('person:') ? register.get('person', actor.slice('person:'.length)) : undefined;
  return person?.title ?? actor;
}
