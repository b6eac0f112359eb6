/**
 * Requests that are sent again. Owns: when: the server asks to come back (429, 503, the same request under way), or the
 * connection broke. Safe because reads change nothing and writes carry an idempotency key.
 */
export type Send = (request: Request) => Promise<Response>;

export interface Patience {
  pause(ms: number): Promise<void>;
  now(): number;
  /** Told before each wait, with the reason. */
  waiting(why: string, ms: number): void;
}

const tries = 6;
const firstWaitMs = 500;
/** Whoever is asked to wait longer is told so instead. */
const longestWaitMs = 60_000;
const broken = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET']);

/** The last answer, or the last fault of the connection, when trying again does not help. */
export function retrying(send: Send, patience: Patience): Send {
  return async (request) => {
    for (let tried = 1; ; tried += 1) {
      const last = tried === tries;
      const backOff = firstWaitMs * 2 ** (tried - 1);
      // A body can be read once: each try gets its own copy.
      const answer = await send(request.clone()).catch((fault: unknown) => {
        if (last || !broken.has(networkCode(fault))) throw fault;
        return networkCode(fault);
      });
      if (typeof answer === 'string') {
        patience.waiting(`the connection broke (${answer})`, backOff);
        await patience.pause(backOff);
        continue;
      }
      const wait = waitFor(answer, { backOff, now: patience.now() });
      if (last || wait === undefined || wait > longestWaitMs) return answer;
      // Not waited for: the rest of a refusal is of no use, whatever becomes of it.
      answer.body?.cancel().catch(() => undefined);
      patience.waiting(`the server asks to come back (${answer.status})`, wait);
      await patience.pause(wait);
    }
  };
}

/** What Node says of a connection, such as ECONNREFUSED; empty for other faults. */
export function networkCode(fault: unknown): string {
  const cause = fault instanceof Error ? fault.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

function waitFor(
  { status, headers }: Response,
  { backOff, now }: { backOff: number; now: number },
): number | undefined {
  const asked = headers.get('retry-after');
  const later = status === 429 || status === 503 || (status === 409 && asked !== null);
  if (!later) return undefined;
  if (asked === null) return backOff;
  // RFC 9110 §10.2.3: seconds, or a date.
  const seconds = /^\d{1,9}$/u.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - now;
  return Number.isNaN(seconds) ? backOff : Math.max(seconds, 0);
}
