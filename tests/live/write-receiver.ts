/** Takes remote write over HTTP as a server of ours would: the source translates, the samples are kept once each. */
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { pushSources } from '@troth/connectors';
import type { PushRequest, RefusedItem, Sample } from '@troth/connectors';
import { listen } from './loopback-target.ts';

export interface WriteReceiver {
  readonly url: string;
  readonly samples: Sample[];
  readonly refused: RefusedItem[];
  /** Status of every answer. */
  readonly answers: number[];
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<WriteReceiver> {
  const source = pushSources.find(({ kind }) => kind === 'prometheus-remote-write');
  if (source === undefined) throw new Error('there is no source of the kind prometheus-remote-write');
  const config = source.configuration.parse({});
  const [samples, refused, answers]: [Sample[], RefusedItem[], number[]] = [[], [], []];
  const known = new Set<string>();
  const server = createServer((request, response) => {
    const take = async (): Promise<void> => {
      const pushed = await asPushed(request);
      const received = await source.receive(pushed, { config });
      if (!received.ok) {
        answers.push(received.refusal.status);
        response.writeHead(received.refusal.status).end(received.refusal.message);
        return;
      }
      const delivery = 'delivery' in received ? received.delivery : { samples: [], refused: [] };
      const fresh = delivery.samples.filter((sample) => {
        const key = JSON.stringify([sample.labels, sample.at]);
        return !known.has(key) && known.add(key);
      });
      samples.push(...fresh);
      refused.push(...delivery.refused);
      const duplicates = delivery.samples.length - fresh.length;
      const answer = source.answer(
        { accepted: fresh.length, samples: fresh.length, duplicates, refused: delivery.refused },
        pushed,
      );
      answers.push(answer.status);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    };
    take().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const port = await listen(server, 0);
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/api/v1/write`, samples, refused, answers, stop };
}

async function asPushed(request: IncomingMessage): Promise<PushRequest> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const { method = 'POST', url = '/' } = request;
  return { method, path: url, query: {}, headers, body: Buffer.concat(pieces), receivedAt: Date.now() };
}
