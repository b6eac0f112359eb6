/**
 * Who speaks for a party in an agreement: its representative, or its counterpart where it supplies (S4.21). Owns: that decision, one
 * for the act itself, the inbox and the screens; who may where the roles name nobody; and in words whose word it is.
 */
import { recordKindOf } from '@troth/core';
import type { Localized, RecordAct, RecordBody } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Actor } from '../context.ts';
import { readBody } from '../stored-body.ts';
import type { PracticeRecord, Register } from './register.ts';

type Asked = Pick<PracticeRecord, 'about'> & Pick<RecordAct, 'speaker'>;
type Looked = 'agreement-roles' | 'party' | 'person';

/** Where the rule looks. */
type Find = <K extends Looked>(kind: K, id: string | undefined) => RecordBody<K> | undefined;

/**
 * Why it is not theirs to do; undefined: it is. Ours always do. Of a party whoever the roles of the agreement name; where they name
 * nobody of theirs, see `speaker` of the act.
 */
export const notSpeaking = (register: Register, asked: Asked, actor: Actor): Localized | undefined =>
  denialOf((kind, id) => (id === undefined ? undefined : register.get(kind, id)?.body), asked, actor);

/** The same within a transaction, which never reads the register. */
export async function notSpeakingIn(
  records: Pick<Transaction, 'record'>,
  asked: Asked,
  actor: Actor,
): Promise<Localized | undefined> {
  const known = new Map<string, unknown>();
  const look = async <K extends Looked>(kind: K, id: string | undefined): Promise<RecordBody<K> | undefined> => {
    const stored = id === undefined ? undefined : await records.record(kind, id);
    if (stored === undefined || stored.retired) return undefined;
    const body = readBody(recordKindOf(kind).schema, stored) as unknown as RecordBody<K>;
    known.set(`${kind}/${stored.id}`, body);
    return body;
  };
  const roles = await look('agreement-roles', asked.about.agreement);
  const party = await look('party', actor.party);
  for (const id of [roles?.representative, roles?.counterpart, ...(party?.representatives ?? [])])
    await look('person', id);
  // Each was read as what its kind is.
  return denialOf((kind, id) => known.get(`${kind}/${id}`) as never, asked, actor);
}

function denialOf(find: Find, { about, speaker }: Asked, actor: Actor): Localized | undefined {
  const { side = 'own', party: own } = actor;
  if (speaker === undefined || side === 'own') return undefined;
  const roles = find('agreement-roles', about.agreement);
  const { name: { en, 'zh-Hant': zh = en } = { en: own ?? '' }, representatives = [] } = find('party', own) ?? {};
  if (roles !== undefined && roles.customer !== own && roles.provider !== own)
    return both(`${en} is no party of ${roles.agreement}.`, `${zh}並非${roles.agreement}的一方。`);
  const named = side === 'customer' ? roles?.representative : roles?.counterpart;
  // Whoever is named and is none of theirs does not speak for them.
  const isTheirs = named !== undefined && find('person', named)?.party === own;
  if (!isTheirs && speaker === true) return undefined;
  const speakers = isTheirs ? [named] : representatives;
  if (speakers.some((person) => actor.id === `person:${person}`)) return undefined;
  const names = speakers.map((person): Localized => find('person', person)?.name ?? { en: person });
  if (names.length === 0)
    return both(
      `Nobody is named yet who answers for ${en}; the service level manager names them in the roles of the agreement.`,
      `尚未指定何人代表${zh}答覆；由服務水平經理於協議角色中指定。`,
    );
  return both(
    `${names.map((name) => name.en).join(' or ')} answers for ${en}.`,
    `由${names.map((name) => name['zh-Hant'] ?? name.en).join('或')}代表${zh}答覆。`,
  );
}

const both = (en: string, zh: string): Localized => ({ en, 'zh-Hant': zh });
