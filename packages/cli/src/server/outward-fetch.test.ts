import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { boundedFetch } from './outward-fetch.ts';

const server = createServer((request, response) => {
  const answer = async (): Promise<void> => {
    const sent = await text(request);
    if (request.url === '/moved') response.writeHead(302, { location: '/secret' }).end();
    else if (request.url === '/large') response.end('x'.repeat(2000));
    else if (request.url === '/echo') response.end(`${request.method} ${String(request.headers['x-key'])} ${sent}`);
    // Whatever else is asked for is never answered.
  };
  void answer();
});
const at = await new Promise<string>((resolve) => {
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = boundedFetch({ timeoutMs: 200, mostBytes: 1000 });

test('method, headers and body arrive', async () => {
  const { status, body } = await ask({ url: `${at}/echo`, method: 'POST', headers: { 'x-key': 'k' }, body: 'asked' });
  expect([status, Buffer.from(body).toString()]).toEqual([200, 'POST k asked']);
});

test('the address where a cloud tells its credentials is not asked, however it is written', async () => {
  for (const host of ['169.254.169.254', '[::ffff:169.254.169.254]', '0xa9fea9fe', '0.0.0.0'])
    await expect(ask({ url: `http://${host}/latest/meta-data/` })).rejects.toThrow('no source is asked');
});

test('a redirect is not followed: nobody is led to addresses that were not configured', async () => {
  expect(await ask({ url: `${at}/moved` })).toMatchObject({ status: 302 });
});

test('an answer without end, in size or in time, ends', async () => {
  await expect(ask({ url: `${at}/large` })).rejects.toThrow('answers with more than');
  await expect(ask({ url: `${at}/never` })).rejects.toThrow(/timeout/iu);
});
