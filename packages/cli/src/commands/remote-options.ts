/** Options of every command that asks a server, with one wording. */
import { Option } from 'commander';
import type { Command } from 'commander';

/** `--server`, `--key` and `--json`. */
export function withRemoteOptions(command: Command): Command {
  return command
    .addOption(new Option('--server <url>', 'the server (missing: TROTH_SERVER, or http://127.0.0.1:8080)'))
    .addOption(
      new Option('--key <key>', 'API key; others on this machine see words of a command, so rather set TROTH_KEY'),
    )
    .addOption(new Option('--json', 'write JSON for machines instead of words'));
}
