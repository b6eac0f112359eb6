/**
 * What has to come back unchanged from a browser: the challenge of a passkey, the state of single sign-on. Owns: that it is
 * sealed, meant for one thing, short-lived, and used once by this process.
 */
import { Instant } from '@troth/core';
import type { Store } from '@troth/stores';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { openSecret, sealSecret } from './sealed-secrets.ts';

const life = 10 * 60_000;
const held = z.strictObject({ id: z.string(), until: z.string(), told: z.record(z.string(), z.string()) });

/** Throws where the installation has no key to seal under: then there is no ceremony to be had. */
export function beginCeremony(context: Context, purpose: string, told: Readonly<Record<string, string>>): string {
  const id = Buffer.from(context.random(16)).toString('base64url');
  const until = Instant.format(Instant.plus(context.clock(), life));
  const sealed = sealSecret(context, `ceremony ${purpose}`, JSON.stringify({ id, until, told }));
  if (!sealed.ok) throw new Error(sealed.refusals[0]?.message);
  return Buffer.from(sealed.value, 'base64').toString('base64url');
}

const used = new WeakMap<Store, Map<string, Instant>>();

/** What was told at its beginning; undefined where it was not begun here for this, is over, or was ended before. */
export function endCeremony(
  context: Context,
  purpose: string,
  handle: string,
): Readonly<Record<string, string>> | undefined {
  const opened = openedOrNot(context, purpose, handle);
  const now = context.clock();
  if (opened === undefined || Instant.parse(opened.until) <= now) return undefined;
  const own = used.get(context.store) ?? new Map<string, Instant>();
  used.set(context.store, own);
  for (const [id, until] of own) if (until <= now) own.delete(id);
  if (own.has(opened.id)) return undefined;
  own.set(opened.id, Instant.parse(opened.until));
  return opened.told;
}

function openedOrNot(context: Context, purpose: string, handle: string): z.output<typeof held> | undefined {
  try {
    const text = openSecret(context, `ceremony ${purpose}`, Buffer.from(handle, 'base64url').toString('base64'));
    return held.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
