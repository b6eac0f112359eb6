/**
 * What concerns one person: what they are wanted for, and what became of their own (S3.4). Owns: whom a change of a record
 * concerns, and what they have read. Does not own: the order of the day by money and risk (today), mail (delivery).
 *
 * An item is one version of a record, so that what moves on is new again. What was read is a view and no evidence.
 */
import { Instant, mayAct, recordKindOf } from '@troth/core';
import type { Localized, RecordKindName } from '@troth/core';
import { z } from 'zod';
import type { Actor, Context, Question } from '../context.ts';
import { nameOf } from '../audit/audit-trail.ts';
import { plainData } from '../plain-data.ts';
import { seenBy } from '../practice/read.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { shownTo } from '../practice/shown-to.ts';
import { whoOf } from '../practice/who.ts';
import { readBody } from '../stored-body.ts';
import { concernOf, watchedKinds } from './concerns.ts';

export const inboxReasons = ['wanted', 'told'] as const;

export interface InboxItem {
  /** "report/RPT-0007@2". */
  readonly id: string;
  readonly kind: RecordKindName;
  readonly record: string;
  readonly title: Localized | string;
  readonly agreement?: string | undefined;
  /** `wanted`: they have to do something; `told`: somebody else did something on what is theirs. */
  readonly reason: (typeof inboxReasons)[number];
  readonly text: Localized;
  /** The act they are wanted for. */
  readonly act?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly at: string;
  readonly by: Localized | string;
  readonly read: boolean;
}

const kind = 'inbox';
const body = z.strictObject({ read: z.array(z.string()) });

/** Unread first, each group the newest first. */
export async function inboxOf(
  context: Context,
  { organisation, actor, limit = 100 }: Question & { readonly actor: Actor; readonly limit?: number | undefined },
): Promise<{ readonly items: readonly InboxItem[]; readonly unread: number }> {
  const register = await registerOf(context.store, organisation);
  const read = await context.store.read(organisation, async (reader) => {
    const found = await reader.projection(kind, actor.id);
    return new Set(found === undefined ? [] : readBody(body, found).read);
  });
  const items = itemsFor(register, actor, context.clock()).map((item) => ({ ...item, read: read.has(item.id) }));
  const sorted = items.toSorted((one, other) => Number(one.read) - Number(other.read) || later(one, other));
  return { items: sorted.slice(0, limit), unread: items.filter((item) => !item.read).length };
}

/** Marks items as read; all of them when none is named. What is no item of theirs is left out. */
export async function readInbox(
  context: Context,
  { organisation, actor, items }: Question & { readonly actor: Actor; readonly items?: readonly string[] | undefined },
): Promise<{ readonly unread: number }> {
  const register = await registerOf(context.store, organisation);
  const own = itemsFor(register, actor, context.clock()).map(({ id }) => id);
  const wanted = new Set(items ?? own);
  return context.store.write(organisation, async (transaction) => {
    const before = await transaction.projection(kind, actor.id);
    const known = new Set(before === undefined ? [] : readBody(body, before).read);
    const read = own.filter((id) => known.has(id) || wanted.has(id));
    await transaction.project(kind, actor.id, plainData({ read }));
    return { unread: own.length - read.length };
  });
}

const later = (one: { readonly at: string }, other: { readonly at: string }): number =>
  one.at < other.at ? 1 : one.at > other.at ? -1 : 0;

/** What one was only told is told for so long. */
const toldMs = 30 * 24 * 3_600_000;

function itemsFor(register: Register, actor: Actor, now: Instant): readonly Omit<InboxItem, 'read'>[] {
  const all = watchedKinds.flatMap((watched) =>
    seenBy(register, actor, watched).flatMap((record) => itemOf(register, record, actor)),
  );
  return all.filter(({ reason, at }) => reason === 'wanted' || now - Instant.parse(at) < toldMs);
}

function itemOf(register: Register, record: PracticeRecord, actor: Actor): readonly Omit<InboxItem, 'read'>[] {
  const concern = concernOf(register, record, actor);
  const last = record.body.trail.at(-1);
  if (concern === undefined || last === undefined) return [];
  const { names, acts, states } = recordKindOf(record.kind);
  const act = concern.act === undefined ? undefined : acts[concern.act];
  const able =
    act !== undefined && mayAct({ kind: recordKindOf(record.kind), act }, record.body, whoOf(actor)) === undefined;
  // What they did themselves is no news to them.
  if (!able && (last.by === actor.id || concern.act !== undefined)) return [];
  const seen = shownTo(record, actor, register);
  const named = { en: names.one.en, zh: names.one['zh-Hant'] ?? names.one.en };
  const state = states[record.body.state];
  const text = able
    ? { en: `${named.en}: ${act.names.en}`, 'zh-Hant': `${named.zh}：待你${act.names['zh-Hant'] ?? act.names.en}` }
    : { en: `${named.en}: ${state?.en ?? ''}`, 'zh-Hant': `${named.zh}：${state?.['zh-Hant'] ?? state?.en ?? ''}` };
  return [
    {
      id: `${record.kind}/${record.id}@${record.version}`,
      kind: record.kind,
      record: record.id,
      title: seen.title,
      agreement: seen.about.agreement,
      reason: able ? 'wanted' : 'told',
      text,
      ...(able ? { act: concern.act } : {}),
      dueOn: concern.dueOn,
      at: record.recordedAt,
      by: nameOf(register, last.by),
    },
  ];
}
