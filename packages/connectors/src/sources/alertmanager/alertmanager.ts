/**
 * Alertmanager's webhook, version 4. Owns: alerts into states. Does not own: authority (an API key lets the sender in),
 * outages whose `resolved` never comes (they stay open, and everybody sees it), retries (Alertmanager's).
 */
import type { PushSource } from '../source.ts';
import { jsonAnswer } from '../wire/json-answer.ts';
import { readJson } from '../wire/json-body.ts';
import { delivered, refusedItem, refusedWhole } from '../wire/refusals.ts';
import { shapeComplaint } from '../wire/shape.ts';
import { readAlert } from './alert-row.ts';
import { notification } from './notification.ts';
import { alertmanagerTerms } from './terms.ts';
import type { AlertmanagerTerms } from './terms.ts';

export const alertmanager: PushSource<AlertmanagerTerms> = {
  kind: 'alertmanager',
  title: 'Alertmanager webhook',
  configuration: alertmanagerTerms,
  signed: false,
  receive(request, { config }) {
    const json = readJson(request.body);
    if (!json.ok) return json;
    const read = notification.safeParse(json.value);
    if (!read.success) {
      const message = `the body is no Alertmanager notification of version 4: ${shapeComplaint(read.error)}`;
      return refusedWhole({ status: 400, code: 'notification-shape', message });
    }
    const { alerts, truncatedAlerts } = read.data;
    const readings = alerts.map((item, index) =>
      readAlert(item, { place: `alerts[${index}]`, terms: config, receivedAt: request.receivedAt }),
    );
    const refused = readings.flatMap((one) => (one !== 'ignored' && 'refused' in one ? [one.refused] : []));
    const rows = readings.flatMap((one) => (one !== 'ignored' && 'row' in one ? [one.row] : []));
    return { ok: true, delivery: delivered(rows, [...refused, ...cutOff(truncatedAlerts)]) };
  },
  answer: (receipt) => jsonAnswer(receipt),
};

function cutOff(count: number) {
  if (count === 0) return [];
  const message =
    `Alertmanager left ${count} alerts out of this notification (max_alerts), so the data are incomplete; ` +
    'set `max_alerts: 0` on the receiver';
  return [refusedItem({ place: 'truncatedAlerts', code: 'alerts-truncated', message }, { truncatedAlerts: count })];
}
