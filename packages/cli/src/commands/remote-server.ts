/** The server itself: keys, ledger, events. */
import type { Command } from 'commander';
import type { RemoteOptions } from '../client/server.ts';
import type { Declare } from '../program.ts';

export interface NewKeyOptions {
  readonly name: string;
  readonly grant: readonly string[];
  readonly expires?: string;
}

export interface LedgerOptions {
  readonly checkpoint?: string;
}

export interface WatchOptions {
  readonly after?: string;
  readonly topics?: string;
}

export const declareRemoteServer: Declare = (remote, setting) => {
  declareKeys(remote, setting);
  const { host, end } = setting;
  remote
    .command('ledger')
    .description('how far the ledger has come; with a checkpoint that you hold: was anything before it rewritten?')
    .option('--checkpoint <file>', 'prove that the ledger continues the checkpoint in it, then write the newest there')
    .addHelpText(
      'after',
      '\nExamples:\n  troth remote ledger\n  troth remote ledger --checkpoint held.txt\n\nExit code 1: the ledger does not continue what you hold. A pack is held against it with "troth verify --seen held.txt".',
    )
    .action(async (_options: LedgerOptions, command: Command) => {
      const { ledger } = await import('../remote/ledger.ts');
      end(await ledger(command.optsWithGlobals<LedgerOptions & RemoteOptions>(), host));
    });
  remote
    .command('watch')
    .description('follow what changes, one line an event, until it is ended (Ctrl-C)')
    .option('--after <number>', 'what came after this event (missing: only what is new)')
    .option('--topics <names>', 'only these, with commas between, such as statement.live,restatement.proposed')
    .addHelpText(
      'after',
      '\nExamples:\n  troth remote watch\n  troth remote watch --after 41 --topics alert.raised --json\n\nA stream that breaks is taken up after the last event that was shown.',
    )
    .action(async (_options: WatchOptions, command: Command) => {
      const { watch } = await import('../remote/watch.ts');
      end(await watch(command.optsWithGlobals<WatchOptions & RemoteOptions>(), host));
    });
};

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

const declareKeys: Declare = (remote, { host, end }) => {
  const keys = remote
    .command('keys')
    .description('API keys: who may do what')
    .addHelpText(
      'after',
      '\nExamples:\n  troth remote keys\n  troth remote keys create --name "probe in Kwun Tong" --grant evidence:write,source=probe-hk\n  troth remote keys revoke k7f3',
    )
    .action(async (_options: object, command: Command) => {
      const module = await import('../remote/keys.ts');
      end(await module.keys(command.optsWithGlobals<RemoteOptions>(), host));
    });
  keys
    .command('create')
    .description('make a key; its secret is shown this once')
    .requiredOption('--name <words>', 'what it is for')
    .requiredOption('--grant <scope>', 'a scope and its limits; may be given again', collect)
    .option('--expires <time>', 'such as 2025-12-31T00:00:00+08:00')
    .action(async (_options: NewKeyOptions, command: Command) => {
      const { createKey } = await import('../remote/keys.ts');
      end(await createKey(command.optsWithGlobals<NewKeyOptions & RemoteOptions>(), host));
    });
  keys
    .command('revoke')
    .description('refuse a key from now on')
    .argument('<id>', 'the key, as the list names it')
    .action(async (id: string, _options: object, command: Command) => {
      const { revokeKey } = await import('../remote/keys.ts');
      end(await revokeKey(id, command.optsWithGlobals<RemoteOptions>(), host));
    });
};
