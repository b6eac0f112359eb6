/** The real Alertmanager, posting to our source: firing, repeated, resolved, and one outage in the end. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pushSources } from '@troth/connectors';
import { Instant, parseRow, resolveEvidence } from '@troth/core';
import { afterEach, beforeEach, expect, it } from 'vitest';

const found = pushSources.find(({ kind }) => kind === 'alertmanager');
if (found === undefined) throw new Error('alertmanager is not listed as a source');
const source = found;
const config = source.configuration.parse({
  mappings: [{ match: { severity: 'page' }, state: 'down', subjectFrom: 'site' }],
});

interface Notification {
  readonly body: Uint8Array;
  readonly receivedAt: number;
}

let directory: string;
let receiver: Server;
let program: ChildProcess;
let address: string;
const told: Notification[] = [];
let heard = Promise.withResolvers<void>();

const portOf = (server: Server): number => {
  const at: AddressInfo | string | null = server.address();
  if (at === null || typeof at === 'string') throw new Error('the receiver listens nowhere');
  return at.port;
};

async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  told.push({ body: Buffer.concat(parts), receivedAt: Date.now() });
  heard.resolve();
  heard = Promise.withResolvers();
  response.end('{}');
}

/** Waits for the notification that makes this true; each arrival wakes it. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let next = heard.promise; !(await holds()); next = heard.promise) await next;
}

async function rowsOf({ body, receivedAt }: Notification) {
  const received = await source.receive(
    { method: 'POST', path: '/', query: {}, headers: {}, body, receivedAt },
    { config },
  );
  if (!received.ok || !('delivery' in received)) throw new Error(JSON.stringify(received));
  expect(received.delivery.refused).toEqual([]);
  return received.delivery.rows.map(({ row, place }) => {
    const parsed = parseRow(row, place);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals));
    return parsed.value;
  });
}

const allRows = async () => (await Promise.all(told.map(rowsOf))).flat();

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'troth-alertmanager-'));
  receiver = createServer((request, response) => {
    void hear(request, response);
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const file = join(directory, 'alertmanager.yml');
  const lines = [
    'route: { receiver: troth, group_by: [alertname], group_wait: 10ms, group_interval: 1s, repeat_interval: 1s }',
    'receivers:',
    `  - { name: troth, webhook_configs: [{ url: "http://127.0.0.1:${portOf(receiver)}/", send_resolved: true }] }`,
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  program = spawn('prometheus-alertmanager', [
    `--config.file=${file}`,
    `--storage.path=${join(directory, 'data')}`,
    '--web.listen-address=127.0.0.1:0',
    '--cluster.listen-address=',
  ]);
  if (program.stderr === null) throw new Error('alertmanager says nothing');
  for await (const line of createInterface(program.stderr)) {
    const listening = /Listening on.*address=(127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (listening !== undefined) {
      address = listening;
      break;
    }
  }
  program.stderr.resume();
});

afterEach(async () => {
  const gone = once(program, 'exit');
  program.kill('SIGTERM');
  await gone;
  receiver.closeAllConnections();
  receiver.close();
  await rm(directory, { recursive: true });
});

const post = async (alert: object): Promise<void> => {
  const answer = await fetch(`http://${address}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([alert]),
  });
  expect(answer.status).toBe(200);
};

it('gives exactly one outage with the right times', async () => {
  const startsAt = Date.now() - 600_000;
  const alert = {
    labels: { alertname: 'LinkDown', severity: 'page', site: 'kwun-tong' },
    annotations: { summary: 'no answer' },
    startsAt: new Date(startsAt).toISOString(),
  };
  await post(alert);
  await until(() => told.length >= 2);
  const stillOpen = await allRows();
  expect(new Set(stillOpen.map(({ id }) => id)).size).toBe(1);

  const endsAt = Date.now() - 60_000;
  await post({ ...alert, endsAt: new Date(endsAt).toISOString() });
  await until(async () => (await allRows()).some((row) => row.form === 'state' && row.end !== undefined));

  const rows = await allRows();
  for (const order of [rows, rows.toReversed()]) {
    const view = resolveEvidence({ rows: order, knownAt: Instant.of(Date.now()), agreement: 'any' });
    expect(view.conflicts).toEqual([]);
    expect(view.rows('state')).toHaveLength(1);
    expect(view.rows('state')).toMatchObject([{ start: startsAt, end: endsAt, state: 'down', subject: 'kwun-tong' }]);
  }
}, 60_000);
