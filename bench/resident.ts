/** Memory of the server: idle, under half of the ingest that it has to hold, and what it grows by in a minute. */
import { agentRequest, agentsFor, dashboardRequest, monitored, probeRequest } from './monitored.ts';
import { option, size } from './options.ts';
import { placeNames } from './places.ts';
import type { PlaceName } from './places.ts';
import type { Section } from './rounds.ts';
import { atFixedRate, pause, served } from './served.ts';

const minutes = option('minutes', size(1.5, 0.2));
const agreements = 50;
const points: Readonly<Record<PlaceName, number>> = { PostgreSQL: 10_000, embedded: 2_500 };
const batch = 50;

interface Found {
  readonly name: PlaceName;
  readonly engine: string;
  readonly idle: number;
  readonly highest: number;
  readonly after: number;
  /** Bytes a minute over the last two thirds, by least squares. */
  readonly slope: number;
  readonly failed: number;
}

export async function run(): Promise<Section> {
  const found: Found[] = [];
  for (const name of placeNames) found.push(await measure(name));
  const mb = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  const long = minutes >= 30;
  return {
    title: 'Memory of the server',
    about: [
      `Resident memory of \`troth serve\` (the embedded database is in it, a PostgreSQL server is not): five seconds after its start, and through ${minutes} minutes of half the ingest it has to hold, with 20 dashboards a second. ${long ? '' : 'A slope over so short a time is mostly warming up: `node bench/run.ts memory --minutes 30` is the measure of growth.'}`.trim(),
    ],
    head: ['store', 'idle', 'highest', 'ten seconds after', 'slope, a minute', 'failed requests'],
    rows: found.map((one) => [
      `${one.name} (${one.engine})`,
      mb(one.idle),
      mb(one.highest),
      mb(one.after),
      `${(one.slope / 2 ** 20).toFixed(2)} MiB`,
      String(one.failed),
    ]),
    targets: long
      ? found.map(({ name, slope }) => ({
          what: `${name}: grows by at most 1 MiB a minute`,
          reached: slope <= 2 ** 20,
          measured: `${(slope / 2 ** 20).toFixed(2)} MiB`,
        }))
      : [],
  };
}

async function measure(name: PlaceName): Promise<Found> {
  return served(
    name,
    (store) => monitored(store, agreements),
    async ({ address, engine, prepared, residentBytes }) => {
      await pause(5_000);
      const idle = residentBytes();
      const samples: { readonly minute: number; readonly bytes: number }[] = [];
      const begun = performance.now();
      const sampling = setInterval(
        () => samples.push({ minute: (performance.now() - begun) / 60_000, bytes: residentBytes() }),
        1_000,
      );
      const load = { address, seconds: minutes * 60, warmUp: 0 };
      const perSecond = points[name] / batch;
      const agents = agentsFor({ points: batch, perSecond, seconds: minutes * 60 });
      // As a probe does it: a minute of every agreement is told once a minute, and time does not run ahead of itself.
      const answers = await Promise.all([
        atFixedRate({ ...load, perSecond, next: (turn) => agentRequest(prepared, agents, turn) }),
        atFixedRate({ ...load, perSecond: 20, next: (turn) => dashboardRequest(prepared, agreements, turn) }),
        atFixedRate({ ...load, perSecond: 1 / 60, next: (turn) => probeRequest(prepared, agreements, turn) }),
      ]);
      clearInterval(sampling);
      await pause(10_000);
      const late = samples.filter((one) => one.minute >= minutes / 3);
      return {
        name,
        engine,
        idle,
        highest: Math.max(idle, ...samples.map(({ bytes }) => bytes)),
        after: residentBytes(),
        slope: slopeOf(late),
        failed: answers.reduce((sum, one) => sum + one.failed, 0),
      };
    },
  );
}

function slopeOf(samples: readonly { readonly minute: number; readonly bytes: number }[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [x, y] = [mean(samples.map(({ minute }) => minute)), mean(samples.map(({ bytes }) => bytes))];
  const along = samples.reduce((sum, one) => sum + (one.minute - x) * (one.bytes - y), 0);
  return along / samples.reduce((sum, one) => sum + (one.minute - x) ** 2, 0);
}
