/**
 * The hand-written agreements and evidence of `examples`, told when they became known. Statements that the files list as issued
 * are left out: here they are issued by closing their periods.
 */
import { fileURLToPath } from 'node:url';
import { readFiles } from '@troth/connectors';
import type { ModelFile } from '@troth/connectors';
import { Instant, rowText } from '@troth/core';
import type { EvidenceRow, NamedText } from '@troth/core';
import { ingest, publishAgreement, registerSource, system } from '@troth/services';
import { need } from '../../endings.ts';
import { actorOf } from '../company/people.ts';
import { did } from '../steps.ts';
import type { Stage, Step } from '../steps.ts';

const examples = fileURLToPath(new URL('../../../../../examples', import.meta.url));

export interface Written {
  readonly agreements: readonly NamedText[];
  readonly models: readonly ModelFile[];
  readonly rows: readonly EvidenceRow[];
}

/** What lies under these folders of `examples`. */
export async function writtenIn(folders: readonly string[]): Promise<Written> {
  const { agreements, models, rows } = need(await readFiles(folders.map((folder) => `${examples}/${folder}`)));
  return { agreements, models, rows: rows.filter(({ form }) => form !== 'issued') };
}

export const publishStep = (at: string, texts: readonly NamedText[]): Step =>
  did(at, async ({ context, organisation }) =>
    need(await publishAgreement(context, { organisation, actor: actorOf('ada'), texts })),
  );

export interface SourceLine {
  readonly id: string;
  readonly title: string;
  readonly cadenceMs?: number;
  readonly clockLimitMs?: number;
}

export const sourceSteps = (at: string, lines: readonly SourceLine[]): readonly Step[] =>
  lines.map((line) =>
    did(at, async ({ context, organisation }) =>
      need(await registerSource(context, { organisation, actor: actorOf('ada'), kind: 'rows', ...line })),
    ),
  );

/** Rows as history: each says when it became known; those of one source and moment come together. */
export function evidenceSteps(rows: readonly EvidenceRow[]): readonly Step[] {
  const deliveries = new Map<string, EvidenceRow[]>();
  for (const row of rows) {
    const key = `${Instant.format(row.recordedAt)} ${row.source}`;
    const found = deliveries.get(key);
    if (found === undefined) deliveries.set(key, [row]);
    else found.push(row);
  }
  return [...deliveries.values()].flatMap((part): readonly Step[] => {
    const [first] = part;
    return first === undefined
      ? []
      : [did(Instant.format(first.recordedAt), (stage) => deliver(stage, first.source, part))];
  });
}

/** One delivery of a source. Refusals are faults here: the rows are ours. */
export async function deliver(
  { context, organisation }: Stage,
  source: string,
  rows: readonly EvidenceRow[],
): Promise<void> {
  const written = rows.map((row, at) => {
    const text: Record<string, unknown> = JSON.parse(rowText(row));
    return { place: `row ${at}`, row: text };
  });
  const delivery = { rows: written, samples: [], refused: [] };
  const receipt = need(await ingest(context, { organisation, actor: system, source, delivery, claimed: true }));
  if (receipt.refused.length > 0) throw new TypeError(`${source}: ${receipt.refused[0]?.message ?? ''}`);
}
