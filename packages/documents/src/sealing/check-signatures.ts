/**
 * Every signature of a document on its own. Owns: that each belongs to its bytes, was made with the certificate it shows, and is
 * covered by a time stamp. Does not own: what lies between them.
 */
import { createHash } from 'node:crypto';
import { Instant } from '@troth/core';
import { checkPath, holderOf } from './certificates.ts';
import type { Holder } from './certificates.ts';
import { readSigned } from './cms-reading.ts';
import type { SignedMessage } from './cms-reading.ts';
import { DerError } from './der.ts';
import { ids } from './identifiers.ts';
import { nameOf, textOf } from './pdf-values.ts';
import { DigitsError, messageIn, ownEntry } from './signatures.ts';
import type { FoundSignature } from './signatures.ts';
import { readToken } from './time-stamp.ts';
import type { StampRules, TimeStamp } from './time-stamp.ts';

export interface CheckedSignature {
  readonly number: number;
  readonly kind: 'signature' | 'seal';
  /** As the document names them, and as their certificate does. */
  readonly name: string;
  readonly certificate: Holder | undefined;
  readonly capacity: string | undefined;
  readonly reason: string | undefined;
  /** When they said that they sign, RFC 3339; the time stamp is what proves it. */
  readonly claimedAt: string | undefined;
  readonly timeStamp: (Omit<TimeStamp, 'at'> & { readonly at: string }) | undefined;
  /** Hash of the terms and of the evidence trail that it names. */
  readonly terms: string | undefined;
  readonly trail: string | undefined;
  /** Program that wrote it. */
  readonly program: string | undefined;
  /** It covers every byte up to here, save its own place. */
  readonly end: number;
  /** The bytes it covers are those that were signed. */
  readonly whole: boolean;
  /** Its certificate leads to a root asked for. */
  readonly trusted: boolean;
  /** What does not hold of itself, and of its time stamp. */
  readonly faults: readonly string[];
  readonly stampFaults: readonly string[];
}

interface Looking {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly trust: readonly string[];
  readonly stampRules: StampRules;
}

export function checkSignature(found: FoundSignature, index: number, looking: Looking): CheckedSignature {
  const { dictionary } = found;
  const seen = messageOf(found, looking);
  const stamp = seen.message === undefined ? {} : stampOf(seen.message, looking);
  const at = stamp.timeStamp?.at;
  const path =
    seen.message === undefined
      ? { faults: [], trusted: false }
      : pathAt(seen.message, at ?? claimed(found), looking.trust);
  return {
    number: Number(ownEntry(found, 'Number') ?? index + 1),
    kind: ownEntry(found, 'Kind') === 'seal' ? 'seal' : 'signature',
    name: textOf(dictionary.get('Name')) ?? '',
    certificate: seen.message === undefined ? undefined : holderOf(seen.message.certificates[0] ?? new Uint8Array()),
    capacity: ownEntry(found, 'Capacity'),
    reason: textOf(dictionary.get('Reason')),
    claimedAt: instantText(claimed(found)),
    timeStamp:
      stamp.timeStamp === undefined ? undefined : { ...stamp.timeStamp, at: Instant.format(stamp.timeStamp.at) },
    terms: ownEntry(found, 'Terms'),
    trail: ownEntry(found, 'Trail'),
    program: ownEntry(found, 'Program'),
    end: found.end,
    whole: seen.whole,
    trusted: path.trusted,
    faults: [...(seen.fault === undefined || seen.inStamp === true ? [] : [seen.fault]), ...path.faults],
    stampFaults: [seen.inStamp === true ? seen.fault : undefined, stamp.fault].filter((one) => one !== undefined),
  };
}

interface Seen {
  readonly message?: SignedMessage;
  readonly whole: boolean;
  readonly fault?: string;
  /** The fault lies in its time stamp. */
  readonly inStamp?: boolean;
}

function messageOf(found: FoundSignature, { bytes, text }: Looking): Seen {
  return told(
    () => {
      const message = readSigned(messageIn(text, found));
      const hash = createHash(message.digestName);
      hash.update(bytes.subarray(0, found.gap.start)).update(bytes.subarray(found.gap.end, found.end));
      const whole = hash.digest().equals(message.digest);
      const form = nameOf(found.dictionary.get('SubFilter'));
      const right = message.content === ids.data && message.enclosed === undefined;
      if (!right) return { whole, fault: 'it signs something else' };
      return form === 'ETSI.CAdES.detached' || !whole
        ? { message, whole }
        : { message, whole, fault: `it is of the form ${form ?? '?'}, which is not PAdES` };
    },
    (fault, error) => ({ whole: false, fault, inStamp: error instanceof DigitsError && error.inStamp }),
  );
}

interface Stamped {
  readonly timeStamp?: TimeStamp;
  readonly fault?: string;
}

function stampOf({ timeStamp, signature }: SignedMessage, { stampRules }: Looking): Stamped {
  if (timeStamp === undefined) return { fault: 'there is none: nothing but the clock of who signed says when' };
  return told<Stamped>(
    () => {
      const { at, policy, serial, authority, trusted } = readToken(timeStamp, signature, stampRules);
      return { timeStamp: { at, policy, serial, authority, trusted } };
    },
    (fault) => ({ fault }),
  );
}

function pathAt(
  { certificates }: SignedMessage,
  at: Instant | undefined,
  trust: readonly string[],
): ReturnType<typeof checkPath> {
  if (at === undefined) return { faults: ['it does not say when it was made'], trusted: false };
  return told(
    () => checkPath({ certificates, at, use: 'signing', trust }),
    (fault) => ({ faults: [fault], trusted: false }),
  );
}

/** Structures that were altered make the libraries that read them throw what they like: all of it means that they do not hold. */
function told<T>(look: () => T, otherwise: (fault: string, error?: unknown) => T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof DerError) return otherwise(error.message, error);
    return otherwise(
      `it cannot be read (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)})`,
    );
  }
}

function claimed({ dictionary }: FoundSignature): Instant | undefined {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z/u.exec(textOf(dictionary.get('M')) ?? '');
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  return Instant.tryParse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

const instantText = (at: Instant | undefined): string | undefined =>
  at === undefined ? undefined : Instant.format(at);
