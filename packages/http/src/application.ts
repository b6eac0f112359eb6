/**
 * Hands out the web application: its page for every address that is a screen's, its files under /assets. Owns: what a browser
 * may do with that page, and how long files are kept. Does not own: building them (web), the API, which keeps its own headers.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { nothingHere, Problem } from './errors.ts';

/** Scripts, styles and pictures of our own only, spoken to by nobody else's page; styles that Mantine sets on elements. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  // Previews of papers, which run nothing.
  "frame-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Addresses that are the API's: there an unknown one is a problem document and never a page. */
const ofTheApi = /^\/(?:v1|api|ingest|hooks|healthz|readyz|metrics|openapi\.json)(?:\/|$)/u;

/** Files named by their content never change. */
const assets = { maxAge: '365d', immutable: true } as const;

export async function serveApplication(app: FastifyInstance, folder: URL): Promise<void> {
  const root = fileURLToPath(folder);
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true, index: false, dotfiles: 'ignore' });
  const hidden = { schema: { hide: true }, config: { operation: 'application' } };
  app.get('/assets/*', hidden, (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    return reply.sendFile(path.slice(1), root, assets);
  });
  app.get('/*', hidden, (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (ofTheApi.test(path)) throw nothingHere();
    if (!existsSync(new URL('index.html', folder)))
      throw new Problem(
        'not-found',
        'The application was not built. Run "npm run build -w @troth/web", then look again.',
      );
    reply.headers({ 'content-security-policy': pagePolicy, 'cache-control': 'no-cache' });
    return reply.sendFile('index.html', root, { cacheControl: false });
  });
}
