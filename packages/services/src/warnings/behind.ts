/**
 * Those whose work a promise rests on: leads of groups and suppliers, found over the links from the service. Owns: who they are and
 * what they are written. A supplier reads nothing of the customer: neither the agreement, nor the promise, nor money.
 */
import { fillWords, sayPeriod } from '@troth/core';
import type { Language, Localized } from '@troth/core';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { both } from '../today/item.ts';
import { wordsOf } from '../today/saying.ts';

export interface Behind {
  readonly person: PracticeRecord<'person'>;
  readonly role: Localized;
  readonly party: PracticeRecord<'party'>;
  /** What of theirs it rests on. */
  readonly components: readonly PracticeRecord<'component'>[];
}

/** In order of party; one person each. */
export function leadsBehind(register: Register, agreement: string): readonly Behind[] {
  const byParty = Map.groupBy(componentsBehind(register, agreement), ({ body }) => body.party ?? '');
  const found: Behind[] = [];
  for (const [id, components] of [...byParty].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const party = register.get('party', id);
    const lead = party === undefined ? undefined : leadOf(register, party, components);
    if (party !== undefined && lead !== undefined) found.push({ person: lead, role: roleOf(party), party, components });
  }
  return found;
}

const roleOf = ({ body }: PracticeRecord<'party'>): Localized => {
  const [en, zh] = body.role === 'supplier' ? ['account manager at', '客戶經理'] : ['lead of', '主管'];
  return both(`${en} ${wordsOf(body.name, 'en')}`, `${wordsOf(body.name, 'zh-Hant')}${zh}`);
};

/** The counterpart of the agreement about the component, else whoever represents the party. */
function leadOf(
  register: Register,
  party: PracticeRecord<'party'>,
  components: readonly PracticeRecord<'component'>[],
): PracticeRecord<'person'> | undefined {
  const wanted = [
    ...components.map(({ body }) =>
      body.agreement === undefined ? undefined : register.get('agreement-roles', body.agreement)?.body.counterpart,
    ),
    ...(party.body.representatives ?? []),
    party.body.role === 'internal-group' ? party.body.manager : undefined,
  ];
  const people = wanted.flatMap((id) => (id === undefined ? [] : (register.get('person', id) ?? [])));
  return people.find(({ body }) => body.state === 'active');
}

/** Everything that the agreement's services rest on, over links that stand. */
function componentsBehind(register: Register, agreement: string): readonly PracticeRecord<'component'>[] {
  const own = register.get('agreement-roles', agreement)?.body.service;
  const services = register
    .all('instance')
    .flatMap(({ body }) => (body.agreement === agreement && body.state !== 'ceased' ? [body.service] : []));
  const links = Map.groupBy(
    register.all('linkage').filter(({ body }) => body.state !== 'retired'),
    ({ body }) => body.from,
  );
  const reached = new Set([...services, ...(own === undefined ? [] : [own])].map((id) => `service/${id}`));
  for (const from of reached) for (const { body } of links.get(from) ?? []) reached.add(body.to);
  return [...reached].sort().flatMap((reference) => {
    const [kind, id = ''] = reference.split('/');
    return kind === 'component' ? (register.get('component', id) ?? []) : [];
  });
}

const letters = {
  supplier: {
    subject: both('{components}: a promise that rests on it is at risk', '{components}：所依賴的承諾有風險'),
    text: both(
      'Dear {name},\n\nA promise that rests on {components} may not be kept in {period}. Please tell us today of anything planned or wrong on it, and avoid works on it until {end}.\n\n{sender}',
      '{name}：\n\n一項依賴{components}的承諾於{period}或未能達標。請於今日告知其上任何計劃中的工程或異常，並於{end}前避免在其上施工。\n\n{sender}',
    ),
  },
  group: {
    subject: both('{agreement}: {commitment} in {period} is at risk', '{agreement}：{period}{commitment}有風險'),
    text: both(
      'Dear {name},\n\n{commitment} of {agreement} may not be kept in {period}.\n\n{why}\n\nIt rests on {components}. Please hold works on it until {end}, and tell the duty desk of anything unusual.\n\n{sender}',
      '{name}：\n\n{agreement}的{commitment}於{period}或未能達標。\n\n{why}\n\n有關承諾依賴{components}。請於{end}前暫停其上的工程，如有異常請通知值班台。\n\n{sender}',
    ),
  },
} as const;

export interface BehindFacts {
  readonly agreement: string;
  readonly commitment: Localized;
  readonly period: string;
  readonly why: Localized;
  /** Last moment of the period, in words. */
  readonly end: Localized;
  readonly sender: Localized | undefined;
}

export function letterBehind(
  { person, party, components }: Behind,
  facts: BehindFacts,
  language: Language,
): { readonly subject: string; readonly text: string } {
  const { subject, text } = letters[party.body.role === 'supplier' ? 'supplier' : 'group'];
  const join = language === 'en' ? '; ' : '、';
  const words = {
    name: wordsOf(person.body.name, language),
    components: components.map(({ body }) => wordsOf(body.name, language)).join(join),
    agreement: facts.agreement,
    commitment: wordsOf(facts.commitment, language),
    period: sayPeriod(facts.period, language),
    why: wordsOf(facts.why, language),
    end: wordsOf(facts.end, language),
    sender: facts.sender === undefined ? '' : wordsOf(facts.sender, language),
  };
  const filled = (template: Localized): string => {
    const made = fillWords(wordsOf(template, language), words);
    return made.ok ? made.value : wordsOf(template, language);
  };
  return { subject: filled(subject).slice(0, 500), text: filled(text) };
}
