/** Server-sent events, however the bytes are cut. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventsIn } from './event-lines.ts';
import type { ServerEvent } from './event-lines.ts';

async function read(chunks: readonly Uint8Array[]): Promise<readonly ServerEvent[]> {
  const found: ServerEvent[] = [];
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield* chunks;
  }
  for await (const event of eventsIn(stream())) found.push(event);
  return found;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Cuts the bytes at these places, inside characters and line ends too. */
function cut(whole: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const at = [0, ...places.map((place) => place % (whole.length + 1)).sort((a, b) => a - b), whole.length];
  return at.slice(1).map((end, index) => whole.slice(at[index], end));
}

const word = fc.stringMatching(/^[a-z維護.]{1,8}$/u);
const events = fc.array(
  fc.record({ id: fc.integer({ min: 1 }).map(String), topic: word, data: fc.array(word, { minLength: 1 }) }),
);

test.each(['\n', '\r\n', '\r'])('events come out as they went in, with %j between lines', async (end) => {
  await fc.assert(
    fc.asyncProperty(events, fc.array(fc.nat()), async (sent, places) => {
      const text = sent
        .map(({ id, topic, data }) => [
          ': note',
          `id: ${id}`,
          `event: ${topic}`,
          ...data.map((one) => `data: ${one}`),
          '',
          '',
        ])
        .map((lines) => lines.join(end))
        .join('');
      const wanted = sent.map(({ data, ...rest }) => ({ ...rest, data: data.join('\n') }));
      // A last lone carriage return may be half of a line end: the line after it decides.
      expect(await read(cut(bytes(`${text}: end${end}`), places))).toEqual(wanted);
    }),
  );
});

test('an event that was cut off is none', async () => {
  expect(await read([bytes('id: 1\nevent: a\ndata: x\n\nid: 2\nevent: b\ndata: y\n')])).toEqual([
    { id: '1', topic: 'a', data: 'x' },
  ]);
});

test('comments and unknown fields say nothing', async () => {
  expect(await read([bytes(': troth\n\nretry: 5\nid: 3\ndata:x\n\n')])).toEqual([{ id: '3', topic: '', data: 'x' }]);
});
