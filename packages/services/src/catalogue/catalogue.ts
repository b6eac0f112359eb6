/**
 * What agreements speak of, as plain records: services, parties, sites, people. Owns: their shape as far as agreements and
 * the organisation's own lists need it, and their versions. Does not own: what is promised about them (agreements).
 */
import { accepted, Instant, refused } from '@troth/core';
import type { Json, Outcome } from '@troth/core';
import type { StoredRecord } from '@troth/stores';
import { z } from 'zod';
import type { Command, Context, Question } from '../context.ts';
import { perform } from '../perform.ts';
import { plainData } from '../plain-data.ts';

export const catalogueKinds = ['service', 'party', 'site', 'person'] as const;
export type CatalogueKind = (typeof catalogueKinds)[number];

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/u, 'letters, digits, . _ : - and at most 100 of them');
const words = z.string().min(1).max(500);
const name = z.strictObject({ en: words, 'zh-Hant': words.optional() });
const contact = { email: z.email().optional(), phone: words.optional() };

const bodies = {
  service: z.strictObject({
    name,
    description: name.optional(),
    owner: id.optional().describe('Person.'),
    provider: id.optional().describe('Party.'),
    sites: z.array(id).max(10_000).optional(),
    dependsOn: z.array(id).max(1000).optional().describe('Other services.'),
    state: z.enum(['planned', 'live', 'retired']).optional(),
  }),
  party: z.strictObject({
    name,
    role: z.enum(['own', 'customer', 'supplier', 'internal-group']),
    address: words.optional(),
    representatives: z.array(id).max(100).optional().describe('People.'),
    ...contact,
  }),
  site: z.strictObject({ name, party: id.optional(), address: words.optional(), zone: words.optional() }),
  person: z.strictObject({ name, party: id.optional(), role: words.optional(), ...contact }),
} satisfies Record<CatalogueKind, z.ZodType>;

export interface CatalogueItem {
  readonly kind: CatalogueKind;
  readonly id: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly retired: boolean;
  readonly body: Json;
}

export interface PutItem extends Command {
  readonly kind: CatalogueKind;
  readonly id: string;
  readonly body: unknown;
  /** The version that is replaced; 0 when none may exist. */
  readonly expect?: number | undefined;
  /** No longer listed. */
  readonly retired?: boolean | undefined;
}

/** A new version of an item. */
export async function putItem(context: Context, command: PutItem): Promise<Outcome<CatalogueItem>> {
  const { kind, expect, retired } = command;
  const read = bodies[kind].safeParse(command.body);
  if (!read.success)
    return {
      ok: false,
      refusals: read.error.issues.map(({ path, message }) => ({
        code: 'CATALOGUE',
        message: `${kind} ${command.id}: ${path.join('.')}: ${message}`,
        at: path.map((part) => (typeof part === 'number' ? part : String(part))),
      })),
    };
  if (!id.safeParse(command.id).success)
    return refused({
      code: 'CATALOGUE',
      message: `"${command.id.slice(0, 100)}" is no id: an id starts with a letter or digit and holds letters, digits, . _ : -`,
    });
  return perform(context, command, {
    scope: 'catalogue:write',
    work: async (transaction, act) => {
      const write = {
        kind,
        id: command.id,
        body: plainData(read.data),
        ...(expect === undefined ? {} : { expect }),
        ...(retired === undefined ? {} : { retired }),
      };
      return accepted(itemOf(kind, await transaction.put(write, act())));
    },
  });
}

export async function readItem(
  context: Context,
  { organisation, kind, id: wanted }: Question & { readonly kind: CatalogueKind; readonly id: string },
): Promise<Outcome<CatalogueItem>> {
  const found = await context.store.read(organisation, (reader) => reader.record(kind, wanted));
  if (found !== undefined) return accepted(itemOf(kind, found));
  return refused({ code: 'NOT-FOUND', message: `there is no ${kind} ${wanted}` });
}

/** In order of id. */
export async function listItems(
  context: Context,
  question: Question & {
    readonly kind: CatalogueKind;
    readonly after?: string | undefined;
    readonly limit?: number | undefined;
  },
): Promise<readonly CatalogueItem[]> {
  const { organisation, kind, after, limit = 100 } = question;
  const found = await context.store.read(organisation, (reader) =>
    reader.records({ kind, limit, ...(after === undefined ? {} : { after }) }),
  );
  return found.map((record) => itemOf(kind, record));
}

function itemOf(kind: CatalogueKind, { id: own, version, recordedAt, retired, body }: StoredRecord): CatalogueItem {
  return { kind, id: own, version, recordedAt: Instant.format(recordedAt), retired, body };
}
