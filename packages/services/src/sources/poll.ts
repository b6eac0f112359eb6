/** Sources that are asked. Owns: when each is asked, where its last answer ended, that a failing one is asked again later. */
import type { Cursor, Fetcher } from '@troth/connectors';
import { Instant } from '@troth/core';
import type { Timer } from '@troth/stores';
import { z } from 'zod';
import { plainData } from '../plain-data.ts';
import { readBody } from '../stored-body.ts';
import type { Context } from '../context.ts';
import { ingest } from '../evidence/ingest.ts';
import { sourceInUse } from './register.ts';

export const pollTimer = 'poll';
const cursorKind = 'poll-cursor';
const cursorBody = z.record(z.string(), z.union([z.string(), z.number()]));
const minuteMs = 60_000;
/** Steps of one turn; what is left waits for the next one, so that no source starves the others. */
const mostSteps = 20;

/** Asks every source that is due. A source that cannot be asked is told to the quarantine and asked again later. */
export async function pollDue(context: Context, organisation: string): Promise<number> {
  const { fetch } = context;
  if (fetch === undefined) return 0;
  const now = context.clock();
  const due = await context.store.write(organisation, async (transaction) => {
    const taken = await transaction.takeDue(pollTimer, now, 100);
    // Set again before asking: a worker that dies while it asks does not silence the source.
    const later = taken.map((timer): Timer => ({ ...timer, dueAt: Instant.plus(now, minuteMs) }));
    if (later.length > 0) await transaction.setTimers(later);
    return taken;
  });
  for (const { subject } of due) await pollOne(context, { organisation, id: subject, fetch });
  return due.length;
}

interface Polling {
  readonly organisation: string;
  readonly id: string;
  readonly fetch: Fetcher;
}

async function pollOne(context: Context, polling: Polling): Promise<void> {
  const { organisation, id } = polling;
  const found = await context.store.read(organisation, (reader) => sourceInUse(context, reader, id));
  if (!found.ok) {
    await context.store.write(organisation, (transaction) => transaction.clearTimers(pollTimer, [id]));
    return;
  }
  const fault = await steps(context, polling);
  await context.store.write(organisation, async (transaction) => {
    if (fault !== undefined)
      await transaction.setAside([{ source: id, place: 'poll', code: fault.code, message: fault.message }]);
    const dueAt = Instant.plus(context.clock(), found.value.everyMs ?? minuteMs);
    await transaction.setTimers([{ kind: pollTimer, subject: id, dueAt, body: {} }]);
  });
}

async function steps(
  context: Context,
  polling: Polling,
): Promise<{ readonly code: string; readonly message: string } | undefined> {
  try {
    for (let step = 0; step < mostSteps; step += 1) {
      const more = await oneStep(context, polling);
      if (typeof more !== 'boolean') return more;
      if (!more) return undefined;
    }
    return undefined;
  } catch (error) {
    return {
      code: 'POLL',
      message: error instanceof Error ? error.message.slice(0, 500) : 'the source cannot be asked',
    };
  }
}

/** Asks once and stores the answer; the cursor moves only after that, so that nothing is skipped. */
async function oneStep(
  context: Context,
  { organisation, id, fetch }: Polling,
): Promise<boolean | { readonly code: string; readonly message: string }> {
  const asked = await context.store.read(organisation, async (reader) => {
    const source = await sourceInUse(context, reader, id);
    return { source, cursor: await reader.projection(cursorKind, id) };
  });
  if (!asked.source.ok) return false;
  const { kind: name, config, secret } = asked.source.value;
  const kind = context.sources.pull.find((one) => one.kind === name);
  if (kind === undefined) return { code: 'SOURCE-KIND', message: `sources of kind ${name} cannot be asked here` };
  const cursor: Cursor | undefined = asked.cursor === undefined ? undefined : readBody(cursorBody, asked.cursor);
  const pulled = await kind.pull({
    config: kind.configuration.parse(config),
    ...(secret === undefined ? {} : { secret }),
    cursor,
    now: context.clock(),
    fetch,
  });
  if (!pulled.ok) return pulled.refusals[0] ?? { code: 'POLL', message: 'the source refused' };
  const actor = { id: `source:${id}`, grants: [{ scope: 'evidence:write' as const, source: id }] };
  const stored = await ingest(context, { organisation, actor, source: id, delivery: pulled.value.delivery });
  if (!stored.ok) return stored.refusals[0] ?? { code: 'POLL', message: 'what it told was refused' };
  await context.store.write(organisation, (transaction) =>
    transaction.project(cursorKind, id, plainData(pulled.value.cursor)),
  );
  return pulled.value.more;
}
