/** Timers, answers and views in memory. Nobody waits for a lock here: writers of an organisation take turns. */
import { Conflict } from '../ports/faults.ts';
import type { Transaction } from '../ports/store.ts';
import type { Projection, Timer, WorkReader } from '../ports/work.ts';
import { compareText } from '../rules/names.ts';
import { keyOf, ownJson } from './session.ts';
import type { Session } from './session.ts';

const byDue = (a: Timer, b: Timer): number =>
  a.dueAt - b.dueAt || compareText(a.kind, b.kind) || compareText(a.subject, b.subject);

export function workReader(session: Session): WorkReader {
  return {
    async answered(scope, key) {
      const found = liveAnswer(session, scope, key);
      return found && { requestHash: found.requestHash, status: found.status, response: found.response };
    },
    async timers({ kind, by, limit }) {
      return session.state.timers
        .values()
        .filter((timer) => (kind ?? timer.kind) === timer.kind && timer.dueAt <= (by ?? timer.dueAt))
        .sort(byDue)
        .slice(0, limit);
    },
    async waitingDeliveries(destination, limit) {
      const { deliveries, events } = session.state;
      return deliveries
        .values()
        .filter((one) => one.destination === destination)
        .sort((a, b) => a.event - b.event)
        .slice(0, limit)
        .flatMap(({ event: id, attempts, dueAt, error }) => {
          const event = events.get(keyOf(id));
          return event === undefined ? [] : [{ event, destination, attempts, dueAt, error }];
        });
    },
    async events({ after, limit, topics }) {
      return session.state.events
        .values()
        .filter(({ id, topic }) => id > after && (topics === undefined || topics.includes(topic)))
        .sort((a, b) => a.id - b.id)
        .slice(0, limit);
    },
    async projection(kind, id) {
      return session.state.projections.get(keyOf(kind, id));
    },
    async projections({ kind, after, prefix = '', limit }) {
      return session.state.projections
        .values()
        .filter((one) => one.kind === kind && one.id.startsWith(prefix))
        .filter(({ id }) => after === undefined || compareText(id, after) > 0)
        .sort((a, b) => compareText(a.id, b.id))
        .slice(0, limit);
    },
  };
}

function liveAnswer({ state, clock }: Session, scope: string, key: string): ReturnType<typeof state.answers.get> {
  const found = state.answers.get(keyOf(scope, key));
  return found?.expiresAt !== undefined && found.expiresAt <= clock() ? undefined : found;
}

type WorkWriter = Pick<Transaction, 'setTimers' | 'clearTimers' | 'takeDue' | 'answer' | 'forgetAnswers' | 'project'>;

export function workWriter(session: Session): WorkWriter {
  return {
    async setTimers(timers) {
      for (const timer of timers) {
        const own = Object.freeze({ ...timer, body: ownJson(timer.body) });
        session.state.timers.set(keyOf(timer.kind, timer.subject), own);
      }
    },
    async clearTimers(kind, subjects) {
      for (const subject of subjects) session.state.timers.remove(keyOf(kind, subject));
    },
    async takeDue(kind, by, limit) {
      const due = await workReader(session).timers({ kind, by, limit });
      for (const { subject } of due) session.state.timers.remove(keyOf(kind, subject));
      return due;
    },
    async answer(scope, key, given) {
      // A database keeps 32 bytes; what is no such hash would come back as another one.
      if (!/^[0-9a-f]{64}$/u.test(given.requestHash)) throw new RangeError(`${given.requestHash} is no SHA-256.`);
      if (liveAnswer(session, scope, key) !== undefined)
        throw new Conflict(`The request with the key ${key} was answered already; give that answer again.`);
      session.state.answers.set(keyOf(scope, key), Object.freeze({ ...given, response: ownJson(given.response) }));
    },
    async forgetAnswers(limit) {
      const now = session.clock();
      const over = [...session.state.answers.entries()].filter(
        ([, { expiresAt }]) => expiresAt !== undefined && expiresAt <= now,
      );
      for (const [key] of over.slice(0, limit)) session.state.answers.remove(key);
      return Math.min(over.length, limit);
    },
    async project(kind, id, body) {
      if (body === undefined) session.state.projections.remove(keyOf(kind, id));
      else session.state.projections.set(keyOf(kind, id), projectionOf(session, { kind, id, body }));
    },
  };
}

const projectionOf = (session: Session, { kind, id, body }: Omit<Projection, 'updatedAt'>): Projection =>
  Object.freeze({ kind, id, body: ownJson(body), updatedAt: session.clock() });
