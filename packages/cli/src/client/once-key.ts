/** Idempotency keys made from what is asked: the same words sent again, today or tomorrow, are the same request. */
import { createHash } from 'node:crypto';

export const onceKey = (what: string, ...content: readonly string[]): string =>
  `${what}-${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 40)}`;

/** Whether the server had answered this very request before. */
export const isReplay = ({ headers }: Response): boolean => headers.get('idempotency-replayed') === 'true';
