/** Ids of outages and cases, kept in memory so that they are found while somebody types. Owns: nothing but those names. */
import type { EvidenceRow, Instant } from '@troth/core';
import type { FactQuestion, Store } from '@troth/stores';
import { following } from './follow.ts';
import type { Query } from './match.ts';

export interface EvidenceName {
  readonly id: string;
  readonly form: 'state' | 'case';
  /** Of the row that began it. */
  readonly row: string;
  readonly agreement?: string | undefined;
  readonly subject?: string | undefined;
  readonly start: Instant;
}

interface Names {
  readonly byId: Map<string, EvidenceName>;
  after: FactQuestion['after'];
}

const pageSize = 5000;

const namesOf = following<Names>({
  empty: () => ({ byId: new Map(), after: undefined }),
  async take(reader, names) {
    for (;;) {
      const { after } = names;
      const question = {
        forms: ['state', 'case'] as const,
        limit: pageSize,
        ...(after === undefined ? {} : { after }),
      };
      const page = await reader.facts(question);
      for (const { row } of page) keep(names.byId, row);
      const last = page.at(-1);
      if (last !== undefined) names.after = { entry: last.entry, position: last.position };
      if (page.length < pageSize) return;
    }
  },
});

function keep(names: Map<string, EvidenceName>, row: EvidenceRow): void {
  const { agreement, subject } = row;
  const head = { row: row.id, agreement, subject };
  if (row.form === 'state' && row.state !== 'up')
    names.set(row.id, { ...head, id: row.id, form: 'state', start: row.start });
  if (row.form === 'case' && row.event === 'opened')
    names.set(row.case, { ...head, id: row.case, form: 'case', start: row.at });
}

const most = 50;

/** Those whose id holds every word, written out ones first. */
export async function evidenceNamed(
  store: Store,
  organisation: string,
  query: Query,
): Promise<readonly EvidenceName[]> {
  const { byId } = await namesOf(store, organisation);
  const found: EvidenceName[] = [];
  for (const name of byId.values()) {
    if (found.length === most) break;
    const id = name.id.toLowerCase();
    if (query.words.every((word) => id.includes(word))) found.push(name);
  }
  const exact = [...byId.values()].find(({ id }) => id.toLowerCase() === query.text);
  return exact === undefined || found.includes(exact) ? found : [exact, ...found];
}
