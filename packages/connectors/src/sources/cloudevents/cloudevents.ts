/**
 * CloudEvents 1.0. Owns: rows of evidence in events, reports of slo-generator, the handshake of webhooks. Does not own:
 * authority (an API key lets the sender in), whether a row makes sense (core).
 */
import type { PushRequest, PushSource, Received, RefusedItem, WrittenRow } from '../source.ts';
import { jsonAnswer } from '../wire/json-answer.ts';
import { isoOf, momentOf } from '../wire/moments.ts';
import { ownRows } from '../wire/own-rows.ts';
import { delivered, refusedItem, refusedWhole } from '../wire/refusals.ts';
import { readEvents } from './event.ts';
import type { Event } from './event.ts';
import { readSloReport, sloReportType } from './slo-report.ts';
import { cloudeventsTerms } from './terms.ts';
import type { CloudeventsTerms } from './terms.ts';

export const cloudevents: PushSource<CloudeventsTerms> = {
  kind: 'cloudevents',
  title: 'CloudEvents 1.0',
  configuration: cloudeventsTerms,
  signed: false,
  receive(request, { config }) {
    if (request.method === 'OPTIONS') return handshake(request, config);
    const read = readEvents(request);
    if (!read.ok) return read;
    const [only] = read.events;
    if (!read.batch && only !== undefined && 'why' in only) {
      return refusedWhole({ status: 400, code: 'event-shape', message: only.why });
    }
    const rows: WrittenRow[] = [];
    const refused: RefusedItem[] = [];
    for (const [index, reading] of read.events.entries()) {
      const place = read.batch ? `batch[${index}]` : 'event';
      if ('why' in reading)
        refused.push(refusedItem({ place, code: 'event-shape', message: reading.why }, reading.raw));
      else {
        const found = translate(reading.event, { place, config, receivedAt: request.receivedAt });
        rows.push(...found.rows);
        refused.push(...found.refused);
      }
    }
    return { ok: true, delivery: delivered(rows, refused) };
  },
  answer: (receipt) => jsonAnswer(receipt),
};

interface Told {
  readonly place: string;
  readonly config: CloudeventsTerms;
  readonly receivedAt: number;
}

function translate(event: Event, { place, config, receivedAt }: Told) {
  const recordedAt = recorded(event, receivedAt);
  if (event.type !== sloReportType) {
    const key = [event.source, event.id];
    return ownRows(event.data, { source: config.source, receivedAt, key, recordedAt, place: `${place}.data` });
  }
  const read = readSloReport(event.data, config);
  if ('row' in read) return { rows: [{ place, row: { ...read.row, recordedAt } }], refused: [] };
  return { rows: [], refused: [refusedItem({ place, code: read.code, message: read.why }, event.data)] };
}

/** The sender may have known the fact before us; nobody knows it later than we do. */
function recorded({ recordedtime }: Event, receivedAt: number): string | undefined {
  const told = recordedtime === undefined ? undefined : momentOf(recordedtime);
  return isoOf(told === undefined ? receivedAt : Math.min(told, receivedAt));
}

const originForm = /^[A-Za-z0-9.*:_-]{1,253}$/u;

/** Abuse protection of the webhook specification: the receiver says whose events it wants and how many. */
function handshake({ headers }: PushRequest, config: CloudeventsTerms): Received {
  const origin = headers['webhook-request-origin'] ?? '';
  if (!originForm.test(origin)) {
    const message = 'the handshake needs the header WebHook-Request-Origin with the name of the sending system';
    return refusedWhole({ status: 400, code: 'no-origin', message });
  }
  if (config.origins !== undefined && !config.origins.includes(origin)) {
    const message = `events from ${origin} are not wanted here; add it to \`origins\` of this source`;
    return refusedWhole({ status: 403, code: 'origin-not-wanted', message });
  }
  const rate = headers['webhook-request-rate'] === undefined ? {} : { 'webhook-allowed-rate': allowed(config) };
  return {
    ok: true,
    answer: { status: 200, headers: { allow: 'POST', 'webhook-allowed-origin': origin, ...rate }, body: '' },
  };
}

const allowed = ({ eventsPerMinute }: CloudeventsTerms): string =>
  eventsPerMinute === undefined ? '*' : String(eventsPerMinute);
