import { Instant, resolveEvidence } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { deliveryOf, noon, parsedRows, pushed, survives } from '../../testing/push.ts';
import { alertmanager } from './alertmanager.ts';

const config = alertmanager.configuration.parse({
  mappings: [
    { match: { alertname: 'Watchdog' }, ignore: true },
    { match: { severity: 'page' }, state: 'down', subjectFrom: 'site', agreement: 'wan-2024' },
    { match: { severity: 'warn' }, state: 'degraded', subject: 'core' },
  ],
});

const start = '2024-11-14T10:00:00.123456789Z';
const firing = {
  status: 'firing',
  labels: { alertname: 'LinkDown', severity: 'page', site: 'kwun-tong' },
  annotations: { summary: 'loss is 0.93' },
  startsAt: start,
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus.invalid/graph',
  fingerprint: '3c1d4b4ad3a1f7d0',
};
const resolved = { ...firing, status: 'resolved', endsAt: '2024-11-14T10:20:00Z' };

const notify = (alerts: readonly unknown[], more: object = {}): string =>
  JSON.stringify({
    version: '4',
    groupKey: '{}:{alertname="LinkDown"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'troth',
    groupLabels: { alertname: 'LinkDown' },
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alertmanager.invalid',
    notification_reason: 'first',
    alerts,
    ...more,
  });

const received = (body: string, receivedAt = noon) =>
  deliveryOf(alertmanager.receive(pushed(body, {}, { receivedAt }), { config }));

const outages = (bodies: readonly string[]) => {
  const rows = bodies.flatMap((body, n) => parsedRows(received(body, noon + n)));
  return resolveEvidence({ rows, knownAt: Instant.of(noon + 1000), agreement: 'wan-2024' });
};

describe('alertmanager webhook', () => {
  it('makes one outage of firing, repeats and resolved, in whatever order they come', () => {
    const [a, b, c] = [notify([firing]), notify([firing]), notify([resolved])];
    for (const order of [
      [a, b, c],
      [c, a, b],
      [a, c, b],
      [c, c, a, a],
    ]) {
      const view = outages(order);
      expect(view.conflicts).toEqual([]);
      expect(view.rows('state')).toMatchObject([
        {
          state: 'down',
          subject: 'kwun-tong',
          cause: 'LinkDown',
          start: Date.UTC(2024, 10, 14, 10, 0, 0, 123),
          end: Date.UTC(2024, 10, 14, 10, 20),
        },
      ]);
    }
  });

  it('leaves an outage open whose end was not told, also when endsAt lies in the future', () => {
    for (const endsAt of ['0001-01-01T00:00:00Z', '2024-11-14T23:00:00Z']) {
      const [row] = outages([notify([{ ...firing, endsAt }])]).rows('state');
      expect(row?.start).toBe(Date.UTC(2024, 10, 14, 10, 0, 0, 123));
      expect(row?.end).toBeUndefined();
    }
  });

  it('is not moved by annotations that print other values each time', () => {
    const later = { ...firing, annotations: { summary: 'loss is 0.97' } };
    expect(outages([notify([firing]), notify([later])]).conflicts).toEqual([]);
  });

  it('believes the end that was recorded last when two Prometheus tell two', () => {
    const other = { ...resolved, endsAt: '2024-11-14T10:25:00Z' };
    const ends = outages([notify([firing]), notify([resolved]), notify([other])])
      .rows('state')
      .map(({ end }) => end);
    expect(ends).toEqual([Date.UTC(2024, 10, 14, 10, 25)]);
  });

  it('says that data are incomplete when alerts were cut off', () => {
    const { rows, refused } = received(notify([firing], { truncatedAlerts: 7 }));
    expect(rows).toHaveLength(1);
    expect(refused).toMatchObject([{ code: 'alerts-truncated', place: 'truncatedAlerts' }]);
    expect(refused[0]?.message).toContain('7 alerts');
  });

  it('refuses what it cannot place, one by one, and keeps the rest', () => {
    const strange = { ...firing, labels: { alertname: 'DiskFull' } };
    const nowhere = { ...firing, labels: { alertname: 'LinkDown', severity: 'page' } };
    const backward = { ...resolved, endsAt: '2024-11-14T09:00:00Z' };
    const dog = { ...firing, labels: { alertname: 'Watchdog' } };
    const bad = { ...firing, fingerprint: 'not hex' };
    const { rows, refused } = received(notify([strange, nowhere, backward, dog, bad, firing]));
    expect(refused.map(({ place, code }) => [place, code])).toEqual([
      ['alerts[0]', 'alert-not-mapped'],
      ['alerts[1]', 'alert-label-missing'],
      ['alerts[2]', 'alert-times'],
      ['alerts[4]', 'alert-shape'],
    ]);
    expect(refused[0]?.raw).toContain('DiskFull');
    expect(rows.map(({ place }) => place)).toEqual(['alerts[5]']);
  });

  it('refuses bodies that are no notification of version 4', () => {
    for (const body of ['', '{', '[]', '{"version":"3","alerts":[]}', '['.repeat(50_000)]) {
      expect(alertmanager.receive(pushed(body), { config })).toMatchObject({ ok: false, refusal: { status: 400 } });
    }
  });

  it('refuses mappings that mean nothing', () => {
    const wrong = (mapping: object) => alertmanager.configuration.safeParse({ mappings: [mapping] }).success;
    expect(wrong({ match: {} })).toBe(false);
    expect(wrong({ match: {}, ignore: true, state: 'down' })).toBe(false);
    expect(wrong({ match: {}, state: 'down', subject: 'a', subjectFrom: 'b' })).toBe(false);
  });

  it('answers 200 with what was refused, so that Alertmanager does not repeat for ever', () => {
    const answer = alertmanager.answer(
      { accepted: 1, duplicates: 2, samples: 0, refused: [{ place: 'alerts[0]', code: 'x', message: 'y', raw: 'z' }] },
      pushed(''),
    );
    expect(answer.status).toBe(200);
    expect(JSON.parse(String(answer.body))).toEqual({
      accepted: 1,
      duplicates: 2,
      refused: [{ place: 'alerts[0]', code: 'x', message: 'y' }],
    });
  });

  it('never throws on damaged bodies', () => {
    const { letIn, refused } = survives(alertmanager, { config }, { body: notify([firing, resolved]) });
    expect(letIn).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(200);
  });
});
