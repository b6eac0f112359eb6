/** Versions in header fields: ETag, If-None-Match, If-Match (RFC 9110 §8.8, §13.1). */
import { Problem } from '../errors.ts';

export const etagOf = (version: string | number): string => `"${version}"`;

/** Whether the client has this version already. */
export const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((one) => [etag, `W/${etag}`, '*'].includes(one.trim()));

/** The version that the client read and now changes; what stands behind its point tells editions of it apart. */
export function ifMatch(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const version = /^"(\d{1,15})(?:\.[\w-]{1,64})?"$/u.exec(header.trim())?.[1];
  if (version !== undefined) return Number(version);
  throw new Problem('malformed', 'If-Match is the ETag of what you read, such as "3", and one only.', {
    errors: [{ code: 'if-match', message: 'Send the ETag as it came.', parameter: 'If-Match' }],
  });
}
