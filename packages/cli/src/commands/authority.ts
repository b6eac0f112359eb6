import type { Declare } from '../program.ts';

export interface AuthorityCreateOptions {
  readonly directory: string;
  readonly organisation: string;
  readonly years: string;
}

export interface AuthorityServeOptions {
  readonly directory: string;
  readonly host: string;
  readonly port: string;
}

const help = `
Examples:
  troth authority create --organisation "Harbourline Networks Limited"
  troth authority serve --port 3161
  openssl ts -query -data contract.pdf -sha256 -cert -out q
  curl -sH 'content-type: application/timestamp-query' --data-binary @q http://127.0.0.1:3161 > answer

"create" makes a root, a key for the organisation's seal and one for time stamps, in PEM, keys readable by their owner only.
Contracts are then signed with certificates under this root: set signing.authority to the folder. Give the other party
root.crt another way than with the contract. "serve" stamps times (RFC 3161) until it is asked to end; it should run on
another machine than the server that signs.`;

export const declareAuthority: Declare = (program, { host, end }) => {
  const authority = program
    .command('authority')
    .description('certificates and time stamps under a root of your own, to sign contracts with')
    .addHelpText('after', help);
  authority
    .command('create')
    .description('make the root, and the keys for seal and time stamps')
    .requiredOption('--organisation <name>', 'name on the certificates')
    .option('--directory <path>', 'where it is written', 'troth-authority')
    .option('--years <number>', 'how long the certificates hold', '10')
    .action(async (options: AuthorityCreateOptions) => {
      const { createAuthority } = await import('../actions/authority.ts');
      end(await createAuthority(options, host));
    });
  authority
    .command('serve')
    .description('answer requests for time stamps over HTTP')
    .option('--directory <path>', 'where the authority is', 'troth-authority')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port; 0 takes a free one', '3161')
    .action(async (options: AuthorityServeOptions) => {
      const { serveAuthority } = await import('../actions/authority.ts');
      end(await serveAuthority(options, host));
    });
};
