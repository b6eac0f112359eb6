/** What the served Troth says of a run, through its API and at one moment: slices, figures of the statement, health. */
import { z } from 'zod';
import type { Count, Slices } from './served-figures.ts';
import { agreement, ways } from './served-promises.ts';
import type { Way } from './served-promises.ts';
import type { ServedTroth } from './served-troth.ts';

const slice = z.object({
  form: z.literal('slice'),
  series: z.enum(ways),
  start: z.string(),
  bad: z.number(),
  total: z.number(),
});
const exact = z.object({ exact: z.string() });
const statement = z.object({
  statement: z.object({
    rows: z.array(
      z.object({
        commitment: z.enum(ways),
        segments: z.tuple([z.object({ figures: z.object({ bad: exact, total: exact }) })]),
      }),
    ),
  }),
});
const health = z.object({ accepted: z.number(), duplicates: z.number(), refused: z.number(), samples: z.number() });
const quarantine = z.object({ items: z.array(z.object({ code: z.string(), message: z.string() })) });

/** The months that a run touches: nearly always one. */
const monthsOf = (since: number, now: number): Set<string> =>
  new Set([since, now].map((at) => new Date(at).toISOString().slice(0, 7)));

export interface Asked {
  readonly since: number;
  readonly knownAt: number;
}

const query = ({ knownAt }: Asked): string => `knownAt=${new Date(knownAt).toISOString()}`;

export async function slicesOf(troth: ServedTroth, asked: Asked): Promise<Readonly<Record<Way, Slices>>> {
  const found = {
    pushed: new Map<number, Count>(),
    pulled: new Map<number, Count>(),
    probed: new Map<number, Count>(),
  };
  for (const month of monthsOf(asked.since, asked.knownAt)) {
    const path = `/v1/agreements/${agreement}/periods/${month}/evidence?format=json-lines&${query(asked)}`;
    for (const line of (await troth.ask(path)).split('\n').filter((text) => text !== '')) {
      const { series, start, bad, total } = slice.parse(JSON.parse(line));
      const at = Date.parse(start);
      if (found[series].has(at)) throw new Error(`${series} has two slices at ${start}`);
      found[series].set(at, { bad, total });
    }
  }
  return found;
}

/** Bad and all events as the statements count them. */
export async function statedCounts(troth: ServedTroth, asked: Asked): Promise<Readonly<Record<Way, Count>>> {
  const found = { pushed: { bad: 0, total: 0 }, pulled: { bad: 0, total: 0 }, probed: { bad: 0, total: 0 } };
  for (const month of monthsOf(asked.since, asked.knownAt)) {
    const path = `/v1/agreements/${agreement}/periods/${month}/statement?${query(asked)}`;
    for (const { commitment, segments } of statement.parse(JSON.parse(await troth.ask(path))).statement.rows) {
      const [{ figures }] = segments;
      const before = found[commitment];
      const [bad, total] = [before.bad + Number(figures.bad.exact), before.total + Number(figures.total.exact)];
      found[commitment] = { bad, total };
    }
  }
  return found;
}

export async function healthOf(troth: ServedTroth, way: Way): Promise<z.output<typeof health>> {
  return health.parse(JSON.parse(await troth.ask(`/v1/sources/${way}/health`)));
}

/** Codes of what was set aside, with how often. */
export async function setAside(troth: ServedTroth, way: Way): Promise<Readonly<Record<string, number>>> {
  const { items } = quarantine.parse(JSON.parse(await troth.ask(`/v1/sources/${way}/quarantine?limit=500`)));
  const counts: Record<string, number> = {};
  for (const { code, message } of items) {
    const name = `${code}: ${message.slice(0, 120)}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
