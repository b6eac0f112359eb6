/** Where a list goes on. Opaque to clients; a cursor of another list, or one made by hand, is refused. */
import { Problem } from '../errors.ts';

const version = 1;

/** `list` names the list and everything that narrows it, so that a cursor is not carried to another question. */
export const writeCursor = (list: string, after: string | number): string =>
  Buffer.from(JSON.stringify([version, list, after])).toString('base64url');

export const readTextCursor = (list: string, cursor: string | undefined): string | undefined => {
  const after = read(list, cursor);
  if (after === undefined || typeof after === 'string') return after;
  throw refusal();
};

export const readNumberCursor = (list: string, cursor: string | undefined): number | undefined => {
  const after = read(list, cursor);
  if (after === undefined || (typeof after === 'number' && Number.isSafeInteger(after) && after >= 0)) return after;
  throw refusal();
};

function read(list: string, cursor: string | undefined): unknown {
  if (cursor === undefined) return undefined;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refusal();
  }
  if (!Array.isArray(parts) || parts.length !== 3 || parts[0] !== version || parts[1] !== list) throw refusal();
  // One way to write each cursor: what decodes but was not written by us is not ours.
  if (writeCursor(list, parts[2]) !== cursor) throw refusal();
  return parts[2];
}

const refusal = (): Problem =>
  new Problem(
    'bad-cursor',
    'Use `next` of the page before as it came, with the same question; or begin without a cursor.',
  );
