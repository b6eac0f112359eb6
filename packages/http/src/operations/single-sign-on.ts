/** Single sign-on in the browser: to the provider and back. Owns: the redirects and the cookie between them. */
import { beginSignOn, finishSignOn } from '@troth/services';
import type { SignOnProvider } from '@troth/services';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { cookieOf, sessionCookie, sessionSeconds, setCookie, visitOf } from '../access/visit.ts';
import type { Asked } from '../access/visit.ts';
import { idSchema } from '../answers/shapes.ts';
import { nothingHere } from '../errors.ts';
import type { House } from '../house.ts';
import { raw } from './operation.ts';
import type { Operation } from './operation.ts';

const providerParams = z.object({ provider: idSchema });
const between = 'troth-sign-on';
const refusedPage = '/sign-in?refused=single-sign-on';

export const signOnOperations = (house: House): readonly Operation[] => [
  raw({
    id: 'beginSignOn',
    method: 'GET',
    path: '/v1/session/sign-on/{provider}',
    tag: 'Session',
    summary: 'Goes to a provider of single sign-on',
    description:
      'A page to open, not a call to make: it leads to the provider, and from there back to the application.',
    params: providerParams,
    answers: ['text/html'],
    status: 302,
    errors: ['not-found'],
    example: '',
    async handle({ context, asked, params }, { reply }) {
      const provider = providerOf(house, params.provider);
      const begun = await beginSignOn(context, provider, redirectOf(house, asked, provider));
      if (!begun.ok) return away(reply, refusedPage, []);
      const { url, ceremony } = begun.value;
      return away(reply, url, [setCookie(asked, { name: between, value: ceremony, maxAge: 600 })]);
    },
  }),
  raw({
    id: 'finishSignOn',
    method: 'GET',
    path: '/v1/session/sign-on/{provider}/callback',
    tag: 'Session',
    summary: 'Comes back from a provider of single sign-on',
    description:
      'Signs in whom the provider names, by its subject or a verified mail address, and leads to the application.',
    params: providerParams,
    query: z.looseObject({}),
    answers: ['text/html'],
    status: 302,
    errors: ['not-found'],
    example: '',
    async handle({ context, asked, params }, { request, reply }) {
      const provider = providerOf(house, params.provider);
      const url = new URL(redirectOf(house, asked, provider));
      url.search = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
      const ceremony = cookieOf(asked, between) ?? '';
      const done = setCookie(asked, { name: between, value: '', maxAge: 0 });
      const finished = await finishSignOn(context, provider, { url, ceremony, visit: visitOf(asked) });
      if (!finished.ok) return away(reply, refusedPage, [done]);
      const { token } = finished.value;
      return away(reply, '/', [done, setCookie(asked, { name: sessionCookie, value: token, maxAge: sessionSeconds })]);
    },
  }),
];

function providerOf({ config }: House, id: string): SignOnProvider {
  const found = config.signOn?.find((provider) => provider.id === id);
  if (found === undefined) throw nothingHere();
  return found;
}

function redirectOf({ config }: House, asked: Asked, { id }: SignOnProvider): string {
  const base = config.publicUrl ?? `${asked.protocol}://${asked.host}`;
  return new URL(`/v1/session/sign-on/${encodeURIComponent(id)}/callback`, base).href;
}

const away = (reply: FastifyReply, url: string, cookies: readonly string[]): FastifyReply => {
  if (cookies.length > 0) reply.header('set-cookie', [...cookies]);
  return reply.header('cache-control', 'no-store').redirect(url, 302);
};
