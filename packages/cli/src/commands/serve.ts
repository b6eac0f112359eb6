import type { Declare } from '../program.ts';
import { withServerOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

export interface ServeOptions extends ServerOptions {
  readonly port?: string;
  readonly host?: string;
  readonly newKey?: true;
}

const help = `
Examples:
  troth serve                                      the embedded database in ./troth-data, http://127.0.0.1:8080
  troth serve --port 9000 --data /var/lib/troth
  DATABASE_URL=postgres://troth@db/troth troth serve --set worker=off     with "troth worker" beside it
  troth serve --config /etc/troth/troth.yaml

The first start makes an organisation and prints an administrator's API key once; with keys.administrator it goes into a
file instead. The log is on stderr, one JSON object a line. SIGTERM and SIGINT end in order: requests under way are answered,
jobs under way are finished, the store is closed. Exit code 3 when the store cannot go on, such as on a full disk.`;

export const declareServe: Declare = (program, { host, end }) => {
  withServerOptions(program.command('serve'))
    .description('serve the HTTP API; background work is done in the same process unless the settings say otherwise')
    .option('--port <number>', 'short for --set http.port=')
    .option('--host <address>', 'short for --set http.host=')
    .option('--new-key', 'make another API key for an administrator, where the last one was lost')
    .addHelpText('after', help)
    .action(async (options: ServeOptions) => {
      const { serve } = await import('../actions/serve.ts');
      end(await serve(options, host));
    });
};
