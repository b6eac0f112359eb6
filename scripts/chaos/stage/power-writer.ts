/**
 * A process that writes to a store until it is killed, and says the number of each row once the store has acknowledged it.
 * What it says is the claim that a power cut puts to the test.
 *
 *   node power-writer.ts embedded|postgres <place> <first number> [control]
 */
import { openEmbeddedStore, openServer } from '@troth/stores';
import { wallClock } from './places.ts';
import { organisation, powerRow, source } from './power-rows.ts';

const [kind, at = '', first = '0', mode] = process.argv.slice(2);
/** Writers that are under way at once: their commits fall between each other's. */
const writers = 4;

async function write(): Promise<never> {
  const options = { clock: wallClock, queues: [] };
  const store =
    kind === 'embedded'
      ? await openEmbeddedStore({ ...options, directory: at, durable: mode !== 'control' })
      : await openServer({ ...options, url: at });
  await store.establish(organisation, 'Power');
  let next = Number(first);
  const one = async (): Promise<never> => {
    for (;;) {
      next += 1;
      const own = powerRow(next);
      await store.write(organisation, (transaction) =>
        transaction.addFacts({ source, rows: [own] }, { actor: 'drill', key: own.id }),
      );
      process.stdout.write(`${own.id}\n`);
    }
  };
  return Promise.race(Array.from({ length: writers }, one));
}

await write();
