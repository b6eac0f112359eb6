/**
 * Time stamps of RFC 3161. Owns: the question to an authority, and whether its answer is one to that question. A signature has a
 * token that holds, or there is no signature: our own clock never stands in for one.
 */
import { createHash } from 'node:crypto';
import { Instant, accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { checkPath, holderOf } from './certificates.ts';
import { readSigned } from './cms-reading.ts';
import {
  DerError,
  der,
  integer,
  numberOfBytes,
  octets,
  oid,
  oidOf,
  partOf,
  readDer,
  sequence,
  tags,
  wholeOf,
} from './der.ts';
import type { Der } from './der.ts';
import { digestNames, ids } from './identifiers.ts';
import { sha256 } from './signer.ts';
import type { TimeStamper } from './signer.ts';

/** What a token says. */
export interface TimeStamp {
  readonly at: Instant;
  readonly policy: string;
  readonly serial: string;
  /** Name on the authority's certificate. */
  readonly authority: string;
  /** Its certificate leads to a root asked for. */
  readonly trusted: boolean;
}

export interface StampRules {
  /** PEM of roots; without any the token must hold in itself, and `trusted` is false. */
  readonly trust?: readonly string[] | undefined;
  /** Object identifier of the policy that is demanded. */
  readonly policy?: string | undefined;
}

interface StampQuestion extends StampRules {
  readonly timeStamp: TimeStamper;
  /** Unforeseeable, so that no older answer fits. */
  readonly nonce: Uint8Array;
  /** What the clock here says; an authority far from it is not believed, nor is our clock. */
  readonly now: Instant;
}

/** Milliseconds that the two clocks may be apart. */
const apart = 10 * 60_000;

/** A token over these bytes, checked; the token itself is what goes into the document. */
export async function stamped(bytes: Uint8Array, question: StampQuestion): Promise<Outcome<Uint8Array>> {
  const nonce = numberOfBytes(question.nonce);
  const imprint = sequence(sequence(oid(ids.sha256), der(tags.nothing)), octets(sha256(bytes)));
  const policy = question.policy === undefined ? [] : [oid(question.policy)];
  const request = sequence(integer(1), imprint, ...policy, integer(nonce), der(tags.boolean, Uint8Array.of(0xff)));
  let answer: Uint8Array;
  try {
    answer = await question.timeStamp(request);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return no(
      'TIME-STAMP-MISSING',
      `The time stamp authority did not answer: ${why}. Nothing was signed; try again when it does.`,
    );
  }
  try {
    const token = tokenIn(answer);
    const { info, at, ...rest } = readToken(token, bytes, question);
    if (question.trust !== undefined && question.trust.length > 0 && !rest.trusted) {
      return no(
        'TIME-STAMP-UNTRUSTED',
        `The time stamp is by "${rest.authority}", which no trusted root knows. Nothing was signed.`,
      );
    }
    const given = info.parts.find((part, index) => index > 4 && part.tag === tags.integer);
    if (given === undefined || wholeOf(given) !== nonce) {
      return no('TIME-STAMP-NONCE', 'The time stamp answers another question than ours. Nothing was signed.');
    }
    if (Math.abs(at - question.now) > apart) {
      return no(
        'TIME-STAMP-CLOCK',
        `The time stamp says ${Instant.format(at)}, the clock here ${Instant.format(question.now)}. Nothing was signed; set the clock that is wrong.`,
      );
    }
    return accepted(token);
  } catch (error) {
    // Whatever reading an answer of others throws: it does not hold.
    if (!(error instanceof Error)) throw error;
    return no(
      'TIME-STAMP-WRONG',
      `The answer of the time stamp authority does not hold: ${error.message}. Nothing was signed.`,
    );
  }
}

const no = (code: string, message: string): Outcome<never> => refused({ code, message });

/** The token of an answer that grants one. */
function tokenIn(answer: Uint8Array): Uint8Array {
  const whole = readDer(answer);
  const status = wholeOf(partOf(partOf(whole, 0, tags.sequence), 0, tags.integer));
  // 0 is "granted", 1 "granted with changes"; anything else is no.
  if (status !== 0n) throw new DerError(`it says no (status ${status})`);
  return partOf(whole, 1, tags.sequence).bytes;
}

interface TokenRead extends TimeStamp {
  readonly info: Der;
}

/** What a token over these bytes says. Throws DerError with what does not hold. */
export function readToken(token: Uint8Array, bytes: Uint8Array, rules: StampRules = {}): TokenRead {
  const message = readSigned(token);
  const { enclosed, certificates } = message;
  if (message.content !== ids.timeStampInfo || enclosed === undefined) throw new DerError('it is no time stamp');
  const digest = createHash(message.digestName).update(enclosed).digest();
  if (!digest.equals(message.digest)) throw new DerError('what it says was altered');
  const info = readDer(enclosed);
  const policy = oidOf(partOf(info, 1));
  if (rules.policy !== undefined && policy !== rules.policy) {
    throw new DerError(`it is under the policy ${policy}, not ${rules.policy}`);
  }
  if (!isOver(partOf(info, 2, tags.sequence), bytes)) throw new DerError('it is over something else');
  const at = timeOf(partOf(info, 4, tags.time));
  const path = checkPath({ certificates, at, use: 'time stamps', trust: rules.trust ?? [] });
  const [fault] = path.faults;
  if (fault !== undefined) throw new DerError(`its certificate ${fault}`);
  const serial = wholeOf(partOf(info, 3, tags.integer)).toString(16);
  const authority = holderOf(certificates[0] ?? new Uint8Array()).name;
  return { info, at, policy, serial, authority, trusted: path.trusted };
}

function isOver(imprint: Der, bytes: Uint8Array): boolean {
  const name = digestNames[oidOf(partOf(partOf(imprint, 0), 0))];
  if (name === undefined) throw new DerError('its hash is one that is not believed here');
  return createHash(name)
    .update(bytes)
    .digest()
    .equals(partOf(imprint, 1, tags.octets).content);
}

/** GeneralizedTime in UTC, with or without fractions of a second. */
export function timeOf(time: Der): Instant {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/u.exec(Buffer.from(time.content).toString('latin1'));
  if (found === null) throw new DerError('it says no time in UTC');
  const [, year, month, day, hour, minute, second, rest = ''] = found;
  return Instant.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${rest.slice(0, 4)}Z`);
}
