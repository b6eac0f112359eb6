import type { Declare } from '../program.ts';
import { withServerOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

const help = `
Examples:
  troth restore troth-2026-11-27.troth --data new-data
  DATABASE_URL=postgres://troth@db/empty troth restore troth-2026-11-27.troth

A file that was cut or changed anywhere is refused before a row of it is read. The store must be empty; afterwards the
whole ledger is checked: chain, records, evidence and pages.`;

export const declareRestore: Declare = (program, { host, end }) => {
  withServerOptions(program.command('restore'))
    .description('read a backup into an empty store')
    .argument('<file>', 'file that "troth backup" wrote')
    .addHelpText('after', help)
    .action(async (file: string, options: ServerOptions) => {
      const { restore } = await import('../actions/restore.ts');
      end(await restore(file, options, host));
    });
};
