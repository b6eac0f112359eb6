/** Evidence at a fixed rate through the server, every answer durable, while dashboards look and statements are kept up. */
import { agentRequest, agentsFor, dashboardRequest, liveRequest, monitored, probeRequest } from './monitored.ts';
import type { Monitored } from './monitored.ts';
import { option, size } from './options.ts';
import { placeNames } from './places.ts';
import type { PlaceName } from './places.ts';
import type { Section } from './rounds.ts';
import { atFixedRate, served } from './served.ts';
import type { Answers } from './served.ts';

const agreements = 50;
const seconds = option('seconds', size(30, 6));
const warmUp = Math.min(5, seconds / 3);
const reads = 100;

/** Points a second, points of a request, and the latency that ninety-nine of a hundred stay under. */
const wanted: Readonly<Record<PlaceName, { readonly points: number; readonly batch: number; readonly p99: number }>> = {
  PostgreSQL: { points: option('points', 20_000), batch: 100, p99: 50 },
  embedded: { points: option('points', 5_000), batch: 50, p99: 150 },
};

interface Found {
  readonly name: PlaceName;
  readonly engine: string;
  readonly alone: Answers;
  readonly beside: Answers;
  readonly dashboards: Answers;
  /** Cores that the server's own process took while both ran. */
  readonly cores: number;
}

export async function run(): Promise<Section> {
  const found: Found[] = [];
  for (const name of placeNames) found.push(await measure(name));
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const line = (what: string, { sent, failed, p50, p95, p99 }: Answers): readonly string[] => [
    what,
    sent.toLocaleString('en'),
    String(failed),
    ms(p50),
    ms(p95),
    ms(p99),
  ];
  return {
    title: 'Durable ingest at a fixed rate, and dashboards meanwhile',
    about: [
      `\`troth serve\` as a process of its own with its background work, ${agreements} agreements, over HTTP on loopback from one other process on the same two cores. Open model: requests are sent when their time has come, and latency counts from then. Agents, forty of them or more, tell in turn the next ten seconds of each of their checks: as many series a request as it has points, one slice each. Every answer comes after the commit. ${seconds} s each, of which the first ${warmUp.toFixed(0)} are not counted. Then again with ${reads} reads a second (live statements; one in five is a statement made anew) and a probe that tells a minute of all ${agreements} agreements every second, which are evaluated again.`,
    ],
    head: ['what', 'requests', 'failed', 'p50', 'p95', 'p99'],
    rows: found.flatMap(({ name, engine, alone, beside, dashboards, cores }) => {
      const { points, batch } = wanted[name];
      const rateText = `${points.toLocaleString('en')} points/s in requests of ${batch}`;
      return [
        line(`${name} (${engine}): ${rateText}`, alone),
        line(`${name}: the same with dashboards (server: ${cores.toFixed(2)} cores)`, beside),
        line(`${name}: dashboards, ${reads}/s`, dashboards),
      ];
    }),
    targets: found.flatMap(({ name, alone, dashboards }) => {
      const { points, p99 } = wanted[name];
      const failures = alone.failed === 0 ? '' : `, ${alone.failed} failed (${alone.firstFailure})`;
      return [
        {
          what: `${name}: ${points.toLocaleString('en')} points/s durable, p99 at most ${p99} ms`,
          reached: alone.failed === 0 && alone.p99 <= p99,
          measured: `${ms(alone.p99)}${failures}`,
        },
        {
          what: `${name}: ${reads} reads/s while evidence comes in, p99 at most 100 ms`,
          reached: dashboards.failed === 0 && dashboards.p99 <= 100,
          measured: `${ms(dashboards.p99)}${dashboards.failed === 0 ? '' : `, ${dashboards.failed} failed (${dashboards.firstFailure})`}`,
        },
      ];
    }),
  };
}

async function measure(name: PlaceName): Promise<Found> {
  const { points, batch } = wanted[name];
  return served(
    name,
    (store) => monitored(store, agreements),
    async (server) => {
      const { address, engine, prepared } = server;
      const load = { address, seconds, warmUp };
      const perSecond = points / batch;
      const agents = agentsFor({ points: batch, perSecond, seconds: 2 * seconds });
      await evaluatedOnce(address, prepared);
      const alone = await atFixedRate({ ...load, perSecond, next: (turn) => agentRequest(prepared, agents, turn) });
      const before = server.seconds();
      const already = alone.sent;
      const [beside, dashboards] = await Promise.all([
        atFixedRate({ ...load, perSecond, next: (turn) => agentRequest(prepared, agents, already + turn) }),
        atFixedRate({ ...load, perSecond: reads, next: (turn) => dashboardRequest(prepared, agreements, turn) }),
        atFixedRate({ ...load, perSecond: 1, next: (turn) => probeRequest(prepared, agreements, 8 + turn) }),
      ]);
      return { name, engine, alone, beside, dashboards, cores: (server.seconds() - before) / seconds };
    },
  );
}

/** A probe tells a minute, and live statements are waited for: each agreement is evaluated once before anything is measured. */
async function evaluatedOnce(address: string, prepared: Monitored): Promise<void> {
  const load = { address, warmUp: 0, seconds: agreements / reads, perSecond: reads };
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const probe = { ...load, perSecond: 1, seconds: 1 };
    await atFixedRate({ ...probe, next: () => probeRequest(prepared, agreements, Math.min(attempt, 7)) });
    const looked = await atFixedRate({ ...load, next: (turn) => liveRequest(prepared, turn) });
    if (looked.failed === 0) return;
  }
  throw new Error('Live statements did not come within a minute.');
}
