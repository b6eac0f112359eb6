/**
 * What the business looks like from the machine room, for /metrics: jobs that wait, ledgers, sources, alerts, space. Owns: the
 * list of figures. Each is read when somebody asks; one that cannot be read is not told, and the log says why.
 */
import { Instant } from '@troth/core';
import type { Level, LevelValue } from '@troth/http';
import { listAlerts, sourceHealth } from '@troth/services';
import type { Context } from '@troth/services';
import type { DiskSpace } from './disk-space.ts';
import type { Log } from './log.ts';

export interface FigureParts {
  readonly context: Context;
  readonly version: string;
  readonly space: () => Promise<DiskSpace | undefined>;
  readonly log: Log;
}

export function figuresOf(parts: FigureParts): readonly Level[] {
  const levels = [...workLevels(parts), ...ledgerLevels(parts), ...sourceLevels(parts), ...diskLevels(parts)];
  const careful = levels.map((level) => ({ ...level, read: () => orNothing(level, parts.log) }));
  return [storeUp(parts.context), ...careful];
}

function workLevels({ context, version }: FigureParts): readonly Level[] {
  const { store } = context;
  const { engine, kind } = store.facts;
  return [
    {
      name: 'troth_build_info',
      help: '1; what runs here.',
      labels: ['version', 'store', 'engine'],
      read: async () => [{ labels: { version, store: kind, engine }, value: 1 }],
    },
    {
      name: 'troth_jobs_waiting',
      help: 'Jobs that no worker has taken yet.',
      labels: ['queue'],
      read: async () =>
        Object.entries(await store.jobs.waiting()).map(([queue, value]) => ({ labels: { queue }, value })),
    },
    {
      name: 'troth_alerts_open',
      help: 'Alerts that nobody has acknowledged, by kind.',
      labels: ['organisation', 'kind'],
      read: () => everywhere(context, (organisation) => openAlerts(context, organisation)),
    },
  ];
}

function ledgerLevels({ context }: FigureParts): readonly Level[] {
  const { store } = context;
  const ledgers = shared(() =>
    everywhere(context, async (organisation) => {
      const read = await store.read(organisation, async (reader) => ({
        size: (await reader.head()).size,
        signed: (await reader.checkpoints(1))[0]?.size ?? 0,
      }));
      return [{ ...read, labels: { organisation } }];
    }),
  );
  return [
    {
      name: 'troth_ledger_entries',
      help: 'Entries of the ledger.',
      labels: ['organisation'],
      read: async () => (await ledgers()).map(({ labels, size }) => ({ labels, value: size })),
    },
    {
      name: 'troth_ledger_entries_unsigned',
      help: 'Entries since the last signed checkpoint.',
      labels: ['organisation'],
      read: async () => (await ledgers()).map(({ labels, size, signed }) => ({ labels, value: size - signed })),
    },
  ];
}

function sourceLevels({ context }: FigureParts): readonly Level[] {
  const labels = ['organisation', 'source'];
  const sources = shared(() =>
    everywhere(context, async (organisation) =>
      (await sourceHealth(context, { organisation })).map((health) => ({
        ...health,
        at: { organisation, source: health.source },
      })),
    ),
  );
  return [
    {
      name: 'troth_source_lag_seconds',
      help: 'Time since the latest instant that the source spoke of.',
      labels,
      read: async () =>
        (await sources()).flatMap(({ at, lastOccurred }) =>
          lastOccurred === undefined
            ? []
            : [{ labels: at, value: (context.clock() - Instant.parse(lastOccurred)) / 1000 }],
        ),
    },
    {
      name: 'troth_source_rows',
      help: 'Rows that the source has told so far, by what became of them.',
      labels: [...labels, 'outcome'],
      read: async () =>
        (await sources()).flatMap(({ at, accepted, duplicates, refused }) =>
          Object.entries({ accepted, duplicate: duplicates, refused }).map(([outcome, value]) => ({
            labels: { ...at, outcome },
            value,
          })),
        ),
    },
    {
      name: 'troth_source_fit_for_evidence',
      help: '1 where the clock of the source is near enough to ours, 0 where it is not.',
      labels,
      read: async () =>
        (await sources()).map(({ at, fitForEvidence }) => ({ labels: at, value: fitForEvidence ? 1 : 0 })),
    },
  ];
}

function diskLevels({ space }: FigureParts): readonly Level[] {
  const disk = shared(space);
  return [
    {
      name: 'troth_disk_free_bytes',
      help: 'Free space where the embedded database lies.',
      read: async () => valueOf((await disk())?.freeBytes),
    },
    {
      name: 'troth_disk_size_bytes',
      help: 'Size of the disk where the embedded database lies.',
      read: async () => valueOf((await disk())?.sizeBytes),
    },
  ];
}

function storeUp({ store }: Context): Level {
  const up = async (): Promise<number> =>
    store.organisations().then(
      () => 1,
      () => 0,
    );
  return {
    name: 'troth_store_up',
    help: '1 while the store answers.',
    read: async () => valueOf(await up()),
  };
}

async function orNothing(level: Level, log: Log): Promise<readonly LevelValue[]> {
  try {
    return await level.read();
  } catch (error) {
    log.say('warn', `${level.name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

const valueOf = (value: number | undefined): readonly LevelValue[] => (value === undefined ? [] : [{ value }]);

/** One organisation after the other: a scrape is not to take all connections. */
async function everywhere<T>(
  { store }: Context,
  read: (organisation: string) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (const organisation of await store.organisations()) found.push(...(await read(organisation)));
  return found;
}

/** Figures made of one reading share it while it is under way. */
function shared<T>(read: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  return () => {
    underWay ??= read().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}

const page = 1_000;

async function openAlerts(context: Context, organisation: string): Promise<readonly LevelValue[]> {
  const counts = new Map<string, number>();
  for (let after: string | undefined; ;) {
    const found = await listAlerts(context, { organisation, after, limit: page });
    for (const { kind, acknowledgedBy } of found)
      if (acknowledgedBy === undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    after = found.at(-1)?.id;
    if (found.length < page) break;
  }
  return [...counts].map(([kind, value]) => ({ labels: { organisation, kind }, value }));
}
