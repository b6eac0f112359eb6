import type { Declare } from '../program.ts';
import { withServerOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

const help = `
Examples:
  DATABASE_URL=postgres://troth@db/troth troth worker

Any number of workers may run beside each other and beside "troth serve": each piece of work is taken by one of them. The
embedded database has one process only, so its work is done by "troth serve".`;

export const declareWorker: Declare = (program, { host, end }) => {
  withServerOptions(program.command('worker'))
    .description('evaluate, seal, close, deliver and poll in the background')
    .addHelpText('after', help)
    .action(async (options: ServerOptions) => {
      const { work } = await import('../actions/worker.ts');
      end(await work(options, host));
    });
};
