/**
 * The life of a text from its first draft to its signatures (S0, requirements of the lifecycle): which steps there are for
 * which type of agreement, and which guards each of them has. Owns: that table. Does not own: who may take a step (the kind
 * of record), what a guard looks at (guards.ts), taking a step (services).
 */
import type { AgreementTerms } from '../agreements/schema/agreement.ts';
import type { Localized } from '../terms/text.ts';
import type { GuardCode } from './guards.ts';

export type AgreementType = AgreementTerms['type'];

export type DraftStep =
  | 'submit'
  | 'return'
  | 'offer'
  | 'open'
  | 'consent'
  | 'freeze'
  | 'sign'
  | 'decline'
  | 'complete'
  | 'revise'
  | 'withdraw';

/** In the order in which a text meets them. */
export const draftSteps: readonly DraftStep[] = [
  'submit',
  'return',
  'offer',
  'open',
  'consent',
  'freeze',
  'sign',
  'complete',
  'decline',
  'revise',
  'withdraw',
];

/** Steps that follow from another one; nobody takes them by hand. */
export const followingSteps: readonly DraftStep[] = ['freeze', 'complete'];

const beforeConsent: readonly GuardCode[] = ['complete', 'no-open-offer', 'gaps', 'deviations'];

const guards: Readonly<Record<DraftStep, readonly GuardCode[]>> = {
  submit: ['complete'],
  return: [],
  offer: ['complete', 'cleared', 'impact'],
  open: [],
  consent: beforeConsent,
  freeze: [...beforeConsent, 'both-agree'],
  sign: ['frozen', 'complete', 'cleared', 'gaps', 'signatories', 'authority', 'effective-date'],
  complete: ['frozen', 'all-signed'],
  decline: [],
  revise: [],
  withdraw: [],
};

/**
 * What is asked before a text goes to those who bind the parties. An internal agreement costs nobody a sum that a lead would
 * need authority for; an expectation is confirmed and needs no signatory.
 */
const bySignature: Readonly<Record<AgreementType, readonly GuardCode[]>> = {
  sla: guards.sign,
  'underpinning-contract': guards.sign,
  ola: guards.sign.filter((code) => code !== 'authority'),
  expectation: guards.sign.filter((code) => code !== 'authority' && code !== 'signatories'),
};

/** The guards that a step must pass, in the order in which they are told. */
export const guardCodesOf = (step: DraftStep, type: AgreementType): readonly GuardCode[] =>
  step === 'sign' ? bySignature[type] : guards[step];

/** Whether people sign it; internal agreements are accepted by both leads, expectations confirmed by both sides. */
export const isSigned = (type: AgreementType): boolean => type === 'sla' || type === 'underpinning-contract';

const endWords: Readonly<Record<AgreementType, Localized>> = {
  sla: { en: 'signed', 'zh-Hant': '已簽署' },
  'underpinning-contract': { en: 'signed', 'zh-Hant': '已簽署' },
  ola: { en: 'accepted by both leads', 'zh-Hant': '雙方主管已接納' },
  expectation: { en: 'agreed', 'zh-Hant': '已同意' },
};

/** What the last state is called for a type of agreement. */
export const endOf = (type: AgreementType): Localized => endWords[type];
