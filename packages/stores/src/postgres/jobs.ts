/**
 * Jobs in PostgreSQL, by pg-boss. Owns: sending within a transaction, taking by any number of workers. A queue keeps at most
 * one waiting job per key; the same key may be sent again while one is being handled.
 */
import type { Instant, Json } from '@troth/core';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Job, Jobs } from '../ports/jobs.ts';
import type { Session } from './session.ts';

interface JobToSend {
  readonly key: string;
  readonly data: Json;
  readonly after?: Instant;
}

export interface BossJobs {
  readonly jobs: Jobs;
  readonly send: (session: Session, queue: string, job: JobToSend) => Promise<void>;
}

/** What a job carries: any Json in an object, as pg-boss wants it. */
interface Parcel {
  readonly key: string;
  readonly data: Json;
}

const schema = 'troth_jobs';
const retry = { retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 300, expireInSeconds: 300 };

/** Waiting, active and done jobs of the queues named, in their own schema of the same database. */
export async function bossJobs(
  pool: pg.Pool,
  {
    queues,
    single,
    onFault,
  }: { readonly queues: readonly string[]; readonly single: boolean; readonly onFault: (error: Error) => void },
): Promise<BossJobs> {
  const db = { executeSql: async (text: string, values?: unknown[]) => pool.query(text, values) };
  const boss = new PgBoss({ db, schema, backend: single ? 'pglite' : 'postgres', schedule: false });
  boss.on('error', onFault);
  await boss.start();
  for (const queue of queues) await boss.createQueue(queue, { policy: 'short', ...retry });
  await pool.query(`grant usage on schema ${schema} to troth_app`);
  await pool.query(`grant select, insert, update, delete on all tables in schema ${schema} to troth_app`);
  await pool.query(`grant execute on all functions in schema ${schema} to troth_app`);
  return { jobs: jobsOf(boss, pool, queues), send: senderOf(boss) };
}

function senderOf(boss: PgBoss): BossJobs['send'] {
  return async (session, queue, { key, data, after }) => {
    const parcel: Parcel = { key, data };
    await boss.send(queue, parcel, {
      singletonKey: `${session.organisation}/${key}`,
      ...(after === undefined ? {} : { startAfter: new Date(after) }),
      db: {
        executeSql: async (text: string, values?: unknown[]) => ({ rows: [...(await session.rows(text, values))] }),
      },
    });
  };
}

function jobsOf(boss: PgBoss, pool: pg.Pool, queues: readonly string[]): Jobs {
  const taken: string[] = [];
  let stopped = false;
  return {
    async start(handlers) {
      if (stopped) await boss.start();
      stopped = false;
      for (const { queue, batch = 1, handle } of handlers) {
        await boss.work<Parcel>(queue, { batchSize: batch, pollingIntervalSeconds: 0.5 }, async (found) => {
          await handle(found.map(({ id, data }): Job => ({ id, key: data.key, data: data.data })));
        });
        taken.push(queue);
      }
    },
    async stop() {
      for (const queue of taken.splice(0)) await boss.offWork(queue, { wait: true });
      await boss.stop({ graceful: true, close: false });
      stopped = true;
    },
    async waiting() {
      const { rows } = await pool.query<{ name: string; jobs: string }>(
        `select name, count(*) as jobs from ${schema}.job where state in ('created', 'retry') group by name`,
      );
      const counts = new Map(rows.map(({ name, jobs }) => [name, Number(jobs)]));
      return Object.fromEntries(queues.map((queue) => [queue, counts.get(queue) ?? 0]));
    },
  };
}
