/**
 * Sources of evidence as an organisation has them. Owns: which there are, their settings (checked by their kind) and their
 * secrets (sealed). Does not own: translating what they send (connectors), what is stored of it (evidence).
 */
import { metricMappings } from '@troth/connectors';
import { accepted, refused } from '@troth/core';
import type { Json, Outcome, Refusal } from '@troth/core';
import type { Reader, StoredRecord } from '@troth/stores';
import { z } from 'zod';
import { openSecret, sealSecret } from '../access/sealed-secrets.ts';
import type { Command, Context, Question } from '../context.ts';
import { perform } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { allRecords, readBody } from '../stored-body.ts';

export interface NewSource extends Command {
  readonly id: string;
  /** A kind of source that can be registered here, or `rows`: rows in our own form, let in by an API key. */
  readonly kind: string;
  readonly title?: string | undefined;
  readonly config?: unknown;
  readonly secret?: string | undefined;
  /** Milliseconds within which something is expected; silence beyond it is a gap. */
  readonly cadenceMs?: number | undefined;
  /** For sources that are asked: milliseconds between asking; a minute when missing. */
  readonly everyMs?: number | undefined;
  /** Most that the sender's clock may be off before it is not fit for evidence; a minute when missing. */
  readonly clockLimitMs?: number | undefined;
  /** What its raw samples mean, as `metricMappings` reads it. */
  readonly mappings?: unknown;
  /** The version that is replaced; 0 when none may exist. */
  readonly expect?: number | undefined;
}

/** A source as it is listed: never its secret. */
export interface SourceSummary {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly config: Json;
  readonly hasSecret: boolean;
  /** Its requests prove themselves by a signature; others need an API key. */
  readonly signed: boolean;
  readonly direction: 'push' | 'pull';
  readonly cadenceMs?: number | undefined;
  readonly everyMs?: number | undefined;
  readonly clockLimitMs: number;
  /** What its raw samples mean, as written. */
  readonly mappings: Json;
  readonly version: number;
  readonly retired: boolean;
}

export const sourceKind = 'source';
/** Rows in our own form; the one kind that needs no translator. */
export const ownRowsKind = 'rows';

const length = z
  .number()
  .int()
  .min(1000)
  .max(366 * 86_400_000);
const body = z.strictObject({
  kind: z.string(),
  title: z.string().max(500),
  config: z.json(),
  secret: z.string().optional(),
  signed: z.boolean(),
  direction: z.enum(['push', 'pull']),
  cadenceMs: length.optional(),
  everyMs: length.optional(),
  clockLimitMs: length,
  mappings: z.json().default([]),
});

const ownerOf = (organisation: string, id: string): string => `${organisation}/${sourceKind}/${id}`;

/** A source, or a new version of its settings; without a new secret it keeps the one it has. */
export async function registerSource(context: Context, command: NewSource): Promise<Outcome<SourceSummary>> {
  const { id, kind, organisation } = command;
  if (!/^[A-Za-z0-9][\w.:-]{0,99}$/u.test(id))
    return refused({
      code: 'SOURCE',
      message: `"${id.slice(0, 100)}" is no id: letters, digits, . _ : -, at most 100`,
    });
  const nature = natureOf(context, command);
  if (!nature.ok) return nature;
  const mapped = metricMappings.safeParse(command.mappings ?? []);
  if (!mapped.success) return { ok: false, refusals: complaintsOf('mappings', mapped.error.issues) };
  const sealed =
    command.secret === undefined ? undefined : sealSecret(context, ownerOf(organisation, id), command.secret);
  if (sealed?.ok === false) return sealed;
  return perform(context, command, {
    scope: 'sources:write',
    work: async (transaction, act) => {
      const before = await transaction.record(sourceKind, id);
      const held = before === undefined ? undefined : readBody(body, before);
      const secret = sealed?.value ?? held?.secret;
      if (held !== undefined && sealed === undefined && goesElsewhere(held, nature.value))
        return refused({
          code: 'SOURCE-SECRET',
          message: `source ${id} is asked elsewhere now; give its secret again, so that it is sent only where its owner sends it`,
        });
      if (nature.value.signed && secret === undefined)
        return refused({
          code: 'SOURCE-SECRET',
          message: `a source of kind ${kind} proves itself by a signature; give its secret`,
        });
      const read = body.safeParse({
        kind,
        title: command.title ?? nature.value.title,
        config: nature.value.config,
        ...(secret === undefined ? {} : { secret }),
        signed: nature.value.signed,
        direction: nature.value.direction,
        ...(command.cadenceMs === undefined ? {} : { cadenceMs: command.cadenceMs }),
        ...(command.everyMs === undefined ? {} : { everyMs: command.everyMs }),
        clockLimitMs: command.clockLimitMs ?? 60_000,
        mappings: command.mappings ?? [],
      });
      if (!read.success) return refused({ code: 'SOURCE', message: `source ${id}: ${z.prettifyError(read.error)}` });
      const write = {
        kind: sourceKind,
        id,
        body: plainData(read.data),
        ...(command.expect === undefined ? {} : { expect: command.expect }),
      };
      const stored = await transaction.put(write, act());
      if (read.data.direction === 'pull')
        await transaction.setTimers([{ kind: 'poll', subject: id, dueAt: context.clock(), body: {} }]);
      return accepted(summaryOf(stored));
    },
  });
}

const address = z.looseObject({
  url: z.unknown().optional(),
  host: z.unknown().optional(),
  port: z.unknown().optional(),
  encryption: z.unknown().optional(),
});

/** Whether a secret that was kept would be sent to another place than it was given for. */
function goesElsewhere(held: z.output<typeof body>, { direction, config }: Nature): boolean {
  if (held.secret === undefined || direction === 'push') return false;
  const [before, after] = [held.config, config].map((one) => {
    const { url, host, port, encryption } = address.parse(one);
    return JSON.stringify([url, host, port, encryption]);
  });
  return held.direction === 'push' || before !== after;
}

interface Nature {
  readonly direction: 'push' | 'pull';
  readonly signed: boolean;
  readonly title: string;
  readonly config: unknown;
}

/** What the kind says of the source, with its configuration checked. */
function natureOf({ sources }: Context, { kind, config }: NewSource): Outcome<Nature> {
  if (kind === ownRowsKind) return accepted({ direction: 'push', signed: false, title: 'Rows', config: {} });
  const push = sources.push.find((one) => one.kind === kind);
  const found = push ?? sources.pull.find((one) => one.kind === kind);
  if (found === undefined) {
    const known = [ownRowsKind, ...sources.push.map((one) => one.kind), ...sources.pull.map((one) => one.kind)];
    return refused({
      code: 'SOURCE-KIND',
      message: `there is no kind of source "${kind}"; there are ${known.join(', ')}`,
    });
  }
  const read = found.configuration.safeParse(config ?? {});
  if (!read.success) return { ok: false, refusals: complaintsOf('config', read.error.issues) };
  // The configuration is kept as written: its kind reads it again, so that what it makes of it is never stored.
  return accepted({
    direction: push === undefined ? 'pull' : 'push',
    signed: push?.signed ?? false,
    title: found.title,
    config: config ?? {},
  });
}

function complaintsOf(field: string, issues: readonly z.core.$ZodIssue[]): readonly Refusal[] {
  return issues.map(({ path, message }) => {
    const at = path.map((part) => (typeof part === 'number' ? part : String(part)));
    return { code: 'SOURCE-CONFIG', message: `${[field, ...at].join('.')}: ${message}`, at: [field, ...at] };
  });
}

/** Nothing is taken from it any more; what it told stays. */
export async function retireSource(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<SourceSummary>> {
  return perform(context, command, {
    scope: 'sources:write',
    work: async (transaction, act) => {
      const found = await transaction.record(sourceKind, command.id);
      if (found === undefined) return noSource(command.id);
      await transaction.clearTimers('poll', [command.id]);
      const write = { kind: sourceKind, id: found.id, body: found.body, expect: found.version, retired: true };
      return accepted(summaryOf(await transaction.put(write, act())));
    },
  });
}

export async function readSource(
  context: Context,
  { organisation, id }: Question & { readonly id: string },
): Promise<Outcome<SourceSummary>> {
  const found = await context.store.read(organisation, (reader) => reader.record(sourceKind, id));
  return found === undefined ? noSource(id) : accepted(summaryOf(found));
}

export async function listSources(context: Context, { organisation }: Question): Promise<readonly SourceSummary[]> {
  return context.store.read(organisation, async (reader) =>
    (await allRecords(reader, { kind: sourceKind })).map(summaryOf),
  );
}

/** A source that may be listened to, its secret opened. */
export async function sourceInUse(
  context: Context,
  reader: Reader,
  id: string,
): Promise<Outcome<SourceSummary & { readonly secret?: string | undefined }>> {
  const found = await reader.record(sourceKind, id);
  if (found === undefined || found.retired) return noSource(id);
  const { secret } = readBody(body, found);
  const opened = secret === undefined ? undefined : openSecret(context, ownerOf(reader.organisation, id), secret);
  return accepted({ ...summaryOf(found), secret: opened });
}

function noSource(id: string): Outcome<never> {
  return refused({ code: 'NOT-FOUND', message: `there is no source ${id} in use; register it before it sends` });
}

export function summaryOf(stored: StoredRecord): SourceSummary {
  const { secret, ...shown } = readBody(body, stored);
  return { id: stored.id, ...shown, hasSecret: secret !== undefined, version: stored.version, retired: stored.retired };
}
