/**
 * Rows of evidence in a signed JSON webhook (Standard Webhooks). Owns: the signature, the window against replay, rows of
 * the one source that the endpoint belongs to. Does not own: whether a row makes sense (core), other people's formats.
 */
import { z } from 'zod';
import type { PushRequest, PushSource, Received } from '../source.ts';
import { jsonAnswer } from '../wire/json-answer.ts';
import { readWrittenJson } from '../wire/json-body.ts';
import { ownRows } from '../wire/own-rows.ts';
import { delivered, refusedWhole } from '../wire/refusals.ts';
import { isHmac, noSecret, unsigned } from '../wire/signature.ts';

const terms = z.strictObject({
  source: z.string().min(1).max(200).describe('Id of the measurement source; rows of another one are refused.'),
});
type Terms = z.output<typeof terms>;

const windowMs = 300_000;

export const standardWebhook: PushSource<Terms> = {
  kind: 'standard-webhook',
  title: 'Signed webhook (Standard Webhooks)',
  configuration: terms,
  signed: true,
  receive(request, { config, secret }) {
    const refusal = verify(request, secret);
    if (refusal !== undefined) return refusal;
    const json = readWrittenJson(request.body);
    if (!json.ok) return json;
    const id = request.headers['webhook-id'] ?? '';
    const { rows, refused } = ownRows(json.value, { source: config.source, receivedAt: request.receivedAt, key: [id] });
    const sentAt = Number(request.headers['webhook-timestamp']) * 1000;
    return { ok: true, delivery: { ...delivered(rows, refused), sentAt } };
  },
  answer: (receipt) => jsonAnswer(receipt),
};

/** Undefined when one of the signatures was made with one of the secrets (old and new, while they are changed over). */
function verify({ headers, body, receivedAt }: PushRequest, secret = ''): Received | undefined {
  const secrets = secret.split(/\s+/u).filter((one) => one !== '');
  if (secrets.length === 0) return refusedWhole(noSecret);
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (id === undefined || timestamp === undefined || signatures === undefined) {
    const message = 'webhook-id, webhook-timestamp and webhook-signature have to be sent; see Standard Webhooks';
    return refusedWhole({ status: 401, code: 'signature-missing', message });
  }
  const given = signatures.split(' ').flatMap((one) => (one.startsWith('v1,') ? [one.slice(3)] : []));
  const keys = secrets.map((one) => Buffer.from(one.replace(/^whsec_/u, ''), 'base64'));
  const signed = given.slice(0, 10).some((text) =>
    keys.some((key) => {
      const parts = [id, '.', timestamp, '.', body];
      return key.length > 0 && isHmac({ algorithm: 'sha256', secret: key, parts }, { text, encoding: 'base64' });
    }),
  );
  if (!signed) return refusedWhole(unsigned('webhook-signature'));
  if (/^\d{1,11}$/u.test(timestamp) && Math.abs(Number(timestamp) * 1000 - receivedAt) <= windowMs) return undefined;
  const message = 'webhook-timestamp lies more than five minutes off; mend the sender’s clock, sign each attempt anew';
  return refusedWhole({ status: 401, code: 'timestamp-outside-window', message });
}
