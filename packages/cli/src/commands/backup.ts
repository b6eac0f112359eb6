import type { Declare } from '../program.ts';
import { jsonOption } from './options.ts';
import { withServerOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

export interface BackupOptions extends ServerOptions {
  readonly json?: true;
}

const help = `
Examples:
  troth backup troth-2026-11-27.troth
  DATABASE_URL=postgres://troth@db/troth troth backup /backups/today.troth

The file holds everything but jobs, in one consistent state, with its own hash at the end. It restores into the embedded
database and into a PostgreSQL server alike. A server is backed up while it works; the embedded database belongs to one
process, so stop "troth serve" first.`;

export const declareBackup: Declare = (program, { host, end }) => {
  withServerOptions(program.command('backup'))
    .description('write everything that the store holds into one file')
    .argument('<file>', 'file to write; it is whole or not there')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (file: string, options: BackupOptions) => {
      const { backUp } = await import('../actions/backup.ts');
      end(await backUp(file, options, host));
    });
};
