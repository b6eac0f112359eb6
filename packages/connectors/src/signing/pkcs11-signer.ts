/**
 * A key on a token or card, by PKCS #11. Owns: asking OpenSC's pkcs11-tool for a signature; the key never leaves the token, the PIN
 * goes through the environment and never over the command line. Does not own: certificates, and what is signed.
 */
import { spawn } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';

export interface Pkcs11Key {
  /** Path of the token's library. */
  readonly module: string;
  /** Label of the token, where there are several. */
  readonly token?: string | undefined;
  /** Identifier of the key, hexadecimal. */
  readonly id: string;
  readonly pin: string;
  /** DER: of the key, then those above it. */
  readonly certificates: readonly Uint8Array[];
  /** What the tool and the library find in their environment: PATH, and settings of the token's maker. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

interface TokenSigner {
  readonly certificates: readonly Uint8Array[];
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}

const tool = 'pkcs11-tool';
const patience = 30_000;
/** Name of the variable that pkcs11-tool is told to read. */
const pinVariable = 'TROTH_SIGNING_PIN';

/** Signs SHA-256 of the message: ECDSA in DER, or RSA PKCS #1 v1.5. */
export function pkcs11Signer({ module, token, id, pin, certificates, environment }: Pkcs11Key): TokenSigner {
  const [own] = certificates;
  if (own === undefined) throw new TypeError('a key on a token needs its certificate');
  const { asymmetricKeyType: type } = new X509Certificate(own).publicKey;
  if (type !== 'ec' && type !== 'rsa')
    throw new TypeError(`keys of the kind ${String(type)} do not sign documents here`);
  const where = ['--module', module, ...(token === undefined ? [] : ['--token-label', token]), '--id', id];
  // Not every token hashes for ECDSA; every one signs a hash.
  const how =
    type === 'ec' ? ['--mechanism', 'ECDSA', '--signature-format', 'openssl'] : ['--mechanism', 'SHA256-RSA-PKCS'];
  const words = [...where, '--login', '--pin', `env:${pinVariable}`, '--sign', ...how];
  return {
    certificates,
    sign: (message) => {
      const input = type === 'ec' ? createHash('sha256').update(message).digest() : message;
      return told(words, input, { ...environment, [pinVariable]: pin });
    },
  };
}

/** What the tool writes to its output; throws what it says when it fails. */
function told(words: readonly string[], input: Uint8Array, env: NodeJS.ProcessEnv): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const child = spawn(tool, words, { env, timeout: patience, stdio: ['pipe', 'pipe', 'pipe'] });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  // A tool that ends before it has read everything says why by its exit.
  child.stdin.on('error', () => undefined);
  child.on('error', (error) =>
    reject(new Error(`${tool} cannot be run (${error.message}); it comes with OpenSC`, { cause: error })),
  );
  child.on('close', (code, signal) => {
    if (code === 0 && out.length > 0) return resolve(Buffer.concat(out));
    const said = Buffer.concat(err).toString('utf8').trim().split('\n').at(-1) ?? '';
    reject(new Error(`${tool} did not sign (${signal ?? `exit code ${code ?? '?'}`}): ${said}`));
  });
  child.stdin.end(input);
  return promise;
}
