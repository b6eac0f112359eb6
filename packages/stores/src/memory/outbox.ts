/** Events and their deliveries in memory. */
import type { Transaction } from '../ports/store.ts';
import { keyOf, ownJson } from './session.ts';
import type { Session } from './session.ts';

type Outbox = Pick<
  Transaction,
  'emit' | 'takeDeliveries' | 'delivered' | 'deliveryFailed' | 'addDestination' | 'removeDestination'
>;

export function outbox(session: Session): Outbox {
  return {
    async emit(topic, subject, body) {
      const { state } = session;
      const at = session.stamp();
      const id = state.nextEvent++;
      state.events.set(keyOf(id), Object.freeze({ id, topic, subject, at, body: ownJson(body) }));
      for (const { id: destination, topics } of state.destinations.values()) {
        if (topics.length > 0 && !topics.includes(topic)) continue;
        state.deliveries.set(keyOf(destination, id), { destination, event: id, attempts: 0, dueAt: session.clock() });
      }
    },
    async takeDeliveries(destination, limit) {
      const { state } = session;
      const now = session.clock();
      return state.deliveries
        .values()
        .filter((one) => one.destination === destination && one.dueAt <= now)
        .sort((a, b) => a.event - b.event)
        .slice(0, limit)
        .flatMap(({ event: id, attempts }) => {
          const event = state.events.get(keyOf(id));
          return event === undefined ? [] : [{ event, destination, attempts }];
        });
    },
    async delivered(destination, event) {
      session.state.deliveries.remove(keyOf(destination, event));
    },
    async deliveryFailed(destination, event, { error, retryAt }) {
      const { deliveries } = session.state;
      const held = deliveries.get(keyOf(destination, event));
      if (held === undefined) return;
      deliveries.set(keyOf(destination, event), { ...held, attempts: held.attempts + 1, dueAt: retryAt, error });
    },
    async addDestination(destination, topics) {
      session.state.destinations.set(destination, { id: destination, topics: [...topics] });
    },
    async removeDestination(destination) {
      const { destinations, deliveries } = session.state;
      destinations.remove(destination);
      for (const one of deliveries.values())
        if (one.destination === destination) deliveries.remove(keyOf(destination, one.event));
    },
  };
}
