/**
 * An agreement is evaluated again because evidence came in or time passed. Owns: its open periods, the views of them, and the
 * alerts that follow, in one transaction. What an evaluation judged is remembered in this process, so that a new slice costs
 * the windows that it touches; a remembered window is used only while all that it looked at is unchanged (core).
 */
import { evaluateOpen, statementHash } from '@troth/core';
import type { Instant, JudgedHistory, Period, RowResult, Statement } from '@troth/core';
import type { Reader, Store, Transaction } from '@troth/stores';
import { raiseFor } from '../alerts/raise.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { burnRates } from '../alerts/burn.ts';
import type { Burning } from '../alerts/burn.ts';
import { loadEvidence } from '../evaluation/evidence-of.ts';
import { plainData } from '../plain-data.ts';
import { readBody } from '../stored-body.ts';
import { liveBody, liveId, liveKind, openPeriods } from './live.ts';
import type { StatementChange } from './live.ts';

export interface Touched {
  readonly organisation: string;
  readonly agreement: string;
}

/** Months that nobody closed do not pile up work: the latest are kept in view, the others are computed when asked for. */
const mostViews = 3;

/** Agreements whose judged windows are remembered: those evaluated last. */
const mostHistories = 2000;

const histories = new WeakMap<Store, Map<string, JudgedHistory>>();

interface Evaluated {
  readonly period: Period;
  readonly statement: Statement;
  readonly burning: Burning;
}

const noBurning: Burning = { found: [], dead: [] };

/** Makes the views of the agreement's open periods anew. */
export async function evaluateTouched(context: Context, { organisation, agreement: id }: Touched): Promise<void> {
  const found = await context.store.read(organisation, async (reader) => {
    const shelved = (await shelfOf(context.store, reader)).agreements.get(id);
    if (shelved === undefined) return undefined;
    const now = context.clock();
    const { size } = await reader.head();
    const evaluated: Evaluated[] = [];
    for (const period of (await openPeriods(reader, shelved, now)).slice(-mostViews)) {
      const statement = await stateOpen(context, reader, { shelved, period, now });
      const burning = now < period.end ? await burnRates(reader, shelved, { statement, now }) : noBurning;
      if (statement.rows.length > 0) evaluated.push({ period, statement, burning });
    }
    return { shelved, evaluated, size };
  });
  if (found === undefined || found.evaluated.length === 0) return;
  await context.store.write(organisation, async (transaction) => {
    for (const one of found.evaluated) await keepView(transaction, found, one);
  });
}

async function stateOpen(
  context: Context,
  reader: Reader,
  { shelved, period, now }: { readonly shelved: ShelvedAgreement; readonly period: Period; readonly now: Instant },
): Promise<Statement> {
  const { agreement } = shelved;
  const evidence = await loadEvidence(reader, shelved, { period: period.key, knownAt: now });
  if (!evidence.ok) throw new Error(`${agreement.id} ${period.key}: ${evidence.refusals[0]?.message ?? ''}`);
  const known = histories.get(context.store) ?? new Map<string, JudgedHistory>();
  histories.set(context.store, known);
  const key = `${reader.organisation}/${agreement.id}`;
  const earlier = known.get(key);
  const made = evaluateOpen({
    agreement,
    evidence: evidence.value,
    period: period.key,
    knownAt: now,
    ...(earlier === undefined ? {} : { earlier }),
  });
  if (!made.ok) throw new Error(`${agreement.id} ${period.key}: ${made.refusals[0]?.message ?? ''}`);
  known.delete(key);
  known.set(key, made.value.history);
  const [oldest] = known.keys();
  if (known.size > mostHistories && oldest !== undefined) known.delete(oldest);
  return made.value.statement;
}

async function keepView(
  transaction: Transaction,
  { shelved, size }: { readonly shelved: ShelvedAgreement; readonly size: number },
  { period, statement, burning }: Evaluated,
): Promise<void> {
  const { agreement } = shelved;
  const id = liveId(agreement.id, period.key);
  const stored = await transaction.projection(liveKind, id);
  const before = stored === undefined ? undefined : readBody(liveBody, stored);
  if (before !== undefined && before.size > size) return;
  const hash = statementHash(statement);
  const changed = before === undefined ? [] : changesBetween(before.statement, statement);
  const view = { agreement: agreement.id, period: period.key, hash, statement, size, changed };
  await transaction.project(liveKind, id, plainData(view));
  if (changed.length > 0 || before === undefined)
    await transaction.emit(
      'statement.live',
      id,
      plainData({ agreement: agreement.id, period: period.key, hash, changed }),
    );
  await raiseFor(transaction, { agreement, statement, burning }, () => ({ actor: system.id }));
}

/** What is different, row by row: verdicts, values, counted time. */
function changesBetween(before: Statement, after: Statement): readonly StatementChange[] {
  const name = (row: RowResult): string => `${row.commitment} ${row.subject ?? ''} ${row.period.key}`;
  const earlier = new Map(before.rows.map((row) => [name(row), row]));
  const changes = after.rows.flatMap((row) => rowChanges(earlier.get(name(row)), row));
  const [was, is] = [before.credit?.total ?? '0', after.credit?.total ?? '0'];
  return was === is ? changes : [...changes, { commitment: '*', field: 'credit', before: was, after: is }];
}

function rowChanges(before: RowResult | undefined, after: RowResult): readonly StatementChange[] {
  const { commitment, subject } = after;
  const facts = (row: RowResult | undefined): readonly (readonly [field: string, value: string])[] => {
    const last = row?.segments.at(-1);
    return [
      ['verdict', row?.soFar ?? row?.verdict ?? 'none'],
      ['value', last?.value?.exact ?? 'none'],
      ['downtime', last?.figures['downtime']?.exact ?? 'none'],
    ];
  };
  const was = new Map(facts(before));
  return facts(after).flatMap(([field, value]): StatementChange[] => {
    const old = was.get(field) ?? 'none';
    if (old === value) return [];
    return [{ commitment, ...(subject === undefined ? {} : { subject }), field, before: old, after: value }];
  });
}
