/**
 * A working life in steps: evidence comes in, agreements are evaluated, months closed and restated. Owns: what each step does,
 * which depends on its number alone, the clock included; so that any process can go on where another was killed, and a life
 * without kills ends with the same ledger.
 */
import { Instant } from '@troth/core';
import type { Outcome } from '@troth/core';
import {
  approveRestatement,
  closePeriod,
  ingest,
  listProposals,
  proposeRestatement,
  workerHandlers,
} from '@troth/services';
import type { Context } from '@troth/services';
import type { WrittenRow } from '@troth/connectors';
import { organisation, written } from './demo.ts';
import type { Demo } from './demo.ts';
import { mei, wing } from './house.ts';

const kinds = ['rows', 'slices', 'evaluate', 'close', 'rows', 'propose', 'approve', 'slices'] as const;
export type StepKind = (typeof kinds)[number];

export const kindOf = (step: number): StepKind => kinds[step % kinds.length] ?? 'rows';
export const keyOf = (step: number): string => `step-${step}`;

const stepMs = 60_000;
const first = Instant.parse('2025-02-26T01:00:00Z');
/** The clock of that step. */
export const clockOf = (step: number): Instant => Instant.plus(first, step * stepMs);

/** Does one step. What the business refuses is refused again in every life; a fault is thrown. */
export async function takeStep(context: Context, demo: Demo, step: number): Promise<void> {
  const command = { organisation, actor: mei, key: keyOf(step) };
  const round = Math.floor(step / kinds.length);
  const month = demo.months[round % demo.months.length];
  if (month === undefined) throw new RangeError('The demo has no months.');
  switch (kindOf(step)) {
    case 'rows':
      return told(await ingest(context, { ...command, ...outages(demo, step) }));
    case 'slices':
      return told(await ingest(context, { ...command, source: 'load', delivery: { ...nothing, rows: slices(step) } }));
    case 'evaluate':
      return evaluateNow(context, month.agreement);
    case 'close':
      return told(await closePeriod(context, { ...command, ...month, overrule }));
    case 'propose':
      return told(await proposeRestatement(context, { ...command, ...month }));
    case 'approve':
      return approve(context, { ...command, actor: wing, agreement: month.agreement });
  }
}

const nothing = { samples: [], refused: [] } as const;
const overrule = { guards: ['completeness', 'correction-window', 'open-decisions'] as const, reason: 'a drill' };
const expected: readonly string[] = ['CLOSED', 'PERIOD-OPEN', 'NOT-IN-FORCE', 'NOT-CLOSED', 'DECIDED'];

function told(outcome: Outcome<unknown>): void {
  if (outcome.ok) return;
  const [refusal] = outcome.refusals;
  if (!expected.includes(refusal?.code ?? '')) throw new Error(`${refusal?.code ?? ''}: ${refusal?.message ?? ''}`);
}

/** Outages like those of the demo, some hours later: they change statements, closed ones too. */
function outages(
  { rows }: Demo,
  step: number,
): { readonly source: string; readonly delivery: typeof nothing & { rows: readonly WrittenRow[] } } {
  const states = rows.filter((row) => row.form === 'state');
  const model = states[step % states.length];
  if (model === undefined) throw new RangeError('The demo has no outages.');
  const start = Instant.plus(model.start, (1 + (step % 23)) * 3_600_000);
  const { supersedes: _, retracts: __, ...plain } = model;
  const row = { ...plain, id: `outage-${step}`, start, end: Instant.plus(start, 240_000) };
  return { source: model.source, delivery: { ...nothing, rows: [written(row, step)] } };
}

/** An hour of a probe, a minute each. */
function slices(step: number): readonly WrittenRow[] {
  const start = Instant.plus(Instant.parse('2025-01-01T00:00:00Z'), step * 3_600_000);
  const moment = (at: number): string => Instant.format(Instant.plus(start, at * 60_000));
  return Array.from({ length: 60 }, (_, at) => ({
    place: `slice ${at}`,
    row: {
      form: 'slice',
      id: `slice-${step}-${at}`,
      series: 'probe',
      subject: 'nobody-names-this',
      start: moment(at),
      end: moment(at + 1),
      bad: String((at * step) % 3),
      total: 10,
    },
  }));
}

async function evaluateNow(context: Context, agreement: string): Promise<void> {
  const handler = workerHandlers(context).find(({ queue }) => queue === 'evaluate');
  if (handler === undefined) throw new Error('Nobody evaluates.');
  await handler.handle([{ id: agreement, key: agreement, data: { organisation, agreement } }]);
}

async function approve(
  context: Context,
  { agreement, ...command }: { organisation: string; actor: typeof wing; key: string; agreement: string },
): Promise<void> {
  const proposals = await listProposals(context, { organisation, agreement });
  const open = proposals.find(({ state }) => state === 'proposed');
  if (open !== undefined) told(await approveRestatement(context, { ...command, id: open.id }));
}
