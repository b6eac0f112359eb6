import { expect, test } from 'vitest';
import { ingest } from '../evidence/ingest.ts';
import {
  anna,
  demoFiles,
  houseForTests,
  importRows,
  organisation,
  settleIn,
  taken,
  writtenRow,
} from '../testing/house-for-tests.ts';
import { workerHandlers } from '../worker/handlers.ts';
import { queue } from '../worker/queues.ts';
import { closePeriod } from './close.ts';
import { notLookedAt } from './look-again.ts';
import { listProposals } from './restate.ts';

test('a look that was asked for outlives its job, and is forgotten when it was taken', async () => {
  const [files, house] = [await demoFiles(), await houseForTests()];
  const { store } = house.context;
  house.setClock('2024-12-02T08:00:00+08:00');
  await settleIn(house, files);
  const known = files.rows.filter(
    ({ form, id, recordedAt }) => form !== 'issued' && id !== 'OUT-0195' && recordedAt <= house.context.clock(),
  );
  await importRows(house, known);
  house.setClock('2024-12-02T09:00:00+08:00');
  const overrule = { guards: ['correction-window' as const], reason: 'asked for' };
  taken(
    await closePeriod(house.context, {
      organisation,
      actor: anna,
      agreement: 'SLA-SP-DIA',
      period: '2024-11',
      overrule,
    }),
  );
  const row = files.rows.find(({ id }) => id === 'OUT-0195');
  if (row === undefined) throw new TypeError('the late row is not among the files');
  house.setClock('2024-12-04T09:00:00+08:00');
  const delivery = { rows: [writtenRow(row, 0)], samples: [], refused: [] };
  taken(await ingest(house.context, { organisation, actor: anna, source: 'probe', delivery }));
  house.setClock('2024-12-04T09:01:00+08:00');

  const asked = () => store.read(organisation, (reader) => notLookedAt(reader));
  expect(await asked()).toEqual([{ agreement: 'SLA-SP-DIA', period: '2024-11' }]);

  // As after a restore: the marks are there, the jobs are not.
  const wanted: string[] = [];
  const handlers = workerHandlers({
    ...house.context,
    store: {
      ...house.context.store,
      organisations: () => store.organisations(),
      read: (id, work) => store.read(id, work),
      write: (id, work) =>
        store.write(id, (transaction) =>
          work({ ...transaction, enqueue: async (name, { key }) => void wanted.push(`${name} ${key}`) }),
        ),
    },
  });
  const handle = async (name: string, data: Record<string, string>): Promise<void> =>
    handlers.find((one) => one.queue === name)?.handle([{ id: '1', key: 'k', data }]);
  await handle(queue.closeDue, { organisation });
  expect(wanted).toContain('restate SLA-SP-DIA/2024-11');

  await handle(queue.restate, { organisation, agreement: 'SLA-SP-DIA', period: '2024-11' });
  expect(await listProposals(house.context, { organisation })).toHaveLength(1);
  expect(await asked()).toEqual([]);
});
