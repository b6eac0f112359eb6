/** Sending rows of evidence in our own form. */
import { z } from 'zod';
import { rowForms } from '../answers/row-forms.ts';
import { idSchema } from '../answers/shapes.ts';
import { bodyChunks } from '../bodies/arriving.ts';
import { oneOfTypes } from '../bodies/media-type.ts';
import { Problem } from '../errors.ts';
import type { House } from '../house.ts';
import { hashing, sendEvidence } from '../ingest/send-evidence.ts';
import type { SentEvidence } from '../ingest/send-evidence.ts';
import { bytesOnTheWay } from '../limits/bytes-on-the-way.ts';
import { idempotencyKey, requestHash } from '../once/once.ts';
import type { Ask, Operation, Wire } from './operation.ts';
import { raw } from './operation.ts';
import { inMilliseconds, scopeOf } from './serve.ts';

const formats = {
  'application/json': 'json',
  'application/x-ndjson': 'json-lines',
  'application/jsonl': 'json-lines',
  'text/csv': 'csv',
} as const;
const types = Object.keys(formats);
const isFormat = (type: string): type is keyof typeof formats => Object.hasOwn(formats, type);

const params = z.object({ source: idSchema });
const query = z.strictObject({
  form: z.enum(rowForms).optional().describe('What the records of a table are, where it has no column `form`.'),
  claimed: z
    .enum(['true', 'false'])
    .default('false')
    .describe(
      'The rows say themselves when they became known, and are believed: an import of history. Needs the scope evidence:import.',
    ),
});

type SendAsk = Ask<z.output<typeof params>, z.output<typeof query>, undefined>;

export const sendingOperations = (house: House): readonly Operation[] => [
  raw({
    id: 'sendEvidence',
    method: 'POST',
    path: '/v1/sources/{source}/evidence',
    tag: 'Evidence',
    summary: 'Sends rows of evidence',
    description:
      'JSON (a row, a list, or `{"rows": […]}`), JSON Lines or CSV with a header. Rows are taken one by one: 200 when all were, 207 when some were refused, 422 when all were; refused rows come back with the reason and are set aside at the source. A row told again is counted as a duplicate and changes nothing, so that a request may always be sent again.',
    params,
    query,
    reads: types,
    answers: ['application/json'],
    errors: ['back-pressure'],
    status: 200,
    keyed: true,
    also: { 207: 'Some rows were refused; the others are stored.' },
    example: JSON.stringify({ accepted: 2, duplicates: 0, samples: 0, refusedCount: 0, refused: [] }),
    handle: async (ask, wire) => answerSending(house, ask, wire),
  }),
];

async function answerSending(house: House, ask: SendAsk, wire: Wire): ReturnType<typeof shown> {
  const { request, reply } = wire;
  const type = oneOfTypes(request.headers['content-type'], types);
  if (!isFormat(type)) throw new TypeError(`${type} has no format.`);
  const { evidenceBytes, expandedBytes, expansion } = house.limits;
  const allow = {
    arriving: evidenceBytes,
    expanded: expandedBytes,
    expansion,
    take: bytesOnTheWay(house, request, reply),
  };
  const key = idempotencyKey(request.headers['idempotency-key']);
  const arriving = hashing(bodyChunks(request.raw, request.headers['content-encoding'], allow));
  const work = (): Promise<SentEvidence> =>
    sendEvidence(house, {
      command: { organisation: ask.caller.organisation, actor: ask.caller.actor },
      key: ask.command.key,
      body: { chunks: arriving.chunks, format: formats[type], source: ask.params.source, form: ask.query.form },
      claimed: ask.query.claimed === 'true',
    });
  return shown(key === undefined ? await work() : await sentOnce(house, { wire, key, arriving }, work), wire);
}

interface Keyed {
  readonly wire: Wire;
  readonly key: string;
  readonly arriving: ReturnType<typeof hashing>;
}

const month = 30 * 86_400_000;
const sent = z.object({
  accepted: z.number(),
  duplicates: z.number(),
  samples: z.number(),
  refusedCount: z.number(),
  refused: z.array(z.object({ place: z.string(), code: z.string(), message: z.string() })),
});

/**
 * Parts are stored while the body arrives, so that the answer cannot be in the transaction of each: it is kept after the last.
 * Should the server die in between, the same request finds its rows told already, and doubles none.
 */
async function sentOnce(house: House, keyed: Keyed, work: () => Promise<SentEvidence>): Promise<SentEvidence> {
  const { wire, key, arriving } = keyed;
  const { organisation } = wire.request.caller;
  const scope = scopeOf(wire.request);
  return house.holding([organisation, scope, key], async () => {
    const before = await house.context.store.read(organisation, (reader) => reader.answered(scope, key));
    if (before !== undefined) {
      for await (const _ of arriving.chunks);
      if (before.requestHash !== hashOf(wire, arriving.digest())) throw keyReused();
      wire.reply.header('idempotency-replayed', 'true');
      return sent.parse(before.response);
    }
    const done = await work();
    const { accepted, duplicates, samples, refusedCount, refused } = done;
    const response = { accepted, duplicates, samples, refusedCount, refused: refused.map((one) => ({ ...one })) };
    const given = {
      requestHash: hashOf(wire, arriving.digest()),
      status: 200,
      response,
      expiresAt: inMilliseconds(house, month),
    };
    await house.groups.store(organisation, () =>
      house.context.store.write(organisation, (transaction) => transaction.answer(scope, key, given)),
    );
    return done;
  });
}

const hashOf = ({ request }: Wire, digest: string): string => requestHash(request.url, Buffer.from(digest, 'hex'));

const keyReused = (): Problem =>
  new Problem('key-reused', 'This Idempotency-Key came with another request before. Use a new key for a new request.');

async function shown(done: SentEvidence, { reply }: Wire) {
  const taken = done.accepted + done.duplicates + done.samples;
  if (done.refusedCount > 0 && taken === 0)
    throw new Problem(
      'invalid',
      `None of the ${done.refusedCount} rows could be taken. Mend them and send them again.`,
      {
        errors: done.refused.map(({ place, code, message }) => ({ code, message, pointer: place })),
      },
    );
  return reply
    .code(done.refusedCount > 0 ? 207 : 200)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(done));
}
