/** Outages that people logged by hand, with what corrected them; the latest first. Owns: reading our own log as people do. */
import type { Context, Question } from '../context.ts';
import { allFacts } from '../evidence/find-row.ts';
import { ownSources } from '../evidence/own-sources.ts';
import { inShownForm } from './evidence-rows.ts';
import type { ShownRow } from './evidence-rows.ts';

export interface LoggedLine extends ShownRow {
  readonly agreement?: string | undefined;
}

export async function loggedOutages(
  context: Context,
  { organisation }: Question,
): Promise<{ readonly items: readonly LoggedLine[] }> {
  return context.store.read(organisation, async (reader) => {
    const facts = await allFacts(reader, { source: ownSources.log, forms: ['state'] });
    const agreements = new Map(facts.map(({ row }) => [row.id, row.agreement]));
    const rows = await inShownForm(context.store, reader, { wanted: facts, among: facts });
    return { items: rows.map((row) => ({ ...row, agreement: agreements.get(row.id) })).toReversed() };
  });
}
