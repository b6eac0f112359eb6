import { describe, expect, it } from 'vitest';
import { deliveryOf, noon, parsedRows, pushed, survives } from '../../testing/push.ts';
import { hmacOf } from '../wire/signature.ts';
import { standardWebhook } from './standard-webhook.ts';

const key = Buffer.from('a secret of thirty-two bytes, ok').toString('base64');
const next = Buffer.from('the one that comes after that one').toString('base64');
const config = standardWebhook.configuration.parse({ source: 'noc-log' });
const secret = `whsec_${key}`;
const seconds = String(noon / 1000);

const sign = (body: string | Uint8Array, { id = 'msg_1', at = seconds, by = key } = {}) => ({
  'webhook-id': id,
  'webhook-timestamp': at,
  'webhook-signature': `v1a,xxxx v1,${hmacOf({
    algorithm: 'sha256',
    secret: Buffer.from(by, 'base64'),
    parts: [id, '.', at, '.', body],
  }).toString('base64')}`,
});

const outage = { form: 'state', state: 'down', start: '2024-11-14T08:55:00+08:00', end: '2024-11-14T09:10:00+08:00' };
const body = JSON.stringify([outage, { ...outage, id: 'own-id', subject: 'b' }]);
const receive = (text: string, headers: Record<string, string>, secrets: string | undefined = secret) =>
  standardWebhook.receive(pushed(text, headers), { config, ...(secrets === undefined ? {} : { secret: secrets }) });

describe('standard webhook', () => {
  it('takes signed rows, names them by the webhook, and tells the sender’s clock', () => {
    const delivery = deliveryOf(receive(body, sign(body)));
    expect(delivery.sentAt).toBe(noon);
    expect(parsedRows(delivery)).toMatchObject([
      { id: 'msg_1/0', source: 'noc-log', recordedAt: noon },
      { id: 'own-id', source: 'noc-log' },
    ]);
    expect(deliveryOf(receive(body, sign(body))).rows).toEqual(delivery.rows);
  });

  it('agrees with the vector that the specification prints', () => {
    const text = '{"test": 2432232314}';
    const headers = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    const received = standardWebhook.receive(pushed(text, headers, { receivedAt: 1_614_265_330_000 }), {
      config,
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    });
    expect(deliveryOf(received).refused).toMatchObject([{ code: 'not-a-row' }]);
  });

  it('takes either of two secrets while they are changed over', () => {
    const both = `whsec_${next} whsec_${key}`;
    expect(receive(body, sign(body), both).ok).toBe(true);
    expect(receive(body, sign(body, { by: next }), both).ok).toBe(true);
    expect(receive(body, sign(body, { by: next })).ok).toBe(false);
  });

  it('refuses every change to what was signed, and what was not signed at all', () => {
    const good = sign(body);
    const bad: [string, Record<string, string>, string?][] = [
      [`${body} `, good],
      [body, { ...good, 'webhook-id': 'msg_2' }],
      [body, { ...good, 'webhook-timestamp': String(noon / 1000 + 1) }],
      [body, { ...good, 'webhook-signature': 'v1,' }],
      [body, { ...good, 'webhook-signature': '' }],
      [body, {}],
      [body, good, ''],
      [body, sign(body, { by: '' }), 'whsec_'],
    ];
    for (const [text, headers, secrets = secret] of bad) {
      expect(receive(text, headers, secrets)).toMatchObject({ ok: false, refusal: { status: 401 } });
    }
  });

  it('refuses a replay after five minutes and a clock that runs ahead, at the very millisecond', () => {
    const at = (offset: number) => receive(body, sign(body, { at: String(noon / 1000 + offset) })).ok;
    expect([at(-300), at(300), at(-301), at(301)]).toEqual([true, true, false, false]);
    expect(receive(body, sign(body, { at: 'now' }))).toMatchObject({ refusal: { code: 'timestamp-outside-window' } });
  });

  it('lets no key speak for another source', () => {
    const foreign = JSON.stringify({ rows: [{ ...outage, source: 'probe' }, { ...outage, source: 'noc-log' }, 7] });
    const { rows, refused } = deliveryOf(receive(foreign, sign(foreign)));
    expect(rows.map(({ place }) => place)).toEqual(['body[1]']);
    expect(refused.map(({ place, code }) => [place, code])).toEqual([
      ['body[0]', 'source-not-yours'],
      ['body[2]', 'not-a-row'],
    ]);
  });

  it('never throws on damaged bodies, unsigned or signed', () => {
    expect(survives(standardWebhook, { config, secret }, { body }).letIn).toBe(0);
    expect(survives(standardWebhook, { config, secret }, { body, headersFor: sign }).letIn).toBeGreaterThan(200);
  });
});
