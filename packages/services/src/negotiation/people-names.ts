/** People by the ids of trails: a party is told who wrote to it, though it sees nothing else of our people. */
import type { Localized } from '@troth/core';
import type { Register } from '../practice/register.ts';

export interface NamedPerson {
  readonly id: string;
  readonly name: Localized;
}

export const peopleNames =
  (register: Register) =>
  (id: string): NamedPerson => {
    const person = id.replace(/^person:/u, '');
    return { id: person, name: register.get('person', person)?.body.name ?? { en: person } };
  };
