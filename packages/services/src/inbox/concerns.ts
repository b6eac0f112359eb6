/**
 * Whom a record concerns, and for what, kind by kind and state by state, read like a table. Owns: that decision. Whether the
 * person may do what they are wanted for is the kind's to say (core).
 */
import { recordKindOf } from '@troth/core';
import type { Kept, RecordBody, RecordKindName } from '@troth/core';
import type { Actor } from '../context.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { notSpeaking } from '../practice/speaker.ts';

export interface Concern {
  /** They are wanted for this act; missing where they are only told. */
  readonly act?: string | undefined;
  readonly dueOn?: string | undefined;
}

/** Somebody, as a rule sees them beside a record. */
interface Beside {
  /** Id of their person record. */
  readonly person: string;
  readonly actor: Actor;
  readonly register: Register;
  /** They made it. */
  readonly made: boolean;
  /** They answer for the agreement, or stand in. */
  readonly manages: boolean;
  /** The act is the word of their party, and they speak for it. */
  speaks(act: string): boolean;
}

type Rule<K extends RecordKindName> = (body: RecordBody<K>, beside: Beside) => Concern | undefined;
const own = ({ actor }: Beside): boolean => (actor.side ?? 'own') === 'own';

/** Wanted from those who may; whoever made the draft is told of what did not go the usual way. */
const approval =
  (state: string, unusual: readonly string[]) =>
  (body: Kept, beside: Beside): Concern | undefined => {
    const may = beside.manages || (own(beside) && (beside.actor.level ?? 0) >= 5);
    if (body.state === state && may && !beside.made) return { act: 'approve' };
    return beside.made && unusual.includes(body.trail.at(-1)?.act ?? '') ? {} : undefined;
  };

const rules: { readonly [K in RecordKindName]?: Rule<K> } = {
  action: ({ owner, state, dueOn }, { person, made, manages }) =>
    state === 'proposed' && manages
      ? { act: 'accept' }
      : owner === person && state === 'open'
        ? { act: 'finish', dueOn }
        : made && state === 'done'
          ? { act: 'verify' }
          : undefined,
  copy: ({ recipient, state, dueBy }, { person }) =>
    recipient === person && state === 'issued' ? { act: 'acknowledge', dueOn: dueBy } : undefined,
  report: approval('drafted', ['send-back', 'discard']),
  'credit-note': approval('draft', ['cancel']),
  change: approval('planned', ['approve', 'move', 'fail', 'cancel']),
  dispute: ({ state, rulingBy }, beside) => {
    if (state === 'ruled' && !own(beside)) return { act: 'close' };
    if (!own(beside)) return beside.made ? {} : undefined;
    if (!beside.manages && !beside.made) return undefined;
    return state === 'raised' ? { act: 'review' } : state === 'under-review' ? { act: 'rule', dueOn: rulingBy } : {};
  },
  claim: ({ state, answerBy, appealBy }, beside) => {
    if (state === 'claimed' || state === 'appealed')
      return own(beside) ? undefined : { act: 'accept', dueOn: answerBy };
    if (!beside.made && !beside.manages) return undefined;
    return state === 'refused' ? { act: 'appeal', dueOn: appealBy } : state === 'accepted' ? { act: 'receive' } : {};
  },
  warning: ({ recipients, state }, beside) => {
    if (state === 'drafted') return beside.made || beside.manages ? { act: 'send' } : undefined;
    if (state === 'sent' && recipients.some(({ person }) => person === beside.person)) return { act: 'acknowledge' };
    return beside.made ? {} : undefined;
  },
  notice: ({ state }, beside) =>
    own(beside) && beside.manages && state === 'received' ? { act: 'assess' } : beside.made ? {} : undefined,
  message: ({ state }, { made, manages }) => (state === 'failed' && (made || manages) ? { act: 'retry' } : undefined),
  review: ({ state, dueOn }, beside) => {
    if (state === 'minuted' && beside.speaks('accept')) return { act: 'accept' };
    return state === 'planned' && (beside.made || beside.manages) ? { act: 'hold', dueOn } : undefined;
  },
  'temporary-terms': ({ state }, beside) =>
    state === 'proposed' && beside.speaks('agree') ? { act: 'agree' } : beside.made ? {} : undefined,
  // Whoever sent it, or answers for the agreement, is told of each step; they are wanted where it cannot go on without them.
  signing: ({ state, seal }, { made, manages }) => {
    if (!made && !manages) return undefined;
    return (state === 'open' || state === 'sealing') && seal.state === 'failed' ? { act: 'reseal' } : {};
  },
  'deterioration-plan': ({ state }, beside) =>
    state === 'proposed' && beside.speaks('agree') ? { act: 'agree' } : beside.made ? {} : undefined,
  'clause-note': ({ assignee, state, form, due }, { person }) =>
    assignee === person && state === 'open' && form === 'task' ? { act: 'resolve', dueOn: due } : undefined,
  draft: ({ state, manager, representative }, { person, made }) => {
    if (state === 'offered' && person === representative) return { act: 'open' };
    if (state === 'agreed-text' && person === manager) return { act: 'sign' };
    return made || person === manager || person === representative ? {} : undefined;
  },
  // Whoever read them back is told what the representative said.
  'read-back': ({ representative, state }, { person, made }) =>
    state === 'sent' && representative === person ? { act: 'confirm' } : made && state !== 'sent' ? {} : undefined,
};

export const watchedKinds = Object.keys(rules) as readonly RecordKindName[];

export function concernOf(register: Register, record: PracticeRecord, actor: Actor): Concern | undefined {
  const person = actor.id.startsWith('person:') ? actor.id.slice('person:'.length) : '';
  const agreement = record.about.agreement;
  const roles = agreement === undefined ? undefined : register.get('agreement-roles', agreement)?.body;
  const beside: Beside = {
    person,
    actor,
    register,
    made: record.body.trail[0]?.by === actor.id,
    manages: roles !== undefined && (roles.manager === person || roles.deputies?.includes(person) === true),
    speaks: (act) =>
      (actor.side ?? 'own') !== 'own' &&
      notSpeaking(register, { about: record.about, ...recordKindOf(record.kind).acts[act] }, actor) === undefined,
  };
  // The rule of a kind is asked about bodies of that kind.
  const rule: Rule<never> | undefined = rules[record.kind];
  return rule?.(record.body as never, beside);
}
