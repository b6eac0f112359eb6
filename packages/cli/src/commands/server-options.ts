/** Options of every command that works on a store, with one wording. */
import { Option } from 'commander';
import type { Command } from 'commander';

export interface ServerOptions {
  readonly config?: string;
  readonly set?: readonly string[];
  readonly data?: string;
}

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

/** `--config`, `--data` and `--set`. */
export function withServerOptions(command: Command): Command {
  return command
    .addOption(new Option('--config <file>', 'settings as YAML (missing: troth.yaml here, where there is one)'))
    .addOption(new Option('--data <directory>', 'directory of the embedded database: short for --set store.directory='))
    .addOption(
      new Option('--set <name=value>', 'one setting; may be given again ("troth config explain" lists them)').argParser(
        collect,
      ),
    );
}
