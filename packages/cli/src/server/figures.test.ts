/** /metrics tells of the business, and whatever deploy/ looks at is told there. */
import { readFileSync } from 'node:fs';
import { Instant } from '@troth/core';
import { buildApp } from '@troth/http';
import { ingest, publishAgreement, registerSource, signHead, system } from '@troth/services';
import type { Context } from '@troth/services';
import { memoryStore } from '@troth/stores';
import type { Store } from '@troth/stores';
import { beforeAll, expect, test } from 'vitest';
import { resolveConfiguration } from '../configuration/resolve.ts';
import { need } from '../endings.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { contextOf } from './compose.ts';
import { figuresOf } from './figures.ts';
import { serverKeys } from './keys.ts';
import { logOf } from './log.ts';

const { configuration } = resolveConfiguration({ flags: { 'store.directory': 'memory' }, env: {} });
const { host, said } = hostForTests([]);
const clock = (): Instant => Instant.of(host.now());

async function metricsOf(store: Store): Promise<{ readonly text: string; readonly context: Context }> {
  const context = contextOf({ store, configuration, keys: serverKeys(configuration, host) }, host);
  const parts = { context, version: '9.9.9', log: logOf(configuration, host) };
  const space = async () => ({ freeBytes: 3_000_000_000, sizeBytes: 9_000_000_000 });
  const levels = figuresOf({ ...parts, space });
  const app = await buildApp({ context, config: { version: '9.9.9', metrics: { levels } } });
  const { body } = await app.inject('/metrics');
  await app.close();
  return { text: body, context };
}

const store = memoryStore({ clock });
let text = '';

beforeAll(async () => {
  const { context } = await metricsOf(store);
  await store.establish('main', 'main');
  const command = { organisation: 'main', actor: system };
  need(await publishAgreement(context, { ...command, texts: [{ file: 'line.yaml', text: smallAgreement('LINE') }] }));
  need(await registerSource(context, { ...command, id: 'probe', kind: 'json-rows', config: { source: 'probe' } }));
  await signHead(context, { organisation: 'main' });
  const row = { form: 'state', id: 'OUT-1', agreement: 'LINE', source: 'probe', state: 'down' };
  const stretch = { start: '2025-01-14T23:00:00Z', end: '2025-01-14T23:30:00Z' };
  const rows = [{ place: '[0]', row: { ...row, ...stretch } }];
  need(await ingest(context, { ...command, source: 'probe', delivery: { rows, samples: [], refused: [] } }));
  ({ text } = await metricsOf(store));
});

test.each([
  'troth_store_up 1',
  `troth_build_info{version="9.9.9",store="memory",engine="${store.facts.engine}"} 1`,
  'troth_ledger_entries{organisation="main"} 3',
  'troth_ledger_entries_unsigned{organisation="main"} 1',
  'troth_source_lag_seconds{organisation="main",source="probe"} 1800',
  'troth_source_rows{organisation="main",source="probe",outcome="accepted"} 1',
  'troth_source_rows{organisation="main",source="probe",outcome="refused"} 0',
  'troth_source_fit_for_evidence{organisation="main",source="probe"} 1',
  'troth_disk_free_bytes 3000000000',
  'troth_disk_size_bytes 9000000000',
])('%s', (line) => {
  expect(text.split('\n')).toContain(line);
});

test('a figure that cannot be read is not told, and the log says why', async () => {
  const away: Store = { ...store, organisations: () => Promise.reject(new Error('the database is away')) };
  const { text: told } = await metricsOf(away);
  expect(told).toMatch(/^troth_store_up 0$/mu);
  expect(told).not.toMatch(/^troth_ledger_entries\{/mu);
  expect(said.err).toContain('troth_ledger_entries cannot be read: the database is away');
});

test('/readyz says what keeps it from working', async () => {
  const context = contextOf({ store, configuration }, host);
  const trouble = { now: '9 MiB are free' };
  const app = await buildApp({ context, config: { version: '9.9.9', trouble: async () => trouble.now || undefined } });
  expect((await app.inject('/readyz')).json()).toMatchObject({ status: 507, code: 'full', detail: '9 MiB are free' });
  trouble.now = '';
  expect((await app.inject('/readyz')).statusCode).toBe(200);
  expect((await app.inject('/healthz')).statusCode).toBe(200);
  await app.close();
});

/** Names under which series are read, of every metric that the registry has. */
function seriesIn(metrics: string): ReadonlySet<string> {
  const kinds = [...metrics.matchAll(/^# TYPE (\w+) (\w+)$/gmu)];
  return new Set(
    kinds.flatMap(([, name = '', kind]) =>
      kind === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
}

test.each(['grafana-dashboard.json', 'troth-rules.yaml'])('every metric of deploy/%s is told', (file) => {
  const source = readFileSync(new URL(`../../../../deploy/${file}`, import.meta.url), 'utf8');
  const expressions = [...source.matchAll(/"?expr"?: (.+)$/gmu)].map(([, expression]) => expression ?? '');
  const asked = expressions.flatMap((one) => one.match(/\b(?:troth|process|nodejs)_\w+/gu) ?? []);
  const there = seriesIn(text);
  expect(asked.length).toBeGreaterThan(6);
  expect(asked.filter((name) => !there.has(name))).toEqual([]);
});
