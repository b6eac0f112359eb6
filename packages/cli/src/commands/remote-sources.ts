/** What comes in at a server, and what needs somebody. */
import type { Command } from 'commander';
import type { RemoteOptions } from '../client/server.ts';
import type { Declare } from '../program.ts';
import { agreementOption } from './options.ts';
import type { RestatementsOptions } from './remote-statements.ts';

export const declareRemoteSources: Declare = (remote, { host, end }) => {
  remote
    .command('sources')
    .description('sources of evidence: until when they speak, how complete, their clock, what was set aside')
    .addHelpText('after', "\nExamples:\n  troth remote sources\n  troth remote sources --json | jq '.[].health.state'")
    .action(async (_options: object, command: Command) => {
      const { sources } = await import('../remote/sources.ts');
      end(await sources(command.optsWithGlobals<RemoteOptions>(), host));
    });
  remote
    .command('quarantine')
    .description('what of a source could not be taken as evidence, and why')
    .argument('<source>', 'the source')
    .addHelpText('after', '\nExamples:\n  troth remote quarantine probe-hk')
    .action(async (source: string, _options: object, command: Command) => {
      const { quarantine } = await import('../remote/sources.ts');
      end(await quarantine(source, command.optsWithGlobals<RemoteOptions>(), host));
    });
  remote
    .command('alerts')
    .description('what is about to break a promise, or has')
    .addOption(agreementOption())
    .addHelpText('after', '\nExamples:\n  troth remote alerts\n  troth remote alerts -a SLA-EXAMPLE')
    .action(async (_options: RestatementsOptions, command: Command) => {
      const { alerts } = await import('../remote/sources.ts');
      end(await alerts(command.optsWithGlobals<RestatementsOptions & RemoteOptions>(), host));
    });
};
