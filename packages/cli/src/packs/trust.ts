/** What the reader of a pack brings along: keys and a checkpoint, as the text of files. */
import { parseCheckpoint, parseVerifierKey } from '@troth/core';
import type { Outcome, SignedCheckpoint, VerifierKey } from '@troth/core';

/** The keys of a file, one a line; empty lines and lines after "#" are left out. */
export function keysIn(text: string, name: string): Outcome<readonly VerifierKey[]> {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const read = lines.map(parseVerifierKey);
  const keys = read.flatMap((one) => (one.ok ? [one.value] : []));
  const refusals = read.flatMap((one) => (one.ok ? [] : one.refusals));
  if (keys.length > 0 && refusals.length === 0) return { ok: true, value: keys };
  const why = refusals[0]?.message ?? 'there is no key in it; a key is one line, "name+8 hex digits+base64"';
  return { ok: false, refusals: [{ code: 'VERIFIER-KEY', message: `${name}: ${why}` }] };
}

export function checkpointIn(text: string, name: string): Outcome<SignedCheckpoint> {
  const read = parseCheckpoint(text.replaceAll('\r\n', '\n'));
  if (read.ok) return read;
  return { ok: false, refusals: read.refusals.map((one) => ({ ...one, message: `${name}: ${one.message}` })) };
}
