/** A store that does as another does, but for what a test says. */
import type { Store } from '@troth/stores';

export const storeBut = (store: Store, otherwise: Partial<Store>): Store => ({
  facts: store.facts,
  jobs: store.jobs,
  organisations: () => store.organisations(),
  establish: (id, name) => store.establish(id, name),
  read: (organisation, work) => store.read(organisation, work),
  write: (organisation, work) => store.write(organisation, work),
  selfTest: () => store.selfTest(),
  close: () => store.close(),
  ...otherwise,
});
