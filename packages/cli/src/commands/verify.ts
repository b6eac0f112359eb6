import type { Declare } from '../program.ts';
import { jsonOption, languageOption } from './options.ts';

export interface VerifyOptions {
  readonly key?: string;
  readonly seen?: string;
  readonly json?: true;
  readonly lang: 'en' | 'zh-Hant';
}

const help = `
Examples:
  troth verify silkroad-2024-11.zip --key harbourline.key
  troth verify silkroad-2024-11.zip --key harbourline.key --seen last-months-checkpoint.txt
  troth verify silkroad-2024-11.zip --json | jq '.checks[].faults'

Needs no server, no network and no other file. Every hash, proof, signature and figure is computed again. Exit code 0:
nothing was altered; 1: something was, and the report names it; 2: the pack cannot be read.
A key is one line ("name+id+base64") that the other party gave you another way than with the pack. A checkpoint that you
kept from an earlier pack or report shows that the history was not rewritten since.`;

export const declareVerify: Declare = (program, { host, end }) => {
  program
    .command('verify')
    .description('check an evidence pack of the other party: was anything altered, do the statements follow from it?')
    .argument('<pack>', 'the pack: a zip, or the folder it was unpacked to')
    .option(
      '--key <file>',
      'public key(s) that you trust; without it the key in the pack is taken, and the report says so',
    )
    .option('--seen <file>', 'a checkpoint that you hold from before; the pack has to continue it')
    .addOption(jsonOption())
    .addOption(languageOption())
    .addHelpText('after', help)
    .action(async (pack: string, options: VerifyOptions) => {
      const { verifyPath } = await import('../actions/verify.ts');
      end(await verifyPath(pack, options, host));
    });
};
