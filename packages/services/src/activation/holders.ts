/** Who gets a controlled copy of a revision, and in which form. Owns: finding the people whom the contract and the house name. */
import { houseCopies } from '@troth/core';
import type { RecordBody, Revision } from '@troth/core';
import type { PracticeRecord, Register } from '../practice/register.ts';

type Form = RecordBody<'copy'>['form'];

export interface Holder {
  readonly person: PracticeRecord<'person'>;
  readonly form: Form;
}

export interface Holders {
  readonly found: readonly Holder[];
  /** Names in the contract that belong to nobody here: they cannot be sent anything. */
  readonly unknown: readonly string[];
}

const words: readonly (readonly [RegExp, Form])[] = [
  [/desk|服務台/iu, 'service-desk'],
  [/noc|operation|營運/iu, 'operations'],
  [/field|外勤|現場/iu, 'field'],
  [/billing|finance|帳/iu, 'billing'],
  [/supplier|供應/iu, 'supplier-manager'],
];

/** An extract is that of the role; a role that has none of its own gets the text for users. */
const formOf = (form: 'full' | 'extract', role: string): Form =>
  form === 'full' ? 'full' : (words.find(([known]) => known.test(role))?.[1] ?? 'users');

export function holdersOf(register: Register, { terms }: Revision): Holders {
  const people = register.all('person').filter(({ body }) => body.state === 'active');
  const byName = (name: string): PracticeRecord<'person'> | undefined =>
    people.find(({ id, body }) => id === name || body.name.en === name || body.name['zh-Hant'] === name);
  const found = new Map<string, Holder>();
  const unknown: string[] = [];
  const add = (person: PracticeRecord<'person'>, form: Form): void => {
    const key = `${person.id} ${form}`;
    if (!found.has(`${person.id} full`)) found.set(key, { person, form });
  };
  for (const { person: name, form, role } of terms.distribution?.copies ?? []) {
    const person = byName(name);
    if (person === undefined) unknown.push(name);
    else add(person, formOf(form, role));
  }
  for (const { form, role } of houseCopies) {
    const lead = people
      .filter(({ body }) => body.roles?.includes(role) === true)
      .toSorted((one, other) => (other.body.level ?? 0) - (one.body.level ?? 0))[0];
    if (lead !== undefined && ![...found.values()].some((one) => one.form === form)) add(lead, form);
  }
  // A desk or centre named as a whole holds its copy through whoever leads it.
  const led = (name: string): boolean => {
    const form = words.find(([known]) => known.test(name))?.[1];
    return form !== undefined && [...found.values()].some((one) => one.form === form);
  };
  return { found: [...found.values()], unknown: unknown.filter((name) => !led(name)) };
}
