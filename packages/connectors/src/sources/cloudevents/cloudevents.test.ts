import { describe, expect, it } from 'vitest';
import { deliveryOf, noon, parsedRows, pushed, survives } from '../../testing/push.ts';
import { cloudevents } from './cloudevents.ts';

const config = cloudevents.configuration.parse({
  source: 'events',
  eventsPerMinute: 600,
  origins: ['slo.example.com'],
  reports: [
    { name: 'checkout-availability', windowSeconds: 2_419_200, series: 'checkout', agreement: 'shop-2024' },
    { name: 'pay-latency', windowSeconds: 3600, series: 'pay', subject: 'pay' },
  ],
});

const outage = { form: 'state', state: 'down', start: '2024-11-14T08:55:00+08:00', end: '2024-11-14T09:10:00+08:00' };
const event = {
  specversion: '1.0',
  type: 'com.example.outage',
  source: '/probes/7',
  id: 'A234-1234-1234',
  time: '2024-11-14T01:10:00Z',
  datacontenttype: 'application/json',
  data: outage,
};
const report = {
  metadata: { name: 'checkout-availability' },
  name: 'checkout-availability',
  goal: 0.999,
  backend: 'prometheus',
  error_budget_policy_step_name: '28 days',
  valid: true,
  timestamp: Date.UTC(2024, 10, 14) / 1000,
  window: 2_419_200,
  sli_measurement: 0.999317,
  good_events_count: 999_317,
  bad_events_count: 683,
  events_count: 1_000_000,
};
const reported = (data: object, id = 'u-1') => ({
  ...event,
  type: 'com.google.slo_generator.slo_report',
  source: 'https://github.com/cloudevents/spec/pull',
  id,
  data,
});

const one = { 'content-type': 'application/cloudevents+json; charset=utf-8' };
const batch = { 'content-type': 'application/cloudevents-batch+json' };
const receive = (body: unknown, headers: Record<string, string> = one) =>
  cloudevents.receive(pushed(typeof body === 'string' ? body : JSON.stringify(body), headers), { config });

describe('cloudevents', () => {
  it('reads one event alike in all three modes', () => {
    const { data: _data, datacontenttype: _type, ...attributes } = event;
    const named = Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value.replace('/', '%2F')]);
    const binary = { 'content-type': 'application/json', ...Object.fromEntries(named) };
    const encoded = { ...event, data: undefined, data_base64: Buffer.from(JSON.stringify(outage)).toString('base64') };
    const expected = parsedRows(deliveryOf(receive(event))).map((row) => ({ ...row, place: '' }));
    expect(expected).toMatchObject([{ id: '%2Fprobes%2F7/A234-1234-1234/0', source: 'events', recordedAt: noon }]);
    for (const other of [receive([event], batch), receive(outage, binary), receive(encoded)]) {
      expect(parsedRows(deliveryOf(other)).map((row) => ({ ...row, place: '' }))).toEqual(expected);
    }
  });

  it('tells events apart by source and id together', () => {
    const ids = [event, { ...event, source: '/probes/8' }, { ...event, id: 'B' }].map(
      (each) => deliveryOf(receive(each)).rows[0]?.row['id'],
    );
    expect(new Set(ids).size).toBe(3);
  });

  it('takes the sender’s word for when a late fact was known, but never a moment after receipt', () => {
    const at = (recordedtime: string) => parsedRows(deliveryOf(receive({ ...event, recordedtime })))[0]?.recordedAt;
    expect(at('2024-11-14T02:00:00Z')).toBe(Date.UTC(2024, 10, 14, 2));
    expect(at('2024-12-01T00:00:00Z')).toBe(noon);
    expect(at('yesterday')).toBe(noon);
  });

  it('keeps the digits of numbers as they were written', () => {
    const body = JSON.stringify({ ...event, data: { ...outage, affected: 'X' } }).replace(
      '"X"',
      '0.100000000000000001',
    );
    expect(deliveryOf(receive(body)).rows[0]?.row['affected']).toBe('0.100000000000000001');
  });

  it('turns a report into an attested figure by its exact counts', () => {
    const delivery = deliveryOf(receive(reported(report)));
    const [row] = parsedRows(delivery);
    expect(row).toMatchObject({
      form: 'reported',
      series: 'checkout',
      agreement: 'shop-2024',
      start: Date.UTC(2024, 9, 17),
      end: Date.UTC(2024, 10, 14),
    });
    expect(row?.form === 'reported' && row.value.toString()).toBe('0.999317');
    const third = deliveryOf(receive(reported({ ...report, good_events_count: 1, bad_events_count: 2 }))).rows[0];
    expect(third?.row['value']).toBe('1/3');
    expect(deliveryOf(receive(reported(report, 'u-2'))).rows).toEqual(delivery.rows);
  });

  it('takes the ratio digit for digit when there are no counts', () => {
    const ratio = { ...report, name: 'pay-latency', window: 3600, good_events_count: -1, bad_events_count: -1 };
    const value = (text: string) =>
      deliveryOf(receive(JSON.stringify(reported({ ...ratio, sli_measurement: 'X' })).replace('"X"', text))).rows[0]
        ?.row['value'];
    expect([value('0.999317'), value('1e-06'), value('1'), value('1.0')]).toEqual(['0.999317', '0.000001', '1', '1']);
    expect(value('1.000001')).toBeUndefined();
    expect(value('-1')).toBeUndefined();
  });

  it('refuses reports that say nothing, one by one', () => {
    const none = { ...report, good_events_count: 0, bad_events_count: 0 };
    const invalid = { metadata: { name: 'x' }, errors: ['Backend returned NO_DATA (-1).'], valid: false };
    const other = { ...report, window: 3600 };
    const { rows, refused } = deliveryOf(
      receive(
        [none, invalid, other, {}, report].map((data) => reported(data)),
        batch,
      ),
    );
    expect(rows).toHaveLength(1);
    expect(refused.map(({ place, code }) => [place, code])).toEqual([
      ['batch[0]', 'report-figure'],
      ['batch[1]', 'report-invalid'],
      ['batch[2]', 'report-not-mapped'],
      ['batch[3]', 'report-shape'],
    ]);
    expect(refused[1]?.message).toContain('NO_DATA');
  });

  it('refuses a wrong event of a batch alone and a wrong single event as a whole', () => {
    const old = { ...event, specversion: '0.3' };
    const { rows, refused } = deliveryOf(receive([old, event, 'x'], batch));
    expect(rows.map(({ place }) => place)).toEqual(['batch[1].data[0]']);
    expect(refused.map(({ code }) => code)).toEqual(['event-shape', 'event-shape']);
    expect(receive(old)).toMatchObject({ ok: false, refusal: { status: 400 } });
    expect(receive(event, { 'content-type': 'application/json' })).toMatchObject({ refusal: { status: 415 } });
    expect(receive(event, { 'content-type': 'text/xml', 'ce-specversion': '1.0' })).toMatchObject({
      refusal: { status: 415 },
    });
  });

  it('shakes hands with the origins that are wanted', () => {
    const shake = (headers: Record<string, string>) =>
      cloudevents.receive(pushed('', headers, { method: 'OPTIONS' }), { config });
    expect(shake({ 'webhook-request-origin': 'slo.example.com', 'webhook-request-rate': '120' })).toMatchObject({
      ok: true,
      answer: { status: 200, headers: { 'webhook-allowed-origin': 'slo.example.com', 'webhook-allowed-rate': '600' } },
    });
    expect(shake({ 'webhook-request-origin': 'evil.example.com' })).toMatchObject({ refusal: { status: 403 } });
    expect(shake({})).toMatchObject({ refusal: { status: 400 } });
    expect(shake({ 'webhook-request-origin': 'a\r\nset-cookie: b' })).toMatchObject({ refusal: { status: 400 } });
  });

  it('never throws on damaged bodies in any mode', () => {
    const binary = { 'ce-specversion': '1.0', 'ce-id': '%zz', 'ce-source': 's', 'ce-type': 't' };
    const cases = [
      { body: JSON.stringify(reported(report)), headersFor: () => one },
      { body: JSON.stringify([event, reported(report)]), headersFor: () => batch },
      { body: JSON.stringify([outage]), headersFor: () => binary },
    ];
    for (const each of cases) expect(survives(cloudevents, { config }, each).letIn).toBeGreaterThan(100);
  });
});
