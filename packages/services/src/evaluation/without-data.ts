/** Promises that nobody measures (S2.21). Owns: promises in force about which nothing came in for so long. */
import { extentOf, Instant } from '@troth/core';
import type { Commitment } from '@troth/core';
import type { Reader } from '@troth/stores';
import { isConcerned, spokenBy } from '../agreements/concerns.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { allFacts } from '../evidence/find-row.ts';
import { sourceHealth } from '../sources/health.ts';
import type { SourceHealth } from '../sources/health.ts';

export interface TargetWithoutData {
  readonly agreement: string;
  readonly commitment: string;
  /** The source that was silent, where the promise names one. */
  readonly source?: string | undefined;
  /** The last moment that anything was told of. */
  readonly lastSeen?: string | undefined;
}

const week = 7 * 86_400_000;
/** Kinds that are made of others' values or of what people enter, and have no feed to be silent. */
const unfed = new Set(['composite', 'formula', 'reported', 'score']);

/**
 * By agreement and commitment. A promise about slices is without data when its series was not told of; one about states is,
 * when all its sources were silent: for those, silence of a living source means that all went well.
 */
export async function targetsWithoutData(
  context: Context,
  question: Question & { readonly withinMs?: number | undefined },
): Promise<readonly TargetWithoutData[]> {
  const { organisation, withinMs = week } = question;
  const now = context.clock();
  const since = Instant.plus(now, -withinMs);
  const health = new Map((await sourceHealth(context, { organisation })).map((one) => [one.source, one]));
  return context.store.read(organisation, async (reader) => {
    const shelf = await shelfOf(context.store, reader);
    const found: TargetWithoutData[] = [];
    for (const shelved of shelf.agreements.values()) {
      const revision = shelved.agreement.revisions.find(
        ({ from, to }) => from <= now && (to === undefined || now < to),
      );
      for (const commitment of revision?.commitments ?? []) {
        if (unfed.has(commitment.metric.kind)) continue;
        const sources = commitment.terms.sources ?? revision?.terms.measurement?.sources.map(({ id }) => id) ?? [];
        const silent = await silence(reader, {
          shelved,
          commitment,
          sources,
          health,
          span: { start: since, end: now },
        });
        if (silent !== undefined) found.push({ agreement: shelved.agreement.id, commitment: commitment.id, ...silent });
      }
    }
    return found;
  });
}

interface Watched {
  readonly shelved: ShelvedAgreement;
  readonly commitment: Commitment;
  readonly sources: readonly string[];
  readonly health: ReadonlyMap<string, SourceHealth>;
  readonly span: { readonly start: Instant; readonly end: Instant };
}

type Silence = Pick<TargetWithoutData, 'source' | 'lastSeen'>;

/** Undefined where something was told. */
async function silence(reader: Reader, watched: Watched): Promise<Silence | undefined> {
  const { shelved, commitment, sources, health, span } = watched;
  const heard = sources.flatMap((id) => health.get(id) ?? []);
  const alive = heard.some(
    ({ lastReceived }) => lastReceived !== undefined && Instant.parse(lastReceived) >= span.start,
  );
  const { metric } = commitment.terms;
  const series = 'series' in metric && typeof metric.series === 'string' ? metric.series : undefined;
  if (series === undefined && alive) return undefined;
  if (await anythingTold(reader, { shelved, series, span })) return undefined;
  const last = heard
    .flatMap(({ lastOccurred }) => lastOccurred ?? [])
    .sort()
    .at(-1);
  const [source] = sources;
  return { ...(source === undefined ? {} : { source }), ...(last === undefined ? {} : { lastSeen: last }) };
}

async function anythingTold(
  reader: Reader,
  { shelved, series, span }: Pick<Watched, 'shelved' | 'span'> & { readonly series: string | undefined },
): Promise<boolean> {
  const { agreement, names } = shelved;
  const about = { agreement: agreement.id, names: [...names] };
  const me = { id: agreement.id, names };
  if (series !== undefined) {
    const blocks = await reader.columns({ ...about, span });
    if (blocks.some((block) => block.series === series && isConcerned(me, block) && toldIn(block, span))) return true;
  }
  const facts = await allFacts(reader, { ...about, span });
  return facts.some(({ row }) => {
    const own = spokenBy(row);
    return (
      isConcerned(me, own) &&
      own.series === series &&
      row.form !== 'issued' &&
      (extentOf(row).end ?? span.end) > span.start
    );
  });
}

/** Whether some slice of the block inside the span is known. */
function toldIn(
  block: {
    readonly start: Instant;
    readonly stepMs: number;
    readonly total: ArrayLike<number>;
    readonly unknown?: Uint32Array | undefined;
  },
  span: Watched['span'],
): boolean {
  const first = Math.max(0, Math.ceil((span.start - block.start) / block.stepMs));
  const end = Math.min(block.total.length, Math.ceil((span.end - block.start) / block.stepMs));
  for (let i = first; i < end; i += 1) if ((((block.unknown?.[i >>> 5] ?? 0) >>> (i & 31)) & 1) === 0) return true;
  return false;
}
