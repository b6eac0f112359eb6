/**
 * Timers of open cases, by the instant at which their clocks run out. Owns: the log of each case as a view, and moving
 * only the timers of the cases that something happened to. Does not own: the clocks themselves (core).
 */
import { Instant, openClocks, parseRow, resolveEvidence, rowText } from '@troth/core';
import type { EvidenceRow, RowOf } from '@troth/core';
import type { Reader, Timer, Transaction } from '@troth/stores';
import { z } from 'zod';
import { concernedBy, isConcerned, spokenBy } from '../agreements/concerns.ts';
import type { Shelf, ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context } from '../context.ts';
import { readBody } from '../stored-body.ts';

export const caseTimer = 'case-due';
const logKind = 'case-log';

const logBody = z.array(z.string());
export const caseTimerBody = z.strictObject({
  agreement: z.string(),
  commitment: z.string(),
  case: z.string(),
  dueAt: z.string(),
});

/** Moves the timers of the cases that the new rows speak of. */
export async function moveClocks(
  transaction: Transaction,
  { context, shelf }: { readonly context: Context; readonly shelf: Shelf },
  fresh: readonly EvidenceRow[],
): Promise<void> {
  const byCase = Map.groupBy(
    fresh.filter((row) => row.form === 'case'),
    (row) => row.case,
  );
  for (const [id, rows] of byCase) {
    const log = await addToLog(transaction, id, rows);
    const touched = new Set(log.flatMap((row) => concernedBy(spokenBy(row), shelf)));
    for (const agreement of touched) {
      const found = shelf.agreements.get(agreement);
      if (found !== undefined) await setTimers(transaction, { shelved: found, id, log, now: context.clock() });
    }
  }
}

/** Rows of the case as far as known. The ledger has them; this view only spares looking through all cases. */
async function addToLog(
  transaction: Transaction,
  id: string,
  fresh: readonly RowOf<'case'>[],
): Promise<readonly RowOf<'case'>[]> {
  const before = await transaction.projection(logKind, id);
  const known = before === undefined ? [] : readBody(logBody, before);
  const stamp = await transaction.stamp();
  const texts = [...new Set([...known, ...fresh.map((row) => rowText({ ...row, recordedAt: stamp }))])];
  await transaction.project(logKind, id, texts);
  return texts.flatMap((text) => caseRow(text));
}

/** The log of one case. */
export async function caseLog(reader: Reader, id: string): Promise<readonly RowOf<'case'>[]> {
  const found = await reader.projection(logKind, id);
  return found === undefined ? [] : readBody(logBody, found).flatMap((text) => caseRow(text));
}

function caseRow(text: string): readonly RowOf<'case'>[] {
  const read = parseRow(JSON.parse(text), 'case log');
  return read.ok && read.value.form === 'case' ? [read.value] : [];
}

/** Case events as they stand for one agreement: its own and no other's of that name, corrections applied. */
export function standing(
  { agreement: { id: agreement }, names }: ShelvedAgreement,
  all: readonly RowOf<'case'>[],
): readonly RowOf<'case'>[] {
  const rows = all.filter((row) => isConcerned({ id: agreement, names }, spokenBy(row)));
  return resolveEvidence({ rows, knownAt: Instant.latest, agreement }).rows('case');
}

interface Moving {
  readonly shelved: ShelvedAgreement;
  readonly id: string;
  readonly log: readonly RowOf<'case'>[];
  readonly now: Instant;
}

async function setTimers(transaction: Transaction, { shelved, id, log, now }: Moving): Promise<void> {
  const { agreement } = shelved;
  const clocks = openClocks({ agreement, rows: standing(shelved, log), at: now });
  const due = clocks.flatMap(({ commitment, dueAt }): Timer[] =>
    dueAt === undefined
      ? []
      : [
          {
            kind: caseTimer,
            subject: `${agreement.id}/${commitment}/${id}`,
            dueAt,
            body: { agreement: agreement.id, commitment, case: id, dueAt: Instant.format(dueAt) },
          },
        ],
  );
  const running = new Set(due.map(({ subject }) => subject));
  const commitments = agreement.revisions.flatMap((revision) =>
    revision.commitments.filter(({ metric }) => metric.openClocks !== undefined).map((one) => one.id),
  );
  const stopped = [...new Set(commitments)]
    .map((commitment) => `${agreement.id}/${commitment}/${id}`)
    .filter((subject) => !running.has(subject));
  if (stopped.length > 0) await transaction.clearTimers(caseTimer, stopped);
  if (due.length > 0) await transaction.setTimers(due);
}
