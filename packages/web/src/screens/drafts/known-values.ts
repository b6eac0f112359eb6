/**
 * What the directory knows of the two sides of a new draft, so that nobody types it again. Owns: who is proposed. Everything stays
 * to be changed; what is not known stays to be told.
 */
import type { Json, Template } from '@troth/core';
import { useRecords } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';

export interface Sides {
  readonly provider: string;
  readonly customer: string;
}

export type Values = { readonly [key: string]: Json };
export type Person = PracticeRecord<'person'>;
type Party = PracticeRecord<'party'>;

export interface Directory {
  readonly parties: readonly Party[];
  readonly people: readonly Person[];
}

/** Missing until it is read. */
export function useDirectory(): Directory | undefined {
  const [parties, people] = [useRecords('party').data, useRecords('person').data];
  return parties === undefined || people === undefined ? undefined : { parties, people };
}

/** We promise, but in a supplier's contract and within the house, where we receive. */
export function usualSides({ parties }: Directory, type: Template['type']): Partial<Sides> {
  const own = parties.find(({ body }) => body.role === 'own')?.id;
  if (own === undefined) return {};
  return type === 'underpinning-contract' || type === 'ola' ? { customer: own } : { provider: own };
}

/** The party across the table; empty until it is chosen. */
export const otherOf = (directory: Directory, sides: Sides): string =>
  receives(directory, sides) ? sides.provider : sides.customer;

/** Whether it is we who receive, as from a supplier or from a group of the house. */
export const receives = ({ parties }: Directory, { customer }: Sides): boolean =>
  parties.find(({ id }) => id === customer)?.body.role === 'own';

/** People of a party who may agree for it: its representatives first. */
export function speakersOf({ parties, people }: Directory, party: string): readonly Person[] {
  const named = parties.find(({ id }) => id === party)?.body.representatives ?? [];
  const inGroup = parties.find(({ id }) => id === party)?.body.role === 'internal-group';
  const rank = ({ id }: Person): number => (named.includes(id) ? named.indexOf(id) : named.length);
  return people
    .filter(({ id, body }) => body.state !== 'left' && (named.includes(id) || (!inGroup && body.party === party)))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Values of the template that follow from who stands on either side; only what the template asks for is kept. */
export function knownValues(
  directory: Directory,
  template: Template,
  at: Sides & { readonly speaker: string },
): Values {
  const speaker = directory.people.find(({ id }) => id === at.speaker);
  const speaks = speaker !== undefined && otherOf(directory, at) === at.customer;
  const signatories = (['provider', 'customer'] as const).flatMap((side) => signatoryOf(directory, at[side], side));
  const known: Values = {
    ...nameOf(directory, at, 'provider'),
    ...nameOf(directory, at, 'customer'),
    ...(speaks ? { customerRepresentative: called(speaker) } : {}),
    ...(signatories.length === 0
      ? {}
      : { signatories: signatories.map((one, place) => ({ ...one, order: place + 1 })) }),
  };
  const asked = new Set(template.variables.map(({ key }) => key));
  return Object.fromEntries(Object.entries(known).filter(([key]) => asked.has(key)));
}

function nameOf({ parties }: Directory, sides: Sides, side: keyof Sides): Values {
  const name = parties.find(({ id }) => id === sides[side])?.body.name;
  return name === undefined ? {} : { [side]: { name: spelled(name) } };
}

/** Whoever may sign for a party, the one with a stated authority before those without a limit; of a group, who leads it. */
function signatoryOf(directory: Directory, party: string, side: keyof Sides): readonly Values[] {
  const group = directory.parties.find(({ id }) => id === party)?.body.role === 'internal-group';
  const may = group
    ? speakersOf(directory, party)
    : directory.people.filter(({ body }) => body.maySign === true && body.party === party && body.state !== 'left');
  const one = may.find(({ body }) => body.authority !== undefined) ?? may[0];
  if (one === undefined) return [];
  const { title, authority } = one.body;
  const capacity = title === undefined ? '' : inEnglish(title);
  return [
    {
      ...called(one),
      party: side,
      capacity,
      // In the currency of the agreement, as it is written there; whoever begins it reads it over.
      authority: authority === undefined ? 'unlimited' : { upTo: authority.amount },
    },
  ];
}

const called = ({ body: { name, email } }: Person): Values => ({
  name: inEnglish(name),
  ...(email === undefined ? {} : { email }),
});

type Name = Person['body']['name'];

/** Persons stand in a contract under one name, whatever its language. */
const inEnglish = (name: Name): string => (typeof name === 'string' ? name : name.en);

const spelled = (name: Name): Json =>
  typeof name === 'string'
    ? name
    : { en: name.en, ...(name['zh-Hant'] === undefined ? {} : { 'zh-Hant': name['zh-Hant'] }) };
