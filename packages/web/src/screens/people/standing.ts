/** From a person's record to the account it suggests, and from the form to what is sent. */
import { recordKinds } from '@troth/core';
import type { StandingTold } from './standing-form.tsx';

interface Read {
  readonly id: string;
  readonly body: unknown;
}

export function standingOfPerson({ id, body }: Read, parties: readonly Read[]): StandingTold {
  const person = recordKinds.person.schema.parse(body);
  const party = parties.find((one) => one.id === person.party);
  const role = party === undefined ? 'own' : recordKinds.party.schema.parse(party.body).role;
  const common = { person: id, email: person.email ?? '', language: person.language ?? 'en' } as const;
  if (role === 'customer' || role === 'supplier')
    return { ...common, side: role, party: person.party, level: 0, roles: [] };
  return { ...common, side: 'own', level: person.level ?? 2, roles: [] };
}

export function writtenStanding({ email, person, side, party, level, roles, language }: StandingTold) {
  return {
    email,
    person,
    side,
    level,
    roles: [...roles],
    language,
    ...(side === 'own' || party === undefined ? {} : { party }),
  };
}
