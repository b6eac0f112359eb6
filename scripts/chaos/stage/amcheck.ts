/** PostgreSQL's own checker, asked whether every index and table is whole. Nothing of the check stays in the database. */
import { execFileSync } from 'node:child_process';
import { openEmbedded } from '@troth/stores';

const checkIndexes = `select bt_index_check(c.oid, true) from pg_index i join pg_class c on c.oid = i.indexrelid
  join pg_am a on a.oid = c.relam where a.amname = 'btree' and c.relkind = 'i' and c.relpersistence = 'p' and i.indisvalid`;

const checkTables = `select format('%s block %s: %s', c.oid::regclass, h.blkno, h.msg) as fault
  from pg_class c, verify_heapam(c.oid) h where c.relkind = 'r' and c.relpersistence = 'p'`;

const steps = ['begin', 'create extension amcheck', checkIndexes, checkTables, 'rollback'] as const;

/** Sentences, none when all is whole. */
export async function checkEmbedded(directory: string): Promise<readonly string[]> {
  const database = await openEmbedded({ directory });
  const client = await database.pool.connect();
  const faults: string[] = [];
  try {
    for (const step of steps) {
      const { rows } = await client.query<Record<string, unknown>>(step);
      if (step === checkTables) faults.push(...rows.map((row) => String(row['fault'])));
    }
  } catch (error) {
    faults.push(String(error));
  } finally {
    client.release();
    await database.close();
  }
  return faults;
}

/** As `checkEmbedded`, of a database of a server. */
export function checkServer(url: string): readonly string[] {
  const commands = steps.flatMap((step) => [
    '-c',
    step === checkIndexes ? `do $$ begin perform ${afterSelect(step)}; end $$` : step,
  ]);
  try {
    const said = execFileSync('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', ...commands, url], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return said.split('\n').filter((line) => line !== '');
  } catch (error) {
    return [error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)];
  }
}

const afterSelect = (query: string): string => query.slice('select '.length);
