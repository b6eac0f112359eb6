/**
 * What counsel is asked by jurisdiction: statutes that bear on such an agreement and are not named in it. Prompts, not advice; they
 * follow the governing law, so that a change of law changes the questions. Owns: the lists. Does not own: what the statutes mean.
 */
import { fault, note } from '../finding.ts';
import type { Check, Finding } from '../finding.ts';
import { isMoneyFree } from '../formality.ts';
import type { AgreementTerms } from '../../agreements/schema/agreement.ts';

interface Prompt {
  readonly code: string;
  /** Found in a regulation named by the agreement: the prompt is answered. */
  readonly named: RegExp;
  readonly statute: string;
  readonly asks: string;
  readonly applies?: (terms: AgreementTerms) => boolean;
}

const flowsPersonalData = ({ confidentiality }: AgreementTerms): boolean =>
  confidentiality !== undefined && confidentiality.personalData !== 'none';

const hongKong: readonly Prompt[] = [
  {
    code: 'K21-HK-486',
    named: /486/u,
    statute: 'Personal Data (Privacy) Ordinance (Cap. 486)',
    asks: 'who is the data user, who processes for it, and where the data goes',
    applies: flowsPersonalData,
  },
  {
    code: 'K21-HK-71',
    named: /\b71\b|第 71 章/u,
    statute: 'Control of Exemption Clauses Ordinance (Cap. 71)',
    asks: 'whether exclusions and caps are fair and reasonable',
  },
  {
    code: 'K21-HK-553',
    named: /553/u,
    statute: 'Electronic Transactions Ordinance (Cap. 553)',
    asks: 'whether signing electronically is agreed to',
  },
  {
    code: 'K21-HK-623',
    named: /623/u,
    statute: 'Contracts (Rights of Third Parties) Ordinance (Cap. 623)',
    asks: 'whether anybody else may enforce a term',
  },
];

const england: readonly Prompt[] = [
  {
    code: 'K21-UK-GDPR',
    named: /GDPR|Data Protection/iu,
    statute: 'UK GDPR and Data Protection Act 2018',
    asks: 'who is controller, who processes, and where the data goes',
    applies: flowsPersonalData,
  },
  {
    code: 'K21-UK-UCTA',
    named: /Unfair Contract Terms/iu,
    statute: 'Unfair Contract Terms Act 1977',
    asks: 'whether exclusions and caps are reasonable',
  },
  {
    code: 'K21-UK-LATE-PAYMENT',
    named: /Late Payment/iu,
    statute: 'Late Payment of Commercial Debts (Interest) Act 1998',
    asks: 'what interest a late payment bears',
  },
  {
    code: 'K21-UK-THIRD-PARTIES',
    named: /Rights of Third Parties/iu,
    statute: 'Contracts (Rights of Third Parties) Act 1999',
    asks: 'whether anybody else may enforce a term',
  },
];

/** The lists by words of the governing law. */
const jurisdictions: readonly { readonly law: RegExp; readonly prompts: readonly Prompt[] }[] = [
  { law: /Hong Kong|香港/iu, prompts: hongKong },
  { law: /England|英格蘭/iu, prompts: england },
];

/** K21: statutes of the governing law that the agreement does not name. */
export const jurisdictionPrompts: Check = ({ terms }) => {
  if (isMoneyFree(terms) || terms.type === 'ola' || terms.legal === undefined) return [];
  const law = terms.legal.governingLaw.en;
  const named = (terms.legal.regulations ?? []).map(({ en }) => en).join('\n');
  return jurisdictions
    .filter((one) => one.law.test(law))
    .flatMap(({ prompts }) => prompts)
    .filter((prompt) => (prompt.applies?.(terms) ?? true) && !prompt.named.test(named))
    .map(({ code, statute, asks }) =>
      note(code, ['legal', 'regulations'], {
        message: `Ask counsel about the ${statute}: ${asks}.`,
        example: `under the law of ${law} it holds whether the agreement names it or not`,
        fix: 'name it under regulations when it was looked at',
      }),
    );
};

/** Statutes under which somebody must tell an authority within a time limit. */
const notifiable = [
  { named: /653/u, statute: 'Protection of Critical Infrastructures (Computer Systems) Ordinance (Cap. 653)' },
  { named: /Network and Information Systems|\bNIS\b/u, statute: 'Network and Information Systems Regulations' },
] as const;

/** K21: who tells the authority, where a statute that the agreement names asks for it. */
export const notificationAssigned: Check = ({ terms }): Finding[] => {
  const regulations = (terms.legal?.regulations ?? []).map(({ en }) => en).join('\n');
  if ((terms.legal?.regulatorNotice ?? []).length > 0) return [];
  return notifiable
    .filter(({ named }) => named.test(regulations))
    .map(({ statute }) =>
      fault('K21-NOTIFICATION', ['legal', 'regulatorNotice'], {
        message: `The ${statute} asks for a notice to the authority, and nobody is said to give it.`,
        example: 'a serious incident at 02:00 must be told by 14:00; each side waits for the other',
        fix: 'write regulatorNotice with authority, by and within',
      }),
    );
};
