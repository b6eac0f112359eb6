/**
 * `node scripts/fuzz/requests.ts --count 10000 --seed 1 [--store embedded] [--url http://127.0.0.1:8080 --token troth.…]`:
 * malformed requests over every operation of the API. None may be answered with a 5xx or with anything but a problem
 * document, none may hang, memory stays flat, and the server answers afterwards as before.
 */
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { problemSchema } from '../../packages/http/src/problem-document.ts';
import { operationsIn } from '../../packages/http/src/testing/described.ts';
import type { Ids } from '../../packages/http/src/testing/seed.ts';
import { chanceFrom } from './chance.ts';
import { malformed } from './malformed.ts';
import type { Malformed } from './malformed.ts';
import { insideTarget, remoteTarget } from './targets.ts';
import type { Answered, Target } from './targets.ts';

export interface Fuzzed {
  readonly sent: number;
  readonly operations: number;
  readonly byStatus: ReadonlyMap<number, number>;
  readonly faults: readonly string[];
  readonly slowestMs: number;
  readonly grownMb: number;
}

export interface FuzzOptions {
  readonly count: number;
  readonly seed: number;
}

const slowMs = 5_000;
const shownFaults = 20;
/** Protocols answer refusals in their own words. */
const ownWords = new Set(['remoteWrite', 'otlpMetrics', 'pushToSource', 'greetSource']);

export async function fuzz(target: Target, { count, seed }: FuzzOptions): Promise<Fuzzed> {
  const operations = operationsIn(target.document).filter(({ operationId }) => operationId !== 'streamEvents');
  const chance = chanceFrom(seed);
  const byStatus = new Map<number, number>();
  const faults: string[] = [];
  let [slowestMs, warm] = [0, 0];
  const noticed = (error: unknown): void => void faults.push(`uncaught: ${String(error)}`);
  process.on('unhandledRejection', noticed);
  for (let number = 0; number < count; number += 1) {
    const operation = operations[number % operations.length];
    if (operation === undefined) break;
    const ids: Ids = { ...target.ids, source: chance.one([target.ids['source'] ?? '', ...target.sources]) };
    const request = malformed(operation, { ids, token: target.token, number }, chance);
    const begun = performance.now();
    const answered = await target.send(request);
    slowestMs = Math.max(slowestMs, performance.now() - begun);
    byStatus.set(answered.status, (byStatus.get(answered.status) ?? 0) + 1);
    const fault = faultIn(request, answered);
    if (fault !== undefined && faults.length < shownFaults) faults.push(`#${number} ${fault}`);
    if (number === Math.floor(count / 2)) warm = target.memory();
  }
  process.off('unhandledRejection', noticed);
  const grownMb = Math.round((target.memory() - warm) / 1_000_000);
  if (!(await target.alive())) faults.push('the server no longer answers');
  if (slowestMs > slowMs) faults.push(`a request took ${Math.round(slowestMs)} ms`);
  return { sent: count, operations: operations.length, byStatus, faults, slowestMs, grownMb };
}

function faultIn({ operation, method, url }: Malformed, { status, type, text }: Answered): string | undefined {
  const where = `${operation}: ${method} ${url.slice(0, 200)}`;
  if (status >= 500) return `${where} was answered ${status}: ${text.slice(0, 300)}`;
  if (/\bat [\w.<>]+ \(?(?:file|node):/u.test(text)) return `${where} shows a stack`;
  if (status < 400 || ownWords.has(operation) || status === 404) return undefined;
  if (!type.startsWith('application/problem+json')) return `${where} was refused as ${type}`;
  return problemSchema.safeParse(JSON.parse(text)).success ? undefined : `${where} was refused in another form`;
}

/** What broke inside is seen by whoever runs this. */
const toStderr = { level: 'error', stream: process.stderr };

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      store: { type: 'string', default: 'memory' },
      url: { type: 'string' },
      token: { type: 'string' },
    },
  });
  const target =
    values.url === undefined
      ? await insideTarget(values.store === 'embedded' ? 'embedded' : 'memory', undefined, toStderr)
      : await remoteTarget(values.url, values.token ?? '');
  const done = await fuzz(target, { count: Number(values.count), seed: Number(values.seed) });
  await target.close();
  const statuses = [...done.byStatus]
    .sort(([one], [other]) => one - other)
    .map(([status, times]) => `${status} × ${times}`);
  console.log(`${done.sent} requests over ${done.operations} operations, seed ${values.seed}: ${statuses.join(', ')}`);
  console.log(`slowest ${Math.round(done.slowestMs)} ms; memory grew by ${done.grownMb} MB in the second half`);
  for (const fault of done.faults) console.error(fault);
  process.exitCode = done.faults.length > 0 || done.grownMb > 50 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
