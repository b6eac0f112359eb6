/** As whom visitors of the demo may sign in. Owns: the order, the one password. */
import type { DemoIdentity } from '@troth/http';
import { parties } from './company/parties.ts';
import { emailOf, identities } from './company/people.ts';

export const demoOrganisation = 'harbourline';

/** Everybody's. It protects nothing but an invented company. */
export const demoPassword = 'harbourline-demo';

const partyNames = new Map(parties.map(([id, { name }]) => [id, name]));

export const demoIdentities: readonly DemoIdentity[] = identities.map((identity) => ({
  ...identity,
  login: emailOf(identity),
  partyName: partyNames.get(identity.party) ?? { en: identity.party },
}));
