import type { Declare } from '../program.ts';
import { jsonOption } from './options.ts';
import { withServerOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

export interface DoctorOptions extends ServerOptions {
  readonly deep?: true;
  readonly json?: true;
}

const help = `
Examples:
  troth doctor
  troth doctor --deep --json | jq '.findings[] | select(.ok == false)'

Tells whether the store keeps what it promises (fsync, checksums, lock, roles, row-level security) and, with --deep, checks
every entry of every ledger against what the store holds: chain, records, evidence, pages. Exit code 1 when something is
wrong.`;

export const declareDoctor: Declare = (program, { host, end }) => {
  withServerOptions(program.command('doctor'))
    .description('is this installation what it claims to be?')
    .option('--deep', 'also check the whole ledger')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (options: DoctorOptions) => {
      const { examine } = await import('../actions/doctor.ts');
      end(await examine(options, host));
    });
};
