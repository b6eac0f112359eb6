/** The `troth` command: which subcommands there are. Each declares itself; what it does is loaded only when it is called. */
import { Command } from 'commander';
import { commands } from './commands/kinds.ts';
import type { Ending } from './endings.ts';
import { endingsHelp } from './endings.ts';
import type { Host } from './host.ts';
import { version } from './version.ts';

/** What a command needs to declare itself. */
interface Setting {
  readonly host: Host;
  /** Called at most once, with how the command ended. */
  readonly end: (ending: Ending) => void;
}

/** A subcommand: declares name, options and examples. */
export type Declare = (program: Command, setting: Setting) => void;

export function buildProgram(host: Host, end: (ending: Ending) => void): Command {
  const program = new Command('troth')
    .description('Service level agreements as programs: what was promised, what was attained, what is owed, and why.')
    .version(version, '-V, --version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showHelpAfterError('(add --help for what to write)')
    .configureOutput({ writeOut: (text) => host.out(text), writeErr: (text) => host.err(text) })
    .exitOverride()
    .addHelpText('after', `${firstSteps}\n${endingsHelp}`);
  for (const declare of commands) declare(program, { host, end });
  return program;
}

const firstSteps = `
First steps:
  troth init my-sla                          write a small agreement and some evidence to start from
  troth lint my-sla                          is it a well-defined function? what is missing?
  troth evaluate my-sla --period 2024-11     what was attained, and what is owed
  troth explain my-sla --period 2024-11 --agreement SLA-EXAMPLE --commitment availability
                                             where a number comes from, and what each clause did to it

PATH is a file, a directory or a quoted pattern. Agreements are YAML or JSON (kind: Agreement); evidence is YAML, JSON
(kind: Evidence), JSON Lines, CSV or Parquet. "troth schema evidence" lists the fields.`;
