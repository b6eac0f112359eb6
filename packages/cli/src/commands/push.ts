import type { RemoteOptions } from '../client/server.ts';
import type { Declare } from '../program.ts';
import { withRemoteOptions } from './remote-options.ts';

export interface PushOptions extends RemoteOptions {
  readonly source?: string;
  readonly claimed?: true;
}

const help = `
Examples:
  troth push agreements/                          publish agreements
  troth push november.csv --source probe-hk       send evidence; sources that are missing are made
  troth push examples/harbourline --claimed       import history: agreements and evidence of the demo company

Files are those of "troth evaluate", and are read whole before anything is sent. When a row became known is the server's to
say: it stamps each row with its own clock, since what is owed may turn on who knew what when. History that is brought over
says it itself (recordedAt); --claimed has that believed, and needs a key with the scope evidence:import.
Pushing again is safe: a row or a revision that is there already changes nothing. Exit code 1: rows were set aside, with
the reason ("troth remote quarantine" shows them again).`;

export const declarePush: Declare = (program, { host, end }) => {
  withRemoteOptions(program.command('push'))
    .description('send agreements and evidence to a server: publish the one, tell the other')
    .argument('<path...>', 'agreements and evidence: files, directories or patterns')
    .option('--source <id>', 'the source of rows for which neither they nor their file name one')
    .option('--claimed', 'believe the recordedAt of the rows: an import of history')
    .addHelpText('after', help)
    .action(async (paths: string[], options: PushOptions) => {
      const { push } = await import('../actions/push.ts');
      end(await push(paths, options, host));
    });
};
