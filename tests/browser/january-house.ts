/**
 * A house of its own in January 2025, with a clock that a test moves: one customer, one promise of a month's mean round trip, and a
 * cable that was cut. Owns: what is on record when the journey begins. The demo company stays as it is.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pullSources, pushSources } from '@troth/connectors';
import { Instant } from '@troth/core';
import type { Outcome, RecordKindName } from '@troth/core';
import { buildApp } from '@troth/http';
import {
  createAccount,
  createRecord,
  ingest,
  publishAgreement,
  registerSource,
  system,
  wake,
  workerHandlers,
} from '@troth/services';
import type { Actor, Context } from '@troth/services';
import { memoryStore } from '@troth/stores';
import { applicationFolder } from '@troth/web';

const organisation = 'harbourline';
const password = 'january 2025';
const administrator: Actor = { id: 'person:derek', grants: [{ scope: 'admin' }] };
const agreement = {
  apiVersion: 'troth/v1',
  kind: 'Agreement',
  type: 'sla',
  id: 'SLA-TG-VPN',
  title: 'IPVPN London and Hong Kong',
  effective: { from: '2024-12-01' },
  zone: 'UTC',
  calendars: { always: { always: true, holidays: 'none' } },
  services: [{ id: 'vpn', title: 'IPVPN', sites: [{ id: 'london' }] }],
  commitments: [
    {
      id: 'latency',
      title: 'Round trip',
      metric: { kind: 'statistic', series: 'rtt', unit: 'ms', take: 'mean', every: '4 h' },
      target: '<= 260 ms',
      period: 'month',
      hours: 'always',
      unknown: 'separate',
      rounding: 'none',
    },
  ],
};

export interface JanuaryHouse {
  readonly address: string;
  setClock(text: string): void;
  /** Round trips every four hours, told when they are over. */
  measure(start: string, end: string, value: number): Promise<void>;
  close(): Promise<void>;
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new TypeError(outcome.refusals[0]?.message);
}

export async function januaryHouse(): Promise<JanuaryHouse> {
  let now = Instant.parse('2025-01-01T00:00:00Z');
  let drawn = 0;
  const clock = (): Instant => now;
  const context: Context = {
    store: memoryStore({ clock }),
    clock,
    // Never twice the same; what it protects is fictional.
    random: (bytes) => Uint8Array.from({ length: bytes }, (_, at) => ((drawn += 1) * 31 + at) % 256),
    sources: { push: pushSources, pull: pullSources },
    secretKey: new Uint8Array(32).fill(7),
    outward: { privateAddresses: false, plain: false, timeoutMs: 1000 },
  };
  await context.store.establish(organisation, 'Harbourline');
  const on = { organisation, actor: administrator };
  taken(await publishAgreement(context, { ...on, texts: [{ file: 'vpn.json', text: JSON.stringify(agreement) }] }));
  taken(await registerSource(context, { ...on, id: 'probe', kind: 'rows' }));
  await tell(context);
  await letIn(context);
  const demo = { state: () => stateAt(clock()), reset: async () => undefined, mails: () => [] };
  const app = await buildApp({ context, config: { version: '0.0.0', application: applicationFolder, demo } });
  await app.ready();
  const server = createServer((request, response) => app.routing(request, response));
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, () => resolve()));
  const { port } = server.address() as AddressInfo;
  const setClock = (text: string): void => {
    now = Instant.parse(text);
  };
  return {
    address: `http://127.0.0.1:${port}`,
    setClock,
    async measure(start, end, value) {
      setClock(end);
      const every = 14_400_000;
      const rows = Array.from({ length: (Instant.parse(end) - Instant.parse(start)) / every }, (_, index) => {
        const at = Instant.format(Instant.plus(Instant.parse(start), index * every));
        return {
          place: at,
          row: { form: 'value', id: at, agreement: agreement.id, series: 'rtt', at, value: `${value}` },
        };
      });
      taken(await ingest(context, { ...on, source: 'probe', delivery: { rows, samples: [], refused: [] } }));
      await settle(context);
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await app.close();
      await context.store.close();
    },
  };
}

/** Does the work of the background that is due, until nothing waits. */
async function settle(context: Context): Promise<void> {
  const { jobs } = context.store;
  await wake(context);
  await jobs.start(workerHandlers(context));
  while (Object.values(await jobs.waiting()).some((count) => count > 0))
    await new Promise((resolve) => setImmediate(resolve));
  await jobs.stop();
}

async function tell(context: Context): Promise<void> {
  const make = async (kind: RecordKindName, id: string, body: object): Promise<void> => {
    taken(await createRecord(context, { organisation, actor: administrator, kind, id, body }));
  };
  await make('party', 'harbourline', { name: { en: 'Harbourline' }, role: 'own', zone: 'UTC' });
  await make('party', 'thamesgate', { name: { en: 'Thamesgate' }, role: 'customer' });
  await make('person', 'derek', {
    name: { en: 'Derek Wong' },
    party: 'harbourline',
    email: 'derek@harbourline.example',
  });
  await make('person', 'karen', {
    name: { en: 'Karen Doyle' },
    party: 'thamesgate',
    email: 'karen@thamesgate.example',
  });
  await make('agreement-roles', agreement.id, {
    agreement: agreement.id,
    provider: 'harbourline',
    customer: 'thamesgate',
    manager: 'derek',
    representative: 'karen',
  });
  await make('disruption', 'DIS-0001', {
    title: { en: 'Cable cut south of Lantau' },
    cause: { en: 'An anchor.' },
    start: '2025-01-09T00:00:00Z',
    lead: 'derek',
    agreements: [
      {
        agreement: agreement.id,
        party: 'thamesgate',
        commitment: 'latency',
        effect: { en: 'Round trip 245 → 312 ms' },
      },
    ],
    updates: [],
  });
}

const people = [
  { id: 'derek', name: 'Derek Wong', party: 'harbourline', partyName: 'Harbourline', side: 'own', level: 6 },
  { id: 'karen', name: 'Karen Doyle', party: 'thamesgate', partyName: 'Thamesgate', side: 'customer' },
] as const;

async function letIn(context: Context): Promise<void> {
  for (const { id, party, side } of people) {
    const standing = side === 'own' ? ({ side, level: 6, roles: [] } as const) : { side, party };
    const command = { organisation, actor: system, password, person: id, language: 'en' as const };
    taken(await createAccount(context, { ...command, ...standing, email: `${id}@${party}.example` }));
  }
}

const stateAt = (now: Instant) => ({
  clock: Instant.format(now),
  loaded: 1,
  of: 1,
  ready: true,
  password,
  identities: people.map(({ id, name, party, partyName, ...rest }) => ({
    ...rest,
    id,
    login: `${id}@${party}.example`,
    name: { en: name },
    title: { en: name },
    party,
    partyName: { en: partyName },
  })),
});
