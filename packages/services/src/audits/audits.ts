/**
 * Audits of what was issued (S0.27): planned with a sample that nobody chose, performed on the store as it lies there, reported,
 * closed. Owns: these sentences. Does not own: the rule of the draw (draw.ts), what is looked at (checks.ts, recompute.ts).
 */
import { accepted, Instant, mayAct, recordKindOf, refused } from '@troth/core';
import type { Localized, Outcome } from '@troth/core';
import { z } from 'zod';
import type { Command, Context, Question } from '../context.ts';
import { allFacts, standingRows } from '../evidence/find-row.ts';
import { perform } from '../perform.ts';
import { statementKind } from '../periods/issued.ts';
import { readRecord } from '../practice/read.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { whoOf } from '../practice/who.ts';
import { actIn, bodyOf, createIn } from '../practice/write.ts';
import { allRecords, readBody } from '../stored-body.ts';
import { approvedByAnother, copiesInTime, decidedByAnother } from './checks.ts';
import type { AuditResult, Looked } from './checks.ts';
import { draw } from './draw.ts';
import type { Drawn } from './draw.ts';
import { findingsIn } from './findings.ts';
import { recomputeIssued } from './recompute.ts';
import type { Recomputed } from './recompute.ts';

export type Audit = PracticeRecord<'audit'>;

export interface PlanAudit extends Command {
  readonly id?: string | undefined;
  readonly title: Localized;
  readonly criteria: readonly string[];
  /** Agreements. */
  readonly scope: readonly string[];
  readonly span: { readonly from: string; readonly to: string };
  readonly size: number;
  /** The head of the ledger when missing: nobody could choose it, everybody can look it up. */
  readonly seed?: string | undefined;
}

const scope = 'audits:write';

export async function planAudit(context: Context, command: PlanAudit): Promise<Outcome<Audit>> {
  const { organisation, actor, id, title, criteria, span, size } = command;
  return perform(context, command, {
    scope,
    work: async (transaction, act) => {
      const { hash } = await transaction.head();
      const seed = command.seed ?? Buffer.from(hash).toString('hex');
      const all = (await allRecords(transaction, { kind: statementKind }))
        .map(({ id: key }) => drawnOf(key))
        .filter(({ agreement, period }) => command.scope.includes(agreement) && isWithin(span, period));
      if (all.length === 0)
        return refused({
          code: 'SAMPLE',
          message: 'nothing was issued for these agreements in this time; choose others, or another time',
          at: ['scope'],
        });
      const sample = draw(all, { seed, size });
      const body = { title, criteria, scope: command.scope, span, seed, drawnFrom: all.length, sample };
      return createIn(transaction, act, { organisation, actor, kind: 'audit', id, body });
    },
  });
}

const drawnOf = (key: string): Drawn => {
  const at = key.lastIndexOf('/');
  return { agreement: key.slice(0, at), period: key.slice(at + 1) };
};

const isWithin = ({ from, to }: PlanAudit['span'], period: string): boolean => period >= from && period <= to;

export interface OfAudit extends Command {
  readonly id: string;
}

/** Looks at everything drawn; what is not as it should be becomes an action with an owner and a day. */
export async function performAudit(context: Context, command: OfAudit): Promise<Outcome<Audit>> {
  const { organisation, actor, id } = command;
  const planned = await readRecord(context, { organisation, actor, kind: 'audit', id });
  if (!planned.ok) return planned;
  // Nothing is looked at that would be refused afterwards.
  const act = kind.acts['perform'];
  const may = act !== undefined && mayAct({ kind, act }, planned.value.body, whoOf(actor)) === undefined;
  const results: AuditResult[] = [];
  for (const drawn of may ? planned.value.body.sample : []) {
    const looked = await lookAt(context, { organisation, drawn });
    if (!looked.ok) return looked;
    results.push(...looked.value);
  }
  const register = await registerOf(context.store, organisation);
  return perform(context, command, {
    scope,
    work: async (transaction, acts) => {
      const now = await transaction.stamp();
      const found = await findingsIn(transaction, acts, { command, audit: id, results, register, now });
      if (!found.ok) return found;
      const tells = { results, findings: found.value, performedAt: Instant.format(now) };
      const { version: expect } = planned.value;
      return asAudit(
        await actIn(transaction, acts, { organisation, actor, kind: 'audit', id, act: 'perform', tells, expect }),
      );
    },
  });
}

const kind = recordKindOf('audit');
const spanOf = z.looseObject({
  statement: z.looseObject({ period: z.looseObject({ start: z.string(), end: z.string() }) }),
});

async function lookAt(
  context: Context,
  { organisation, drawn }: Question & { readonly drawn: Drawn },
): Promise<Outcome<readonly AuditResult[]>> {
  const { agreement, period } = drawn;
  const figures = await recomputeIssued(context, { organisation, agreement, period });
  if (!figures.ok) return figures;
  const register = await registerOf(context.store, organisation);
  const now = context.clock();
  return context.store.read(organisation, async (reader) => {
    const [issued] = await reader.versions(statementKind, `${agreement}/${period}`);
    if (issued === undefined) throw new TypeError(`${agreement} ${period} was issued a moment ago`);
    const { start, end } = readBody(spanOf, issued).statement.period;
    const facts = await allFacts(reader, { agreement, forms: ['exclusion'] });
    const rows = standingRows(facts, { agreement, knownAt: now }).rows('exclusion');
    const looked: Looked = { drawn, register, now, span: { start: Instant.parse(start), end: Instant.parse(end) } };
    return accepted([
      ...figures.value.map((one) => asResult(drawn, one)),
      ...decidedByAnother(looked, rows),
      ...copiesInTime(looked),
      ...approvedByAnother(looked),
    ]);
  });
}

function asResult(drawn: Drawn, { version, equal, issued, computed, first }: Recomputed): AuditResult {
  const place = first === undefined ? 'hash' : first.path;
  const values = first === undefined ? '' : `: ${first.issued} ≠ ${first.computed}`;
  const text = equal
    ? { en: `Version ${version} computed again is equal.`, 'zh-Hant': `第 ${version} 版重新計算，結果相同。` }
    : {
        en: `Version ${version} computed again parts first at ${place}${values}`.slice(0, 500),
        'zh-Hant': `第 ${version} 版重新計算，首個相異之處：${place}${values}`.slice(0, 500),
      };
  return { ...drawn, check: 'recomputed', ok: equal, text, expected: issued, found: computed };
}

/** The sample computed again now; nothing is written. */
export async function recomputeSample(
  context: Context,
  { organisation, actor, id }: Question & Pick<Command, 'actor'> & { readonly id: string },
): Promise<Outcome<readonly (Drawn & { readonly versions: readonly Recomputed[] })[]>> {
  const audit = await readRecord(context, { organisation, actor, kind: 'audit', id });
  if (!audit.ok) return audit;
  const all: (Drawn & { readonly versions: readonly Recomputed[] })[] = [];
  for (const drawn of audit.value.body.sample) {
    const versions = await recomputeIssued(context, { organisation, ...drawn });
    if (!versions.ok) return versions;
    all.push({ ...drawn, versions: versions.value });
  }
  return accepted(all);
}

export async function reportAudit(
  context: Context,
  command: OfAudit & { readonly conclusion: Localized },
): Promise<Outcome<Audit>> {
  const { organisation, actor, id, conclusion } = command;
  return perform(context, command, {
    scope,
    work: async (transaction, acts) =>
      asAudit(
        await actIn(transaction, acts, {
          organisation,
          actor,
          kind: 'audit',
          id,
          act: 'report',
          tells: { conclusion },
        }),
      ),
  });
}

/** Not before everything that was found is done, or was cancelled with a reason. */
export async function closeAudit(context: Context, command: OfAudit): Promise<Outcome<Audit>> {
  const { organisation, actor, id } = command;
  return perform(context, command, {
    scope,
    work: async (transaction, acts) => {
      const closed = asAudit(await actIn(transaction, acts, { organisation, actor, kind: 'audit', id, act: 'close' }));
      if (!closed.ok) return closed;
      const open: string[] = [];
      for (const action of closed.value.body.findings ?? []) {
        const found = await transaction.record('action', action);
        if (found !== undefined && readBody(stateOf, found).state === 'open') open.push(action);
      }
      if (open.length === 0) return closed;
      return refused({ code: 'CONFLICT', message: `${open.join(', ')} is open; an audit is closed when all is done` });
    },
  });
}

const stateOf = z.looseObject({ state: z.string() });

const asAudit = (outcome: Outcome<PracticeRecord>): Outcome<Audit> =>
  outcome.ok ? accepted({ ...outcome.value, kind: 'audit', body: bodyOf('audit', outcome.value) }) : outcome;
