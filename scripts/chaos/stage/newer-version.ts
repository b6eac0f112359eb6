/**
 * A process that runs the next version of Troth: this one with a migration more. Owns: making it so, and saying on stdout
 * where it stands, so that it can be killed there. Everything else is the product as it is.
 *
 *   node newer-version.ts embedded|postgres PLACE MIGRATIONS [BACKUP]
 */
import { pathToFileURL } from 'node:url';
import { replaceIn } from './replaced-source.ts';

const [kind, at, folder, backup] = process.argv.slice(2);
if ((kind !== 'embedded' && kind !== 'postgres') || at === undefined || folder === undefined)
  throw new RangeError('Say which kind of store, where it is, and where the migrations are.');

replaceIn('/stores/src/postgres/migrate.ts', [
  ["new URL('migrations/', import.meta.url)", `new URL(${JSON.stringify(`${pathToFileURL(folder).href}/`)})`],
  ['await client.query(up);', "process.stdout.write(name + '\\n'); await client.query(up);"],
]);

const { openPlace } = await import('./places.ts');
const store = await openPlace({ kind, at });
if (backup !== undefined) await store.backup(backup);
await store.close();
process.stdout.write('done\n');
