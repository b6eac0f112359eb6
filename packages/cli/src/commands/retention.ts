import type { Declare } from '../program.ts';
import { jsonOption } from './options.ts';
import { withServerOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

export interface RetentionOptions extends ServerOptions {
  readonly before: string;
  readonly json?: true;
}

const help = `
Examples:
  troth retention --before 2024-01-01T00:00:00Z
  DATABASE_URL=postgres://troth@db/troth troth retention --before 2024-01-01T00:00:00Z

Slices are kept twice: as they were told, and as sealed days. This gives up the first for whole months (UTC) that ended by
then, in all organisations at once; every statement as known today is computed from the sealed days as before. It is refused
while a day is not sealed or no signed checkpoint covers its page, and the ledger says what went. Rows, records and
statements are never given up.`;

export const declareRetention: Declare = (program, { host, end }) => {
  withServerOptions(program.command('retention'))
    .description('give up the log of slices of past months, whose sealed days stay')
    .requiredOption('--before <time>', 'months that ended by then, such as 2024-01-01T00:00:00Z')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (options: RetentionOptions) => {
      const { giveUpLog } = await import('../actions/retention.ts');
      end(await giveUpLog(options, host));
    });
};
