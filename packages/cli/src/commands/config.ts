import type { Declare } from '../program.ts';
import { jsonOption } from './options.ts';
import { withServerOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

export interface ConfigOptions extends ServerOptions {
  readonly json?: true;
}

const help = `
Examples:
  troth config explain
  TROTH_HTTP_PORT=9000 troth config explain --set log.level=debug

Flags win over the environment, the environment over the file, the file over the standard. Every fault is told at once, with
the place it stands in. Secrets are never shown.`;

export const declareConfig: Declare = (program, { host, end }) => {
  const config = program.command('config').description('settings of the server');
  withServerOptions(config.command('explain'))
    .description('every setting: its value, where it comes from, what it is for')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (options: ConfigOptions) => {
      const { explainConfiguration } = await import('../actions/config.ts');
      end(explainConfiguration(options, host));
    });
};
