/** Work that waits, in SQL: timers, events, deliveries, answers, views. Rows are locked while taken and skipped by others. */
import { Instant } from '@troth/core';
import type { Json } from '@troth/core';
import { Conflict } from '../ports/faults.ts';
import type { Transaction } from '../ports/store.ts';
import type {
  Delivery,
  GivenAnswer,
  OutboxEvent,
  Projection,
  Timer,
  WaitingDelivery,
  WorkReader,
} from '../ports/work.ts';
import { bytes } from './ledger-sql.ts';
import type { LedgerEnd } from './ledger-sql.ts';
import type { Session } from './session.ts';

// Every body below was written as JSON of a Json value.
const json = (text: string): Json => JSON.parse(text) as Json;

interface TimerRow {
  readonly kind: string;
  readonly subject: string;
  readonly due_at: number;
  readonly body: string;
}
const timerOf = (row: TimerRow): Timer => ({
  kind: row.kind,
  subject: row.subject,
  dueAt: Instant.of(row.due_at),
  body: json(row.body),
});

interface EventRow {
  readonly id: number;
  readonly topic: string;
  readonly subject: string;
  readonly at: number;
  readonly body: string;
}
const eventOf = ({ id, topic, subject, at, body }: EventRow): OutboxEvent => ({
  id,
  topic,
  subject,
  at: Instant.of(at),
  body: json(body),
});

interface ProjectionRow {
  readonly kind: string;
  readonly id: string;
  readonly body: string;
  readonly updated_at: number;
}
const projectionOf = (row: ProjectionRow): Projection => ({
  kind: row.kind,
  id: row.id,
  body: json(row.body),
  updatedAt: Instant.of(row.updated_at),
});

export function workReader({ org, rows }: Session, now: () => Instant): WorkReader {
  return {
    async answered(scope, key) {
      const [row] = await rows<{ request_hash: Buffer; status: number; response: string }>(
        `select request_hash, status, response from troth.answers
         where org = $1 and scope = $2 and key = $3 and (expires_at is null or expires_at > $4)`,
        [org, scope, key, now()],
      );
      if (row === undefined) return undefined;
      const given: GivenAnswer = {
        requestHash: row.request_hash.toString('hex'),
        status: row.status,
        response: json(row.response),
      };
      return given;
    },
    async timers({ kind, by, limit }) {
      const found = await rows<TimerRow>(
        `select kind, subject, due_at, body from troth.timers
         where org = $1 and ($2::text is null or kind = $2) and ($3::bigint is null or due_at <= $3)
         order by due_at, kind, subject limit $4`,
        [org, kind ?? null, by ?? null, limit],
      );
      return found.map(timerOf);
    },
    async waitingDeliveries(destination, limit) {
      const found = await rows<EventRow & { attempts: number; due_at: number; error: string | null }>(
        `select e.id, e.topic, e.subject, e.at, e.body, d.attempts, d.due_at, d.error from troth.deliveries d
         join troth.events e on e.org = d.org and e.id = d.event
         where d.org = $1 and d.destination = $2 order by d.event limit $3`,
        [org, destination, limit],
      );
      return found.map((row): WaitingDelivery => ({
        event: eventOf(row),
        destination,
        attempts: row.attempts,
        dueAt: Instant.of(row.due_at),
        error: row.error ?? undefined,
      }));
    },
    async events({ after, limit, topics }) {
      const found = await rows<EventRow>(
        `select id, topic, subject, at, body from troth.events
         where org = $1 and id > $2 and ($3::text[] is null or topic = any($3)) order by id limit $4`,
        [org, after, topics === undefined ? null : [...topics], limit],
      );
      return found.map(eventOf);
    },
    async projection(kind, id) {
      const [row] = await rows<ProjectionRow>(
        'select kind, id, body, updated_at from troth.projections where org = $1 and kind = $2 and id = $3',
        [org, kind, id],
      );
      return row === undefined ? undefined : projectionOf(row);
    },
    async projections({ kind, after, prefix, limit }) {
      const found = await rows<ProjectionRow>(
        `select kind, id, body, updated_at from troth.projections where org = $1 and kind = $2
         and ($3::text is null or id > $3) and ($4::text is null or starts_with(id, $4)) order by id limit $5`,
        [org, kind, after ?? null, prefix ?? null, limit],
      );
      return found.map(projectionOf);
    },
  };
}

type WorkWriter = Pick<
  Transaction,
  | 'setTimers'
  | 'clearTimers'
  | 'takeDue'
  | 'emit'
  | 'takeDeliveries'
  | 'delivered'
  | 'deliveryFailed'
  | 'addDestination'
  | 'removeDestination'
  | 'answer'
  | 'forgetAnswers'
  | 'project'
>;

export function workWriter(session: Session, end: LedgerEnd, now: () => Instant): WorkWriter {
  return { ...timerWriter(session), ...outboxWriter(session, end, now), ...viewWriter(session, now) };
}

function timerWriter({ org, rows }: Session): Pick<WorkWriter, 'setTimers' | 'clearTimers' | 'takeDue'> {
  return {
    async setTimers(timers) {
      // A statement may not touch one row twice: the last of each name holds.
      const last = [...new Map(timers.map((timer) => [`${timer.kind}\n${timer.subject}`, timer])).values()];
      if (last.length === 0) return;
      await rows(
        `insert into troth.timers (org, kind, subject, due_at, body)
         select $1, * from unnest($2::text[], $3::text[], $4::bigint[], $5::text[])
         on conflict (org, kind, subject) do update set due_at = excluded.due_at, body = excluded.body`,
        [
          org,
          last.map(({ kind }) => kind),
          last.map(({ subject }) => subject),
          last.map(({ dueAt }) => dueAt),
          last.map(({ body }) => JSON.stringify(body)),
        ],
      );
    },
    async clearTimers(kind, subjects) {
      await rows('delete from troth.timers where org = $1 and kind = $2 and subject = any($3)', [
        org,
        kind,
        [...subjects],
      ]);
    },
    async takeDue(kind, by, limit) {
      const taken = await rows<TimerRow>(
        `with due as (
           select org, kind, subject from troth.timers where org = $1 and kind = $2 and due_at <= $3
           order by due_at, subject limit $4 for update skip locked
         )
         delete from troth.timers t using due
         where t.org = due.org and t.kind = due.kind and t.subject = due.subject
         returning t.kind, t.subject, t.due_at, t.body`,
        [org, kind, by, limit],
      );
      return taken.map(timerOf).sort((a, b) => a.dueAt - b.dueAt || (a.subject < b.subject ? -1 : 1));
    },
  };
}

type OutboxWriter = Pick<
  WorkWriter,
  'emit' | 'takeDeliveries' | 'delivered' | 'deliveryFailed' | 'addDestination' | 'removeDestination'
>;

function outboxWriter({ org, rows }: Session, end: LedgerEnd, now: () => Instant): OutboxWriter {
  return {
    async emit(topic, subject, body) {
      const id = await end.nextEvent();
      const at = await end.stamp();
      await rows(
        `with event as (
           insert into troth.events (org, id, topic, subject, at, body) values ($1, $2, $3, $4, $5, $6) returning id
         )
         insert into troth.deliveries (org, destination, event, due_at)
         select $1, d.id, $2, $7 from troth.destinations d, event where d.org = $1 and (d.topics = '{}' or $3 = any(d.topics))`,
        // Due by the clock: the ledger may be ahead of one that went back, and events do not wait for it.
        [org, id, topic, subject, at, JSON.stringify(body), now()],
      );
    },
    async takeDeliveries(destination, limit) {
      const taken = await rows<EventRow & { attempts: number }>(
        `select e.id, e.topic, e.subject, e.at, e.body, d.attempts from troth.deliveries d
         join troth.events e on e.org = d.org and e.id = d.event
         where d.org = $1 and d.destination = $2 and d.due_at <= $3 order by d.event limit $4
         for update of d skip locked`,
        [org, destination, now(), limit],
      );
      return taken.map((row): Delivery => ({ event: eventOf(row), destination, attempts: row.attempts }));
    },
    async delivered(destination, event) {
      await rows('delete from troth.deliveries where org = $1 and destination = $2 and event = $3', [
        org,
        destination,
        event,
      ]);
    },
    async deliveryFailed(destination, event, { error, retryAt }) {
      await rows(
        `update troth.deliveries set attempts = attempts + 1, due_at = $4, error = $5
         where org = $1 and destination = $2 and event = $3`,
        [org, destination, event, retryAt, error],
      );
    },
    async addDestination(destination, topics) {
      await rows(
        `insert into troth.destinations (org, id, topics) values ($1, $2, $3)
         on conflict (org, id) do update set topics = excluded.topics`,
        [org, destination, [...topics]],
      );
    },
    async removeDestination(destination) {
      await rows('delete from troth.destinations where org = $1 and id = $2', [org, destination]);
    },
  };
}

function viewWriter(
  { org, rows }: Session,
  now: () => Instant,
): Pick<WorkWriter, 'answer' | 'forgetAnswers' | 'project'> {
  return {
    async answer(scope, key, { requestHash, status, response, expiresAt }) {
      const kept = await rows(
        `insert into troth.answers as held (org, scope, key, request_hash, status, response, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (org, scope, key) do update
         set request_hash = excluded.request_hash, status = excluded.status, response = excluded.response,
             expires_at = excluded.expires_at
         where held.expires_at <= $8 returning 1`,
        [org, scope, key, bytes(requestHash), status, JSON.stringify(response), expiresAt ?? null, now()],
      );
      if (kept.length === 0) throw new Conflict(`The key ${key} was answered already.`);
    },
    async forgetAnswers(limit) {
      const gone = await rows(
        `delete from troth.answers where org = $1 and ctid = any(array(
           select ctid from troth.answers where org = $1 and expires_at <= $2 limit $3 for update skip locked
         )) returning 1`,
        [org, now(), limit],
      );
      return gone.length;
    },
    async project(kind, id, body) {
      if (body === undefined) {
        await rows('delete from troth.projections where org = $1 and kind = $2 and id = $3', [org, kind, id]);
        return;
      }
      await rows(
        `insert into troth.projections (org, kind, id, body, updated_at) values ($1, $2, $3, $4, $5)
         on conflict (org, kind, id) do update set body = excluded.body, updated_at = excluded.updated_at`,
        [org, kind, id, JSON.stringify(body), now()],
      );
    },
  };
}
