/**
 * All that the day's list looks at, read once. Owns: what is in it. Does not own: what is made of it (kinds/). It is read again
 * when the ledger grew or a minute went by, so that asking often costs nothing.
 */
import { Zone } from '@troth/core';
import type { Instant, RowOf } from '@troth/core';
import type { Store } from '@troth/stores';
import { shelfOf } from '../agreements/shelf.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import { openCases } from '../clocks/open-cases.ts';
import type { OpenCase } from '../clocks/open-cases.ts';
import type { Context, Question } from '../context.ts';
import { allFacts, standingRows } from '../evidence/find-row.ts';
import { closedPeriods } from '../periods/closed-periods.ts';
import { liveStatements } from '../periods/live.ts';
import type { LiveStatement } from '../periods/live.ts';
import { standingsOf } from '../desk/standings.ts';
import type { Standings } from '../desk/standings.ts';
import { listProposals } from '../periods/restate.ts';
import { registerOf } from '../practice/register.ts';
import { nights } from '../radar/nights.ts';
import type { Night } from '../radar/night-form.ts';
import type { Register } from '../practice/register.ts';
import { sourceHealth } from '../sources/health.ts';
import type { SourceHealth } from '../sources/health.ts';
import { budgetsOf } from './budgets.ts';
import type { BudgetView } from './budgets.ts';

export interface Scene {
  readonly now: Instant;
  /** Zone in which days are counted: the organisation's own. */
  readonly zone: string;
  /** Today there. */
  readonly today: string;
  readonly size: number;
  readonly register: Register;
  readonly agreements: ReadonlyMap<string, ShelvedAgreement>;
  /** Of periods that are not closed. */
  readonly live: readonly LiveStatement[];
  readonly budgets: readonly BudgetView[];
  /** How every promise stood in every period. */
  readonly standings: Standings;
  readonly health: readonly SourceHealth[];
  readonly cases: readonly OpenCase[];
  /** Proposed and not decided. */
  readonly exclusions: readonly RowOf<'exclusion'>[];
  /** Agreement and period of restatements that wait. */
  readonly restatements: readonly { readonly id: string; readonly agreement: string; readonly period: string }[];
  /** What the radar saw when it last looked. */
  readonly night: Night | undefined;
}

interface Kept {
  readonly mark: string;
  readonly scene: Promise<Scene>;
}

const scenes = new WeakMap<Store, Map<string, Kept>>();
const minuteMs = 60_000;

export async function sceneOf(context: Context, { organisation }: Question): Promise<Scene> {
  const known = scenes.get(context.store) ?? new Map<string, Kept>();
  scenes.set(context.store, known);
  const head = await context.store.read(organisation, (reader) => reader.head());
  const mark = `${head.size} ${Math.floor(context.clock() / minuteMs)}`;
  const kept = known.get(organisation);
  if (kept?.mark === mark) return kept.scene;
  const scene = readScene(context, organisation);
  known.set(organisation, { mark, scene });
  scene.catch(() => known.delete(organisation));
  return scene;
}

async function readScene(context: Context, organisation: string): Promise<Scene> {
  const now = context.clock();
  const asked = { organisation };
  const register = await registerOf(context.store, organisation);
  const live = await everyLive(context, organisation);
  const [agreements, exclusions] = await context.store.read(organisation, async (reader) => {
    const shelf = await shelfOf(context.store, reader);
    const facts = await allFacts(reader, { forms: ['exclusion'] });
    const ids = new Set(facts.flatMap(({ row }) => row.agreement ?? []));
    const standing = [...ids].flatMap((agreement) =>
      standingRows(facts, { agreement, knownAt: now }).rows('exclusion'),
    );
    return [shelf.agreements, standing.filter(({ decision }) => decision === 'proposed')] as const;
  });
  const waiting = await listProposals(context, asked);
  const zone = zoneOf(register);
  return {
    now,
    zone,
    today: dayIn(zone, now),
    size: register.size,
    register,
    agreements,
    live,
    budgets: await budgetsOf(context, { organisation, register, agreements, live, now }),
    standings: await standingsOf(context, asked),
    health: await sourceHealth(context, asked),
    cases: await casesAsOf(
      context,
      organisation,
      `${live.map(({ hash }) => hash).join()} ${Math.floor(now / minuteMs)}`,
    ),
    exclusions,
    restatements: waiting.filter(({ state }) => state === 'proposed'),
    night: (await context.store.read(organisation, (reader) => nights(reader, 1)))[0],
  };
}

async function everyLive(context: Context, organisation: string): Promise<readonly LiveStatement[]> {
  const found: LiveStatement[] = [];
  for (let after: string | undefined; ;) {
    const page = await liveStatements(context, { organisation, after, limit: 500 });
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < 500) return withoutClosed(context, organisation, found);
    after = `${last.agreement}/${last.period}`;
  }
}

async function withoutClosed(
  context: Context,
  organisation: string,
  live: readonly LiveStatement[],
): Promise<readonly LiveStatement[]> {
  return context.store.read(organisation, async (reader) => {
    const closed = new Map<string, ReadonlySet<string>>();
    for (const { agreement } of live)
      if (!closed.has(agreement))
        closed.set(agreement, new Set((await closedPeriods(reader, agreement)).map(({ period }) => period)));
    return live.filter(({ agreement, period }) => closed.get(agreement)?.has(period) !== true);
  });
}

interface KeptCases {
  readonly mark: string;
  readonly cases: Promise<readonly OpenCase[]>;
}

const caseLists = new WeakMap<Store, Map<string, KeptCases>>();

/** Clocks are replayed from thousands of events: only when a live statement moved, which a new event makes happen. */
async function casesAsOf(context: Context, organisation: string, mark: string): Promise<readonly OpenCase[]> {
  const known = caseLists.get(context.store) ?? new Map<string, KeptCases>();
  caseLists.set(context.store, known);
  const kept = known.get(organisation);
  if (kept?.mark === mark) return kept.cases;
  const cases = openCases(context, { organisation, limit: 200 });
  known.set(organisation, { mark, cases });
  cases.catch(() => known.delete(organisation));
  return cases;
}

/** The zone of the organisation's own party; UTC where nobody wrote one. */
export function zoneOf(register: Register): string {
  const own = register.all('party').find(({ body }) => body.role === 'own' && body.zone !== undefined);
  return own?.body.zone ?? 'UTC';
}

export function dayIn(zone: string, at: Instant): string {
  return (Zone.get(zone) ?? Zone.get('UTC'))?.toLocal(at).date ?? '';
}
