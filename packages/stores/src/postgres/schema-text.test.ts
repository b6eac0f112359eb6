import { Instant } from '@troth/core';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { openEmbedded } from '../embedded/open.ts';
import { startLocalCluster } from './local-cluster.ts';
import { migrate, schemaFaults } from './migrate.ts';
import { schemaText } from './schema-text.ts';
import { openServer } from './server.ts';

const golden = '../../golden/schema.txt';

test('the schema of a server is the one that was reviewed, and its checks find nothing', async () => {
  const cluster = await startLocalCluster({ settings: { fsync: 'off' } });
  try {
    const url = await cluster.database();
    const store = await openServer({ url, clock: () => Instant.of(0), queues: [] });
    await store.close();
    const client = new Client({ connectionString: url });
    await client.connect();
    await expect(await schemaText(client)).toMatchFileSnapshot(golden);
    expect(await schemaFaults(client)).toEqual([]);
    expect(await migrate(client)).toEqual([]);
    await client.query('alter table troth.facts no force row level security');
    await client.query('drop trigger append_only on troth.entries');
    expect(await schemaFaults(client)).toEqual(['facts has no forced row-level security', 'entries can be changed']);
    await client.end();
  } finally {
    await cluster.remove();
  }
}, 60_000);

test('the embedded database has the same schema', async () => {
  const embedded = await openEmbedded({ directory: 'memory' });
  try {
    const client = await embedded.pool.connect();
    await migrate(client);
    await expect(await schemaText(client)).toMatchFileSnapshot(golden);
    client.release();
  } finally {
    await embedded.close();
  }
}, 60_000);
