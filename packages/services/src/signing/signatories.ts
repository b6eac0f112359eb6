/**
 * Who signs an agreed text, from its own terms and the records of people. Owns: finding their person and address, how they bind
 * their party by the type of the agreement, that each may. Does not own: asking them (ask.ts).
 */
import { accepted, beyondAuthority, bindingValue, inLanguage } from '@troth/core';
import type { Outcome, RecordBody, Refusal, Revision, Signatory, Signing } from '@troth/core';
import type { PracticeRecord, Register } from '../practice/register.ts';

export type SignForm = Signing['form'];

/** Signed by both, accepted by the leads of both teams, or confirmed by both sides. */
export const formOf = (type: Revision['terms']['type']): SignForm =>
  type === 'ola' ? 'acceptance' : type === 'expectation' ? 'confirmation' : 'signature';

/** What the sender says of a signatory where the terms do not, by order. */
export interface SignerWritten {
  readonly order: number;
  readonly email?: string | undefined;
  readonly method?: 'electronic' | 'wet-ink' | 'external' | undefined;
  readonly person?: string | undefined;
}

export interface Named {
  readonly draft: RecordBody<'draft'>;
  readonly revision: Revision;
  readonly written: readonly SignerWritten[];
  readonly register: Register;
}

type Person = PracticeRecord<'person'>;

interface Place {
  readonly order: number;
  readonly side: 'provider' | 'customer';
  readonly name: string;
  readonly capacity: string;
  readonly email?: string | undefined;
  readonly limit?: Signatory['authority'];
  readonly person?: Person | undefined;
}

/** The signers in their order, or everything that keeps one of them from signing. */
export function signersOf(named: Named): Outcome<readonly Signatory[]> {
  const { draft, revision, written } = named;
  const form = formOf(revision.terms.type);
  const inTerms = signatories(named);
  // What is accepted or confirmed may name nobody in its terms; then whoever answers for each side does.
  const places = form === 'signature' || inTerms.length > 0 ? inTerms : leads(named);
  const faults: Refusal[] = [];
  for (const side of ['provider', 'customer'] as const)
    if (!places.some((one) => one.side === side)) faults.push(nobody(side, form));
  const signers = places.map((place, index): Signatory => {
    const more = written.find(({ order }) => order === place.order);
    const method = form === 'signature' ? (more?.method ?? 'electronic') : form;
    const person = place.person?.body;
    // What both sides agreed in clause K01 is not the sender's to choose: the link goes there and nowhere else.
    const email = place.email ?? more?.email ?? person?.email;
    if (place.email !== undefined && more?.email !== undefined && !sameAddress(place.email, more.email))
      faults.push({
        code: 'SIGNERS',
        message: `clause K01 names ${place.email} for ${place.name}: leave the address out, or agree another text`,
        at: ['signers', place.order, 'email'],
      });
    const party = (place.side === 'provider' ? draft.provider : draft.customer) ?? place.side;
    const authority = place.limit ?? person?.authority;
    return {
      id: `s${index + 1}`,
      order: place.order,
      side: place.side,
      party,
      ...(place.person === undefined ? {} : { person: place.person.id }),
      name: place.name,
      capacity: place.capacity,
      ...(email === undefined ? {} : { email }),
      language: person?.language ?? revision.terms.language,
      method,
      state: 'waiting',
      ...(authority === undefined ? {} : { authority }),
    };
  });
  const own = new Map(places.map(({ order, person }) => [order, person]));
  for (const signer of signers) faults.push(...faultsOf(signer, own.get(signer.order), named));
  return faults.length === 0 ? accepted(signers) : { ok: false, refusals: faults };
}

const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** As the terms name them; their person by the record that was named, or by name within the party. */
function signatories({ draft, revision, written, register }: Named): readonly Place[] {
  const { parties, currency } = revision.terms;
  return (parties?.signatories ?? [])
    .toSorted((one, other) => one.order - other.order)
    .map((one) => {
      const party = one.party === 'provider' ? draft.provider : draft.customer;
      const told = written.find(({ order }) => order === one.order)?.person;
      const { authority } = one;
      return {
        order: one.order,
        side: one.party,
        name: one.name,
        capacity: one.capacity,
        email: one.email,
        ...(authority === 'unlimited' || currency === undefined
          ? {}
          : { limit: { amount: authority.upTo.toFixed(2), currency } }),
        person: told === undefined ? personNamed(register, one.name, party) : register.get('person', told),
      };
    });
}

function personNamed(register: Register, name: string, party: string | undefined): Person | undefined {
  const of = register
    .all('person')
    .filter(({ body }) => body.state === 'active' && body.party === party && body.name.en === name);
  return of.length === 1 ? of[0] : undefined;
}

/** Agreements between teams and expectations: whoever answers for each side; the draft's representative for the other one. */
function leads({ draft, register }: Named): readonly Place[] {
  const roles = register.get('agreement-roles', draft.agreement)?.body;
  const buys = draft.customer !== undefined && register.get('party', draft.customer)?.body.role === 'own';
  const named = [
    ['provider', buys ? (draft.representative ?? roles?.counterpart) : (roles?.counterpart ?? draft.manager)],
    ['customer', buys ? (roles?.representative ?? draft.manager) : (draft.representative ?? roles?.representative)],
  ] as const;
  return named.flatMap(([side, id], index) => {
    const person = id === undefined ? undefined : register.get('person', id);
    if (person === undefined) return [];
    const { name, title } = person.body;
    return [
      {
        order: index + 1,
        side,
        person,
        name: name.en,
        capacity: title === undefined ? 'Lead' : inLanguage(title, 'en'),
      },
    ];
  });
}

function nobody(side: 'provider' | 'customer', form: SignForm): Refusal {
  return {
    code: 'SIGNERS',
    message:
      form === 'signature'
        ? `nobody signs for the ${side}: name a signatory of the ${side} in clause K01`
        : `nobody answers for the ${side}: name the manager and the representative of the agreement`,
    at: ['parties', 'signatories'],
  };
}

function faultsOf(
  signer: Signatory,
  person: Person | undefined,
  { revision, draft, register }: Named,
): readonly Refusal[] {
  const at = ['signers', signer.order];
  const faults: Refusal[] = [];
  const mailed = signer.method !== 'wet-ink' && signer.method !== 'external';
  if (mailed && signer.email === undefined)
    faults.push({
      code: 'SIGNERS',
      message: `${signer.name} has no mail address: write it into their record, into clause K01 or beside their name here`,
      at,
    });
  if (person !== undefined && !isOf(register, person, signer.party))
    faults.push({ code: 'SIGNERS', message: `${signer.name} is not of ${signer.party}: choose one of its people`, at });
  if (formOf(revision.terms.type) === 'signature' && person?.body.maySign === false)
    faults.push({
      code: 'AUTHORITY',
      message: `${signer.name} may not sign, as their record says: change it, or name somebody else in clause K01`,
      at,
    });
  const value = valueOf(revision);
  // The lower of what the terms and what the person's own record say.
  for (const limit of [signer.authority, person?.body.authority]) {
    const beyond = beyondAuthority(value, limit);
    if (beyond === undefined) continue;
    faults.push({
      code: 'AUTHORITY',
      message: `${signer.name} (${draft.agreement}): ${beyond.en} Let somebody with more authority sign.`,
      at,
    });
    break;
  }
  return faults;
}

/** People of a group within the house are people of the house. */
function isOf(register: Register, { body }: Person, party: string): boolean {
  if (body.party === party) return true;
  const roleOf = (id: string | undefined) => (id === undefined ? undefined : register.get('party', id)?.body.role);
  return roleOf(party) === 'internal-group' && roleOf(body.party) === 'own';
}

/** Fees over the term; undefined where nothing is paid. */
export const valueOf = (revision: Revision): Signing['value'] => {
  const found = bindingValue(revision);
  return found === undefined || found.amount === '0.00' ? undefined : found;
};
