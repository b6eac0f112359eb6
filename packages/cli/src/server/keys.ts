/** The keys of a server. Owns: taking them from where the settings say, or making them once beside the data. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatVerifierKey } from '@troth/core';
import type { Signer } from '@troth/core';
import type { Configuration } from '../configuration/settings.ts';
import { badInput } from '../endings.ts';
import type { Host } from '../host.ts';
import { kept } from './kept-file.ts';

export interface ServerKeys {
  /** 32 bytes. */
  readonly secretKey: Uint8Array;
  readonly signer: Signer;
}

/** Asked before anything is opened: a production server that has to make its keys would lose them with its disk. */
export function refuseMissingKeys(configuration: Configuration): void {
  const { mode, 'keys.secret': secret, 'keys.checkpoint': file } = configuration;
  if (mode !== 'production' || (secret !== undefined && file !== undefined)) return;
  throw badInput(
    'In production the keys are given. keys.secret (TROTH_SECRET_KEY): openssl rand -base64 32. keys.checkpoint (TROTH_CHECKPOINT_KEY_FILE): openssl genpkey -algorithm ed25519 -out checkpoint.pem',
  );
}

/** Keys given by settings; in development those that are missing are made once and kept, readable by the owner only. */
export function serverKeys(configuration: Configuration, host: Host): ServerKeys {
  const { 'keys.secret': secret, 'keys.checkpoint': file } = configuration;
  const newSecret = (): string => Buffer.from(host.random(32)).toString('base64');
  const secretText = secret ?? keptKey(configuration, 'secret.key', newSecret);
  const pem = file === undefined ? keptKey(configuration, 'checkpoint.pem', newSigningKey) : readKey(file);
  return {
    secretKey: Buffer.from(secretText.trim(), 'base64'),
    signer: signerOf(pem, { place: file ?? 'the key in the data directory', name: configuration['keys.name'] }),
  };
}

/** The public key as other parties pin it; undefined where none was given and none was made yet. */
export function publicKeyLine(configuration: Configuration): string | undefined {
  const { 'keys.checkpoint': given, 'keys.name': name } = configuration;
  const file = given ?? keyFile(configuration, 'checkpoint.pem');
  if (given === undefined && !existsSync(file)) return undefined;
  return formatVerifierKey(signerOf(readKey(file), { place: file, name }));
}

const keyFile = ({ 'store.directory': directory }: Configuration, name: string): string =>
  join(directory, 'keys', name);

/** A database in memory takes its keys with it. */
function keptKey(configuration: Configuration, name: string, make: () => string): string {
  return configuration['store.directory'] === 'memory' ? make() : kept(keyFile(configuration, name), make);
}

const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

function readKey(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw badInput(`keys.checkpoint: ${file} cannot be read: ${code === 'ENOENT' ? 'no such file' : code}`);
  }
}

/** Signs with the private key; the public one is what the other party pins. */
function signerOf(pem: string, { place, name }: { readonly place: string; readonly name: string }): Signer {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') throw new TypeError(`it is a key for ${String(key.asymmetricKeyType)}`);
    const { x } = createPublicKey(key).export({ format: 'jwk' });
    return {
      name,
      publicKey: new Uint8Array(Buffer.from(x ?? '', 'base64url')),
      sign: async (bytes) => new Uint8Array(sign(null, bytes, key)),
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw badInput(`keys.checkpoint: ${place} holds no Ed25519 private key in PEM: ${why}`);
  }
}
