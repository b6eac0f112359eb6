import type { Declare } from '../program.ts';
import { jsonOption, languageOption } from './options.ts';

export interface VerifyOptions {
  readonly key?: string;
  readonly seen?: string;
  readonly trust?: string;
  readonly terms?: string;
  readonly trail?: string;
  readonly json?: true;
  readonly lang: 'en' | 'zh-Hant';
}

const help = `
Examples:
  troth verify silkroad-2024-11.zip --key harbourline.key
  troth verify silkroad-2024-11.zip --key harbourline.key --seen last-months-checkpoint.txt
  troth verify silkroad-2024-11.zip --json | jq '.checks[].faults'
  troth verify contract.pdf --trust harbourline-root.crt --trail contract-trail.json

Needs no server, no network and no other file. Every hash, proof, signature and figure is computed again. Exit code 0:
nothing was altered; 1: something was, and the report names it; 2: the pack cannot be read.
A key is one line ("name+id+base64") that the other party gave you another way than with the pack. A checkpoint that you
kept from an earlier pack or report shows that the history was not rewritten since.
Of a signed contract every signature, time stamp and byte is checked, the terms within are hashed, and the contract is written
again from them. Roots (PEM) that the other party gave you another way vouch for the names on the certificates.`;

export const declareVerify: Declare = (program, { host, end }) => {
  program
    .command('verify')
    .description(
      'check an evidence pack or a signed contract: was anything altered, does it follow from what is within?',
    )
    .argument('<file>', 'the pack: a zip, or the folder it was unpacked to; or the contract: a PDF')
    .option(
      '--key <file>',
      'public key(s) that you trust; without it the key in the pack is taken, and the report says so',
    )
    .option('--seen <file>', 'a checkpoint that you hold from before; the pack has to continue it')
    .option('--trust <file>', 'of a contract: root certificates (PEM) that you trust')
    .option('--terms <file>', 'of a contract: its terms as JSON, where you keep them beside it')
    .option('--trail <file>', 'of a contract: its evidence trail, whose hash is in the seal')
    .addOption(jsonOption())
    .addOption(languageOption())
    .addHelpText('after', help)
    .action(async (path: string, options: VerifyOptions) => {
      const { verifyPath } = await import('../actions/verify.ts');
      const { contractFromTerms } = await import('@troth/documents');
      end(await verifyPath(path, options, { out: (text) => host.out(text), render: contractFromTerms }));
    });
};
