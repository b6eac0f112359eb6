/**
 * What the radar saw, night by night. Owns: since when each thing stands, what is new and what is gone, one record a night of what
 * changed, and the whole as it stands beside it. Running twice on a day changes nothing that did not change.
 */
import { Instant } from '@troth/core';
import type { Json } from '@troth/core';
import type { Reader, Transaction } from '@troth/stores';
import { z } from 'zod';
import { readBody } from '../stored-body.ts';
import { radarKinds, radarSteps, radarWeights } from './finding.ts';
import type { Looked } from './look.ts';

const findingSchema = z.object({
  id: z.string(),
  kind: z.enum(radarKinds),
  code: z.string(),
  weight: z.enum(radarWeights),
  text: z.object({ en: z.string(), 'zh-Hant': z.string().optional() }),
  behind: z.string().optional(),
  commitment: z.string().optional(),
  from: z.string().optional(),
  stage: z.number().int().optional(),
  step: z.enum(radarSteps),
});

const standingSchema = z.object({
  agreement: z.string(),
  basis: z.string(),
  /** Of the whole proof, where it was made. */
  verdict: z.string().optional(),
  findings: z.array(findingSchema.extend({ since: z.string() })),
});
export type Standing = z.output<typeof standingSchema>;
export type StandingFinding = Standing['findings'][number];

const changedSchema = z.object({ agreement: z.string(), finding: findingSchema });

const nightSchema = z.object({
  date: z.string(),
  at: z.string(),
  agreements: z.number().int(),
  open: z.number().int(),
  opened: z.array(changedSchema),
  gone: z.array(changedSchema),
});
export type Night = z.output<typeof nightSchema>;

const standingKind = 'radar';
const nightKind = 'radar-night';
const pageSize = 1000;

export async function standings(reader: Reader): Promise<ReadonlyMap<string, Standing>> {
  const found = new Map<string, Standing>();
  for (let after: string | undefined; ;) {
    const page = await reader.projections({
      kind: standingKind,
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    for (const one of page) found.set(one.id, readBody(standingSchema, { ...one, kind: standingKind }));
    after = page.at(-1)?.id;
    if (page.length < pageSize) return found;
  }
}

/** The nights that are kept, the latest first. */
export async function nights(reader: Reader, limit: number): Promise<readonly Night[]> {
  const found = await reader.records({ kind: nightKind, limit: pageSize });
  return found
    .map((one) => readBody(nightSchema, one))
    .reverse()
    .slice(0, limit);
}

/** An agreement as it stands tonight, beside what was known before. */
export interface Seen extends Looked {
  readonly verdict?: string | undefined;
}

interface Tonight {
  readonly date: string;
  readonly now: Instant;
  readonly seen: readonly Seen[];
  readonly before: ReadonlyMap<string, Standing>;
}

export interface Kept {
  readonly standing: readonly Standing[];
  readonly night: Night;
}

/** Puts tonight beside what stood before: a term that came to its next warning is as new as what was not there. */
export function keptOf({ date, now, seen, before }: Tonight, earlier: Night | undefined): Kept {
  const standing = seen.map(({ agreement, basis, verdict, findings }): Standing => {
    const known = new Map(before.get(agreement)?.findings.map((one) => [one.id, one]));
    return {
      agreement,
      basis,
      ...(verdict === undefined ? {} : { verdict }),
      findings: findings.map((one) => {
        const same = known.get(one.id);
        return {
          ...one,
          text: { ...one.text },
          since: same !== undefined && same.stage === one.stage ? same.since : date,
        };
      }),
    };
  });
  const ids = new Set(standing.flatMap((one) => one.findings.map(({ id }) => `${one.agreement} ${id}`)));
  const left = [...before.values()].flatMap((one) =>
    one.findings.flatMap(({ since: _since, ...finding }) =>
      ids.has(`${one.agreement} ${finding.id}`) ? [] : [{ agreement: one.agreement, finding }],
    ),
  );
  const already = (earlier?.gone ?? []).filter(({ agreement, finding }) => !ids.has(`${agreement} ${finding.id}`));
  return {
    standing,
    night: {
      date,
      at: Instant.format(now),
      agreements: seen.length,
      open: ids.size,
      opened: standing.flatMap(({ agreement, findings }) =>
        findings.flatMap(({ since, ...finding }) => (since === date ? [{ agreement, finding }] : [])),
      ),
      gone: [...already, ...left],
    },
  };
}

/** Writes what changed. Nothing at all where the day was looked at before and is as it was. */
export async function keep(transaction: Transaction, tonight: Tonight, actor: string): Promise<Night> {
  const { date, before } = tonight;
  const stored = await transaction.record(nightKind, date);
  const earlier = stored === undefined ? undefined : readBody(nightSchema, stored);
  const { standing, night } = keptOf(tonight, earlier);
  const now = new Map(standing.map((one) => [one.agreement, one]));
  for (const one of standing)
    if (!alike(before.get(one.agreement), one)) await transaction.project(standingKind, one.agreement, plain(one));
  for (const id of before.keys()) if (!now.has(id)) await transaction.project(standingKind, id, undefined);
  if (earlier !== undefined && alike({ ...earlier, at: '' }, { ...night, at: '' })) return earlier;
  await transaction.put({ kind: nightKind, id: date, body: plain(night) }, { actor });
  return night;
}

const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** As it is stored: without what is not said. */
const plain = (value: Standing | Night): Json => JSON.parse(JSON.stringify(value)) as Json;
