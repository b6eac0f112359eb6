/**
 * A process that runs the next version of Troth: this one with a migration more. Owns: making it so, and saying on stdout
 * where it stands, so that it can be killed there. Everything else is the product as it is.
 *
 *   node newer-version.ts embedded|postgres PLACE MIGRATIONS [BACKUP]
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [kind, at, folder, backup] = process.argv.slice(2);
if ((kind !== 'embedded' && kind !== 'postgres') || at === undefined || folder === undefined)
  throw new RangeError('Say which kind of store, where it is, and where the migrations are.');

/** Replaces what has to be there; a drill that replaces nothing would try nothing. */
function replaced(source: string, what: string, by: string): string {
  if (!source.includes(what)) throw new Error(`migrate.ts no longer says ${what}; mend the drill.`);
  return source.replace(what, by);
}

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('/stores/src/postgres/migrate.ts')) return next(url, context);
    const own = readFileSync(fileURLToPath(url), 'utf8');
    const home = replaced(
      own,
      "new URL('migrations/', import.meta.url)",
      `new URL(${JSON.stringify(`${pathToFileURL(folder).href}/`)})`,
    );
    const told = replaced(
      home,
      'await client.query(up);',
      "process.stdout.write(name + '\\n'); await client.query(up);",
    );
    return { format: 'module-typescript', source: told, shortCircuit: true };
  },
});

const { openPlace } = await import('./places.ts');
const store = await openPlace({ kind, at });
if (backup !== undefined) await store.backup(backup);
await store.close();
process.stdout.write('done\n');
