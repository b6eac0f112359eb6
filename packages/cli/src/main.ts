/** The process: the command runs, its exit code is set, pending output is written before the end. */
import { processHost } from './host.ts';
import { run } from './run.ts';

process.stdout.on('error', (error) => {
  // The reader of a pipe may leave early ("troth … | head"): that is no fault.
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(processHost());
