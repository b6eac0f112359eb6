/** An authority for time stamps of our own. Owns: its answers to RFC 3161 requests, as a function. Does not own: the network, the clock. */
import { Instant } from '@troth/core';
import { signMessage } from './cms.ts';
import { DerError, der, integer, oid, oidOf, partOf, readDer, sequence, tags, wholeOf } from './der.ts';
import type { Der } from './der.ts';
import { digestNames, ids } from './identifiers.ts';
import { sha256 } from './signer.ts';
import type { DocumentSigner } from './signer.ts';

/** Policy of our authority: a key of its own, the clock of this machine. Of the enterprise number for examples (RFC 5612). */
export const ownPolicy = '1.3.6.1.4.1.32473.1.1';

interface Stamping {
  readonly signer: DocumentSigner;
  readonly at: Instant;
  /** Another one for every token. */
  readonly serial: Uint8Array;
}

/** Bits of PKIFailureInfo. */
const failures = { badAlgorithm: 0, badRequest: 2, badFormat: 5, unacceptedPolicy: 15 } as const;

/** The answer to a request: a token, or a refusal in the form of the standard. */
export async function answerTimeStamp(request: Uint8Array, stamping: Stamping): Promise<Uint8Array> {
  try {
    return await granted(readDer(request), stamping);
  } catch (error) {
    if (error instanceof DerError) return rejected('badFormat');
    throw error;
  }
}

async function granted(request: Der, { signer, at, serial }: Stamping): Promise<Uint8Array> {
  if (wholeOf(partOf(request, 0, tags.integer)) !== 1n) return rejected('badRequest');
  const imprint = partOf(request, 1, tags.sequence);
  const name = digestNames[oidOf(partOf(partOf(imprint, 0), 0))];
  if (name === undefined) return rejected('badAlgorithm');
  if (partOf(imprint, 1, tags.octets).content.length !== digestLengths[name]) return rejected('badFormat');
  const rest = request.parts.slice(2);
  const policy = rest.find(({ tag }) => tag === tags.oid);
  if (policy !== undefined && oidOf(policy) !== ownPolicy) return rejected('unacceptedPolicy');
  const nonce = rest.find(({ tag }) => tag === tags.integer);
  const info = sequence(
    integer(1),
    oid(ownPolicy),
    imprint.bytes,
    der(tags.integer, Uint8Array.of(0x40), serial),
    der(
      tags.time,
      Buffer.from(
        Instant.format(at)
          .replaceAll(/[-:T]/gu, '')
          .replace(/\.?0*Z$/u, 'Z'),
        'latin1',
      ),
    ),
    ...(nonce === undefined ? [] : [nonce.bytes]),
  );
  const bare = !rest.some(({ tag, content }) => tag === tags.boolean && content[0] !== 0);
  const signed = await signMessage({ signer, content: ids.timeStampInfo, digest: sha256(info), enclosed: info, bare });
  return sequence(sequence(integer(0)), signed.message());
}

const digestLengths = { sha256: 32, sha384: 48, sha512: 64 } as const;

function rejected(why: keyof typeof failures): Uint8Array {
  const bit = failures[why];
  const bytes = new Uint8Array(Math.floor(bit / 8) + 1);
  bytes[bytes.length - 1] = 0x80 >> (bit % 8);
  return sequence(sequence(integer(2), der(tags.bits, Uint8Array.of(7 - (bit % 8)), bytes)));
}
