/**
 * Who may make, change and move records, decided from the kind alone, so that a screen shows the same answer that the server
 * gives. Owns: the decision and its sentence. Does not own: who somebody is (services).
 */
import type { Localized } from '../terms/text.ts';
import type { Kept, Leave, Level, OutsideRole, RecordAct, RecordKind, Side } from './record-kind.ts';

export interface Who {
  /** `person:ID`, `key:ID` or `system`, as it stands in trails. */
  readonly id: string;
  readonly side: Side;
  /** Responsibility level of people of the organisation. */
  readonly level: Level;
  /** Party that people of customers and suppliers belong to. */
  readonly party?: string | undefined;
  readonly roles?: readonly OutsideRole[] | undefined;
}

/** Why not, for people; undefined: they may. */
export type Denial = { readonly code: 'LEVEL' | 'SIDE' | 'STATE' | 'SAME-PERSON'; readonly message: Localized };

const deny = (code: Denial['code'], en: string, zh: string): Denial => ({ code, message: { en, 'zh-Hant': zh } });

/** Whether a leave covers somebody. */
export function denialOf({ level, sides = [], roles = [] }: Leave, who: Who): Denial | undefined {
  if (who.side !== 'own') {
    if (sides.includes(who.side)) return undefined;
    return deny('SIDE', 'This is done by the provider.', '此操作由供應方執行。');
  }
  if (roles.some((role) => who.roles?.includes(role) === true)) return undefined;
  if (level === undefined) return deny('SIDE', 'This is for the other party to do.', '此操作由對方執行。');
  if (who.level >= level) return undefined;
  return deny(
    'LEVEL',
    `This needs responsibility level ${level}; yours is ${who.level}.`,
    `此操作需要責任級別 ${level}，你的級別為 ${who.level}。`,
  );
}

/** Whether somebody sees a record at all. */
export function maySee(kind: RecordKind, body: unknown, who: Who): boolean {
  return who.side === 'own' || (who.party !== undefined && kind.partiesOf(body).includes(who.party));
}

export function mayCreate(kind: RecordKind, who: Who): Denial | undefined {
  return denialOf(kind.create, who);
}

export function mayEdit(kind: RecordKind, { state }: Kept, who: Who): Denial | undefined {
  if (kind.edit.in !== undefined && !kind.edit.in.includes(state)) return wrongState(kind, state);
  return denialOf(kind.edit, who);
}

export function mayAct(
  { kind, act }: { readonly kind: RecordKind; readonly act: RecordAct },
  on: Kept,
  who: Who,
): Denial | undefined {
  if (!act.from.includes(on.state)) return wrongState(kind, on.state);
  if (act.without !== undefined && Object.hasOwn(on, act.without)) return wrongState(kind, on.state);
  const denied = denialOf(act, who) ?? (isOwners(act, on, who) ? undefined : ownersOnly);
  if (denied !== undefined) return denied;
  const same = on.trail.some((line) => line.by === who.id && act.notBy?.includes(line.act) === true);
  if (!same) return undefined;
  return deny(
    'SAME-PERSON',
    'Somebody else has to do this: you did the step before it.',
    '你已執行前一步，須由另一人執行此步。',
  );
}

const ownersOnly = deny('SIDE', 'Only the person whose it is can do this.', '此操作只可由其負責人執行。');

/** Of a party nobody but the person whom the record names; ours may. */
function isOwners({ outsideOnly }: RecordAct, on: Kept, { side, id }: Who): boolean {
  if (outsideOnly === undefined || side === 'own') return true;
  const [, named] = Object.entries(on).find(([field]) => field === outsideOnly) ?? [];
  return typeof named === 'string' && id === `person:${named}`;
}

function wrongState(kind: RecordKind, state: string): Denial {
  const words = kind.states[state];
  const { one } = kind.names;
  return deny(
    'STATE',
    `This cannot be done while the ${one.en.toLowerCase()} is ${words?.en ?? state}.`,
    `${one['zh-Hant'] ?? one.en}處於「${words?.['zh-Hant'] ?? state}」時不可執行此操作。`,
  );
}
