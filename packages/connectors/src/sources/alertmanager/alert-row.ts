/**
 * From one alert to one row. Owns: ids and times. Firing gives an open state `fingerprint/start`; resolved gives the same
 * state with its end, superseding the open one by id, so that the order of the two and their repetition change nothing.
 *
 * Annotations never enter a row: templates print current values into them, and a fact told twice has to read the same.
 */
import { isoOf, momentOf } from '../wire/moments.ts';
import { idOf, plainWords } from '../wire/plain-words.ts';
import { refusedItem } from '../wire/refusals.ts';
import { shapeComplaint } from '../wire/shape.ts';
import type { RefusedItem, WrittenRow } from '../source.ts';
import { alert as alertShape } from './notification.ts';
import type { Alert } from './notification.ts';
import type { AlertMapping, AlertmanagerTerms } from './terms.ts';

export interface Told {
  readonly place: string;
  readonly terms: AlertmanagerTerms;
  readonly receivedAt: number;
}

export type AlertReading = { readonly row: WrittenRow } | { readonly refused: RefusedItem } | 'ignored';

export function readAlert(item: unknown, told: Told): AlertReading {
  const refuse = (code: string, message: string): AlertReading => ({
    refused: refusedItem({ place: told.place, code, message }, item),
  });
  const read = alertShape.safeParse(item);
  if (!read.success) return refuse('alert-shape', `the alert is not one of version 4: ${shapeComplaint(read.error)}`);
  const found = read.data;
  const mapping = told.terms.mappings.find(({ match }) => matches(found, match));
  if (mapping === undefined) {
    const name = plainWords(found.labels['alertname'] ?? 'without a name', 80);
    const message = `no mapping of this source matches the alert ${name}; add one with a state, or with \`ignore: true\``;
    return refuse('alert-not-mapped', message);
  }
  const { state } = mapping;
  if (state === undefined) return 'ignored';
  const times = timesOf(found, told.receivedAt);
  if (typeof times === 'string') return refuse('alert-times', times);
  const place = placed(found, mapping);
  if (typeof place === 'string') return refuse('alert-label-missing', place);
  const head = { form: 'state', source: told.terms.source, ...place, state, ...named(found) };
  return { row: { place: told.place, row: { ...head, ...identity(found, times), ...times } } };
}

const matches = (found: Alert, match: Readonly<Record<string, string>>): boolean =>
  Object.entries(match).every(([name, value]) => Object.hasOwn(found.labels, name) && found.labels[name] === value);

interface Times {
  readonly start: string;
  readonly end?: string;
  readonly recordedAt: string;
}

/** While an alert fires, `endsAt` is zero or the moment at which it would be given up: neither is an end. */
function timesOf(found: Alert, receivedAt: number): Times | string {
  const start = isoOf(momentOf(found.startsAt) ?? Number.NaN);
  const recordedAt = isoOf(receivedAt);
  if (start === undefined || recordedAt === undefined)
    return '`startsAt` names no moment; send RFC 3339 with an offset';
  if (found.status === 'firing') return { start, recordedAt };
  const end = isoOf(momentOf(found.endsAt ?? '') ?? Number.NaN);
  if (end === undefined) return 'the alert is resolved but `endsAt` names no moment; send RFC 3339 with an offset';
  if (end < start) return `the alert is resolved at ${end}, before it began at ${start}; mend the sender’s clock`;
  return { start, end, recordedAt };
}

function identity(found: Alert, { start, end }: Times): { id: string; supersedes?: string } {
  const open = idOf(found.fingerprint, start);
  // Two Prometheus may see two ends of one outage: each is its own correction, and the one recorded last holds.
  return end === undefined ? { id: open } : { id: idOf(found.fingerprint, start, end), supersedes: open };
}

function named(found: Alert): { cause?: string } {
  const cause = plainWords(found.labels['alertname'] ?? '');
  return cause === undefined ? {} : { cause };
}

function placed(found: Alert, mapping: AlertMapping): { subject?: string; agreement?: string } | string {
  const missing: string[] = [];
  const from = (label: string | undefined, fixed: string | undefined): string | undefined => {
    if (label === undefined) return fixed;
    const value = Object.hasOwn(found.labels, label) ? plainWords(found.labels[label] ?? '') : undefined;
    if (value === undefined) missing.push(label);
    return value;
  };
  const subject = from(mapping.subjectFrom, mapping.subject);
  const agreement = from(mapping.agreementFrom, mapping.agreement);
  if (missing.length > 0) {
    return `the mapping takes the subject or agreement from the label ${missing.join(', ')}, which the alert does not carry`;
  }
  return { ...(subject === undefined ? {} : { subject }), ...(agreement === undefined ? {} : { agreement }) };
}
