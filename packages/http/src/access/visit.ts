/**
 * What a request of a browser carries: the cookie of its session, where it comes from, whether a page of ours sent it. Owns:
 * cookies and their names, and the refusal of requests that another site made a browser send.
 */
import { parseCookie, stringifySetCookie } from 'cookie';
import { coarse } from '@troth/services';
import type { Visit } from '@troth/services';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../errors.ts';

/** As Fastify has them, trusting proxies as far as it was told to. */
export type Asked = Pick<FastifyRequest, 'headers' | 'method' | 'host' | 'hostname' | 'protocol' | 'ip'>;

const machine = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u;

/** Without TLS a browser takes `__Host-` cookies from nobody; on one's own machine there is nothing between that could listen. */
const isPlain = ({ protocol, hostname }: Asked): boolean => protocol === 'http' && machine.test(hostname);

const nameOf = (asked: Asked, what: string): string => (isPlain(asked) ? what : `__Host-${what}`);

export function cookieOf(asked: Asked, what: string): string | undefined {
  const { cookie } = asked.headers;
  return cookie === undefined ? undefined : parseCookie(cookie)[nameOf(asked, what)];
}

/** The Set-Cookie line; an empty value takes the cookie away. */
export function setCookie(
  asked: Asked,
  { name, value, maxAge }: { readonly name: string; readonly value: string; readonly maxAge: number },
): string {
  return stringifySetCookie({
    name: nameOf(asked, name),
    value,
    path: '/',
    httpOnly: true,
    secure: !isPlain(asked),
    sameSite: 'lax',
    maxAge: value === '' ? 0 : maxAge,
  });
}

export const sessionCookie = 'troth';

/** As long as a session lives at most; the server ends it sooner when nobody comes. */
export const sessionSeconds = 14 * 86_400;

export const visitOf = (asked: Asked): Visit => ({
  from: coarse(asked.ip),
  device: deviceOf(asked.headers['user-agent'] ?? ''),
});

/** Browser and system in two words: enough to know one's own again. */
function deviceOf(agent: string): string {
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(`${name}/`));
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux'].find((name) => agent.includes(name));
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' };
  const said = [browser, system].flatMap((word) => (word === undefined ? [] : [names[word] ?? word]));
  return said.length === 0 ? 'another program' : said.join(', ');
}

/** Where a page of ours is loaded from, as its browser names it. */
export const originsOf = (asked: Asked): readonly string[] =>
  machine.test(asked.hostname) ? [`https://${asked.host}`, `http://${asked.host}`] : [`https://${asked.host}`];

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser sends cookies with whatever any site asks of it. A header of our own no other site can add without being asked
 * first, and the origin tells which site it was.
 */
export function refuseForeignPages(asked: Asked): void {
  if (reads.has(asked.method)) return;
  const { origin } = asked.headers;
  // Where TLS ends before us, the page's scheme is not the one that the request came by.
  const own = [...originsOf(asked), `${asked.protocol}://${asked.host}`];
  if (origin !== undefined && !own.includes(origin))
    throw new Problem('forbidden', 'This request comes from a page of another site. Open Troth itself and try again.');
  if (asked.headers['x-troth-csrf'] === undefined)
    throw new Problem(
      'forbidden',
      'A write with a session carries the header "x-troth-csrf: 1", so that no other site can have it sent.',
    );
}
