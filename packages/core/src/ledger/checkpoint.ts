/**
 * A signed word about a ledger: so many entries, this root. Written as C2SP tlog-checkpoint in a C2SP signed-note, so
 * that other people's tools read it; held outside the database it shows any rewriting of what it covers.
 * Does not own keys: whoever has one hands in a function that signs, and the platform's own Ed25519 verifies.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { accepted, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { TreeHead } from './merkle-proofs.ts';

export interface Checkpoint extends TreeHead {
  /** Name of the ledger, the same for ever: "troth.example/harbourline". */
  readonly origin: string;
  /** Further lines that are signed with it, none of them empty. */
  readonly extension: readonly string[];
}

/** A public Ed25519 key (32 bytes) with the name it signs under. */
export interface VerifierKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

export interface Signer extends VerifierKey {
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
}

/** Ed25519 (RFC 8032) of the platform. */
export type Verify = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>;

export interface NoteSignature {
  readonly name: string;
  /** First four bytes of the key's hash, as hexadecimal. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The signed text, with its last line feed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const ed25519 = Uint8Array.of(1);
const keyName = /^[^\s+]+$/u;

/** Names the key in a note: the first four bytes of SHA-256(name, line feed, 0x01, key), as hexadecimal. */
export function keyId(key: VerifierKey): string {
  return bytesToHex(sha256(concatBytes(utf8ToBytes(`${key.name}\n`), ed25519, key.publicKey)).subarray(0, 4));
}

/** The text that is signed. Throws RangeError for a line that would be read as another one. */
export function checkpointText(checkpoint: Checkpoint): string {
  const { origin, size, root, extension } = checkpoint;
  const bad = [origin, ...extension].find((line) => line === '' || hasControls(line));
  if (bad !== undefined) throw new RangeError(`${JSON.stringify(bad)} is not one line of a checkpoint.`);
  return [origin, String(size), toBase64(root), ...extension].map((line) => `${line}\n`).join('');
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const hasControls = (text: string): boolean => /[\u0000-\u001f\u007f]/.test(text);

/** The note: text, empty line, one signature. */
export async function signCheckpoint(checkpoint: Checkpoint, signer: Signer): Promise<string> {
  if (!keyName.test(signer.name))
    throw new RangeError(`${JSON.stringify(signer.name)} names no key: leave out spaces and "+".`);
  const text = checkpointText(checkpoint);
  const signature = await signer.sign(utf8ToBytes(text));
  return `${text}\n— ${signer.name} ${toBase64(concatBytes(idBytes(signer), signature))}\n`;
}

const idBytes = (key: VerifierKey): Uint8Array =>
  Uint8Array.from(keyId(key).match(/../g) ?? [], (hex) => Number.parseInt(hex, 16));

/** Reads a note; says nothing about whether its signatures hold. */
export function parseCheckpoint(note: string): Outcome<SignedCheckpoint> {
  const parted = note.lastIndexOf('\n\n');
  const text = note.slice(0, parted + 1);
  const signatures =
    parted < 0
      ? []
      : note
          .slice(parted + 2)
          .split('\n')
          .slice(0, -1)
          .map(parseSignature);
  if (parted < 0 || !note.endsWith('\n') || signatures.length === 0)
    return refuse('it is a text, an empty line and at least one signature line, each ending in a line feed');
  const [origin = '', sizeText = '', rootText = '', ...extension] = text.slice(0, -1).split('\n');
  const size = /^(0|[1-9]\d{0,15})$/.test(sizeText) ? Number(sizeText) : Number.NaN;
  const root = fromBase64(rootText);
  if (origin === '') return refuse('its first line names the ledger');
  if (!Number.isSafeInteger(size)) return refuse('its second line is the number of entries');
  if (root?.length !== 32) return refuse('its third line is a root of 32 bytes in base64');
  if (extension.includes('')) return refuse('none of its lines before the signatures is empty');
  const known = signatures.filter((one) => one !== undefined);
  if (known.length < signatures.length)
    return refuse('a signature line is "— name base64", with the four bytes of the key before the signature');
  return accepted({ checkpoint: { origin, size, root, extension }, text, signatures: known });
}

const refuse = (rule: string): Outcome<never> =>
  refused({ code: 'CHECKPOINT', message: `This is no checkpoint: ${rule}. Ask its sender for the file again.` });

function parseSignature(line: string): NoteSignature | undefined {
  const match = /^— ([^\s+]+) (\S+)$/u.exec(line);
  const bytes = fromBase64(match?.[2] ?? '');
  if (match?.[1] === undefined || bytes === undefined || bytes.length <= 4) return undefined;
  return { name: match[1], keyId: bytesToHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

/** Has this key signed the note? A signature by another key counts for nothing. */
export async function verifyCheckpoint(signed: SignedCheckpoint, key: VerifierKey, verify: Verify): Promise<boolean> {
  const id = keyId(key);
  for (const { name, keyId: signer, signature } of signed.signatures) {
    if (name !== key.name || signer !== id || signature.length !== 64) continue;
    if (await verify(key.publicKey, utf8ToBytes(signed.text), signature)) return true;
  }
  return false;
}

/** The key as one line to hand on: "name+id+base64", as C2SP signed-note has it. */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${keyId(key)}+${toBase64(concatBytes(ed25519, key.publicKey))}`;
}

export function parseVerifierKey(line: string): Outcome<VerifierKey> {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(line.trim());
  const bytes = fromBase64(match?.[3] ?? '');
  const name = match?.[1];
  const bad = (why: string): Outcome<never> =>
    refused({ code: 'VERIFIER-KEY', message: `This is no public key: ${why}.` });
  if (name === undefined || bytes === undefined) return bad('it is one line, "name+8 hex digits+base64"');
  if (bytes.length !== 33 || bytes[0] !== 1) return bad('only Ed25519 keys of 32 bytes are known here');
  const key = { name, publicKey: bytes.subarray(1) };
  return keyId(key) === match?.[2]
    ? accepted(key)
    : bad('its id does not fit its name and bytes; it was mistyped or altered');
}
