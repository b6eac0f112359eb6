/**
 * A process that seals one signing and dies at the step it is told to: `node sealer.ts PLACE FILES INDEX STEP [late]`.
 */
import { readFileSync } from 'node:fs';
import type { AuthorityFiles } from '@troth/documents';
import { openPlace } from './places.ts';
import { clock, seal, sealingHouse, steppedStore } from './signings.ts';

const [at, files, index, last, late] = process.argv.slice(2);
if (at === undefined || files === undefined || index === undefined || last === undefined)
  throw new RangeError('Say where the store is, where the keys are, which signing, and at which step to die.');

let steps = 0;
const step = (): void => {
  steps += 1;
  if (steps === Number(last)) process.kill(process.pid, 'SIGKILL');
};
const store = await openPlace({ kind: 'postgres', at }, { clock });
const keys = JSON.parse(readFileSync(files, 'utf8')) as AuthorityFiles;
await seal(sealingHouse(steppedStore(store, step, late === 'late'), keys, step), Number(index));
await store.close();
process.stdout.write(`${steps} steps\n`);
