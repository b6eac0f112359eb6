/** Who signed the checkpoint, and does this ledger continue the one the reader has seen? */
import { hexToBytes } from '@noble/hashes/utils.js';
import { formatVerifierKey, keyId, verifyCheckpoint } from '../ledger/checkpoint.ts';
import type { SignedCheckpoint, VerifierKey, Verify } from '../ledger/checkpoint.ts';
import { sameBytes, verifyConsistency } from '../ledger/merkle-proofs.ts';
import { historyNotShown, historyRewritten, keySwapped, otherLedger, rolledBack, signatureBroken } from './faults.ts';
import type { PackFault } from './faults.ts';
import type { ReadPack } from './read-pack.ts';

export interface Trust {
  readonly verify: Verify;
  /** Keys that the reader got another way than with the pack. */
  readonly trustedKeys?: readonly VerifierKey[] | undefined;
  /** A checkpoint that the reader got before: with an earlier pack, in a report, by mail. */
  readonly seen?: SignedCheckpoint | undefined;
}

export interface Signed {
  readonly faults: readonly PackFault[];
  /** Lines of the keys whose signature holds. */
  readonly signedBy: readonly string[];
}

/** The keys that sign are those of the pack; where the reader trusts others, one of these has to be among them. */
export async function checkSignature(pack: ReadPack, trust: Trust): Promise<Signed> {
  const trusted = trust.trustedKeys ?? [];
  const signers: VerifierKey[] = [];
  for (const key of distinct([...trusted, ...pack.keys]))
    if (await verifyCheckpoint(pack.checkpoint, key, trust.verify)) signers.push(key);
  const signedBy = signers.map(formatVerifierKey);
  if (signers.length === 0 && trusted.length === 0) return { faults: [signatureBroken()], signedBy };
  const known = trusted.length === 0 || signers.some((key) => trusted.some((one) => same(one, key)));
  if (known) return { faults: [], signedBy };
  // Whether a trusted key signed another text or a stranger signed this one: the note says under whose name.
  const claims = trusted.filter((key) => pack.checkpoint.signatures.some((one) => one.keyId === keyId(key)));
  return { faults: [claims.length > 0 ? signatureBroken() : keySwapped(trusted[0]?.name ?? '')], signedBy };
}

const same = (a: VerifierKey, b: VerifierKey): boolean => a.name === b.name && sameBytes(a.publicKey, b.publicKey);
const distinct = (keys: readonly VerifierKey[]): readonly VerifierKey[] =>
  keys.filter((key, at) => keys.findIndex((one) => same(one, key)) === at);

/** Against the checkpoint that the reader holds; no faults where there is none. */
export async function checkHistory(pack: ReadPack, trust: Trust): Promise<readonly PackFault[]> {
  const { seen } = trust;
  if (seen === undefined) return [];
  const [before, now] = [seen.checkpoint, pack.checkpoint.checkpoint];
  if (before.origin !== now.origin) return [otherLedger(now.origin, before.origin)];
  const faults = (await continuesKey(pack, { ...trust, seen })) ? [] : [keySwapped(signersOf(seen))];
  if (now.size < before.size) return [...faults, rolledBack(now.size, before.size)];
  const proof = now.size === before.size || before.size === 0 ? [] : pack.proofs.consistency[String(before.size)];
  if (proof === undefined) return [...faults, historyNotShown(before.size)];
  const holds = verifyConsistency({ older: before, newer: now }, proof.map(hexToBytes));
  return holds ? faults : [...faults, historyRewritten(before.size)];
}

const signersOf = ({ signatures }: SignedCheckpoint): string =>
  signatures.map(({ name, keyId: id }) => `${name} ${id}`).join(', ');

/**
 * The reader's own checkpoint pins the key: one key has to have signed both. It is not enough that the pack lists the old
 * key beside another one that signed.
 */
async function continuesKey(pack: ReadPack, trust: Trust & { readonly seen: SignedCheckpoint }): Promise<boolean> {
  for (const key of distinct([...(trust.trustedKeys ?? []), ...pack.keys])) {
    const pinned = await verifyCheckpoint(trust.seen, key, trust.verify);
    if (pinned && (await verifyCheckpoint(pack.checkpoint, key, trust.verify))) return true;
  }
  return false;
}
