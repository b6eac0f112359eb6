/**
 * Who is told of a promise at risk: the customer's side from the roles, the copies and the representatives, the provider's deputies;
 * and who is told next when nobody answers. Owns: that order. Does not own: those behind the promise (behind.ts), letters.
 */
import { inLanguage } from '@troth/core';
import type { Localized } from '@troth/core';
import type { PracticeRecord } from '../practice/register.ts';
import { both } from '../today/item.ts';
import type { Scene } from '../today/scene.ts';

export interface Addressed {
  readonly person: PracticeRecord<'person'>;
  readonly role: Localized;
}

type Wanted = readonly (readonly [id: string | undefined, role: Localized])[];

/** The customer's representative, whoever of the customer holds a copy, and the provider's deputies. */
export function peopleOf(scene: Scene, { body }: PracticeRecord<'agreement-roles'>): readonly Addressed[] {
  const { register } = scene;
  const representatives = register.get('party', body.customer)?.body.representatives ?? [];
  const copies = register
    .all('copy')
    .filter(
      (copy) =>
        copy.body.agreement === body.agreement && copy.body.state !== 'recalled' && copy.body.party === body.customer,
    )
    .map((copy) => copy.body.recipient);
  return found(scene, [
    [body.representative, both('customer representative', '客戶代表')],
    ...representatives.map((id) => [id, both('customer representative', '客戶代表')] as const),
    ...copies.map((id) => [id, both('holds a copy', '持有副本')] as const),
    [body.counterpart, both('counterpart', '對應負責人')],
    ...(body.deputies ?? []).map((id) => [id, both('deputy', '副手')] as const),
  ]);
}

/** Deputies, then whom the agreement's ladder names, then whoever stands above the manager. */
export function nextUp(scene: Scene, { body }: PracticeRecord<'agreement-roles'>): readonly Addressed[] {
  const ladder = scene.agreements.get(body.agreement)?.agreement.revisions.at(-1)?.terms.problemReports?.ladder ?? [];
  const above = aboveOf(scene, body.manager);
  return found(scene, [
    ...(body.deputies ?? []).map((id) => [id, both('deputy', '副手')] as const),
    ...ladder.map(({ role }) => [withTitle(scene, inLanguage(role, 'en')), asPair(role)] as const),
    [above, both('superior of the manager', '經理的上級')],
  ]).filter(({ person }) => person.id !== body.manager);
}

const asPair = (text: Localized | string): Localized => (typeof text === 'string' ? both(text, text) : text);

function ownPeople({ register }: Scene): readonly PracticeRecord<'person'>[] {
  return register
    .all('person')
    .filter(({ body }) => body.state === 'active' && register.get('party', body.party)?.body.role === 'own');
}

const withTitle = (scene: Scene, title: string): string | undefined =>
  ownPeople(scene).find(({ body }) => body.title?.en === title)?.id;

/** Of the people of the organisation, the one of the least level above the manager's. */
function aboveOf(scene: Scene, manager: string | undefined): string | undefined {
  const level = manager === undefined ? undefined : scene.register.get('person', manager)?.body.level;
  return ownPeople(scene)
    .filter(({ body }) => (body.level ?? 0) > (level ?? 0))
    .sort((one, other) => (one.body.level ?? 0) - (other.body.level ?? 0) || (one.id < other.id ? -1 : 1))[0]?.id;
}

function found({ register }: Scene, wanted: Wanted): readonly Addressed[] {
  const people = new Map<string, Addressed>();
  for (const [id, role] of wanted) {
    const person = id === undefined ? undefined : register.get('person', id);
    if (person?.body.state === 'active' && !people.has(person.id)) people.set(person.id, { person, role });
  }
  return [...people.values()];
}
