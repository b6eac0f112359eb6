/** When a request is sent again, and when that would not help. */
import { describe, expect, test } from 'vitest';
import { retrying } from './retrying.ts';

interface Tried {
  readonly bodies: string[];
  readonly waits: number[];
  readonly status: number | string;
}

const broken = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

/** Sends one request to a server that gives these answers in turn; the last one for ever. */
async function tried(...answers: readonly (Response | Error)[]): Promise<Tried> {
  const [bodies, waits]: [string[], number[]] = [[], []];
  const send = retrying(
    async (request) => {
      const next = answers[Math.min(bodies.length, answers.length - 1)];
      bodies.push(await request.text());
      if (next instanceof Error) throw next;
      if (next === undefined) throw new TypeError('no answer');
      return next.clone();
    },
    {
      now: () => Date.UTC(2025, 0, 15),
      waiting: () => undefined,
      pause: async (ms) => void waits.push(ms),
    },
  );
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: 'rows' });
  const status = await send(request).then(
    (answer) => answer.status,
    (fault: unknown) => String(fault),
  );
  return { bodies, waits, status };
}

const answer = (status: number, retryAfter?: string): Response =>
  new Response('x', { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } });

describe('a request is sent again', () => {
  test('whole, when the server asks to come back, and when it says', async () => {
    expect(await tried(answer(429, '2'), answer(503, '7'), answer(200))).toEqual({
      bodies: ['rows', 'rows', 'rows'],
      waits: [2000, 7000],
      status: 200,
    });
  });
  test('after twice as long each time, when it does not say when', async () => {
    expect((await tried(answer(503), answer(429), answer(503, 'soon'), answer(200))).waits).toEqual([500, 1000, 2000]);
  });
  test('at a date that is named', async () => {
    const { waits } = await tried(answer(503, 'Wed, 15 Jan 2025 00:00:09 GMT'), answer(200));
    expect(waits).toEqual([9000]);
  });
  test('while the same request is worked on, and not when it conflicts', async () => {
    expect((await tried(answer(409, '1'), answer(201))).status).toBe(201);
    expect((await tried(answer(409))).bodies).toHaveLength(1);
  });
  test('when the connection broke', async () => {
    expect(await tried(broken('ECONNRESET'), answer(200))).toMatchObject({ waits: [500], status: 200 });
  });
});

describe('a request is given up', () => {
  test('after six times, with the last answer', async () => {
    const { bodies, status } = await tried(answer(503, '1'));
    expect([bodies.length, status]).toEqual([6, 503]);
    expect((await tried(broken('ECONNRESET'))).bodies).toHaveLength(6);
  });
  test.each([400, 401, 403, 404, 422, 500, 507])('at once with %i', async (status) => {
    expect(await tried(answer(status, '1'))).toMatchObject({ waits: [], status });
  });
  test('at once when it would have to wait too long, or nobody is there', async () => {
    expect(await tried(answer(429, '3600'))).toMatchObject({ waits: [], status: 429 });
    expect(await tried(broken('ECONNREFUSED'))).toMatchObject({ waits: [], bodies: ['rows'] });
  });
});
