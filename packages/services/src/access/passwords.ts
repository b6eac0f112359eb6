/** Hashes of passwords. Owns: Argon2id with the figures that OWASP asks for, and a comparison that takes as long for nobody. */
import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Context } from '../context.ts';
import { openSecret, sealSecret } from './sealed-secrets.ts';

/** Memory in KiB, rounds over it, lanes. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;
const hash = promisify(argon2);

const digest = async (password: string, nonce: Uint8Array, { memory, passes, parallelism }: typeof cost) =>
  hash('argon2id', { message: password.normalize('NFC'), nonce, memory, passes, parallelism, tagLength });

const least = 12;
const most = 200;

/** Length is what makes a password hard to guess; rules about signs make it hard to remember. */
function passwordFit(password: string): Outcome<string> {
  if (password.length < least || password.length > most)
    return refused({
      code: 'PASSWORD',
      message: `a password has ${least} to ${most} characters; a sentence of four words is a good one`,
      at: ['password'],
    });
  if (new Set(password).size < 5)
    return refused({ code: 'PASSWORD', message: 'this password repeats a few characters', at: ['password'] });
  return accepted(password);
}

/** Sealed for its owner, with the cost it was made at, so that the cost can rise one day. */
export async function sealFitPassword(context: Context, owner: string, password: string): Promise<Outcome<string>> {
  const fit = passwordFit(password);
  if (!fit.ok) return fit;
  const nonce = context.random(16);
  const tag = await digest(password, nonce, cost);
  const parts = [cost.memory, cost.passes, cost.parallelism, base64(nonce), base64(tag)];
  return sealSecret(context, owner, parts.join('$'));
}

const nobodys = { nonce: new Uint8Array(16).fill(1), tag: new Uint8Array(tagLength) };

/** Whether it is the password. Without one to compare with it works as long, and says no. */
export async function isPassword(
  context: Context,
  owner: string,
  { sealed, given }: { readonly sealed: string | undefined; readonly given: string },
): Promise<boolean> {
  const message = given.slice(0, most + 1);
  if (sealed === undefined) {
    timingSafeEqual(await digest(message, nobodys.nonce, cost), nobodys.tag);
    return false;
  }
  const [memory = '', passes = '', lanes = '', nonce = '', tag = ''] = openSecret(context, owner, sealed).split('$');
  const at = { memory: Number(memory), passes: Number(passes), parallelism: Number(lanes) };
  return timingSafeEqual(await digest(message, Buffer.from(nonce, 'base64'), at), Buffer.from(tag, 'base64'));
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
