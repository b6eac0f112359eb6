/** K13, K14, K19–K24: money, consequences, warranties, rights, law, sustainability, restrictions, exit. */
import { isMoneyFree } from '../formality.ts';
import { fault, warning } from '../finding.ts';
import type { Check, Finding } from '../finding.ts';
import { missing } from './who.ts';

/** K13: what a miss costs, its limit, how it is claimed and paid, and whether it is the only remedy. */
export const compensationWhole: Check = ({ terms }) => {
  if (isMoneyFree(terms) || terms.type === 'ola') return [];
  const rules = (terms.commitments ?? []).flatMap((one) => one.credits ?? []);
  if (rules.length === 0)
    return [
      warning('K13-NONE', ['commitments'], {
        message: 'No commitment has a consequence.',
        example: 'a year of missed months costs nothing',
        fix: 'add credits, or make it an expectation',
      }),
    ];
  const { credits } = terms;
  const found: Finding[] = [];
  const capped = (credits?.caps ?? []).length > 0 || rules.every((rule) => (rule.caps ?? []).length > 0);
  if (!capped)
    found.push(
      fault('K13-CAP', ['credits'], {
        message: 'Credits have no cap.',
        example: 'one bad month costs more than a year of fees',
        fix: 'write credits.caps with limit, per and scope',
      }),
    );
  if (credits?.claim === undefined)
    found.push(
      fault('K13-CLAIM', ['credits'], {
        message: 'It is not said whether credits are automatic or must be claimed.',
        example: 'the customer waits for a note, the provider for a claim',
        fix: 'write claim: automatic, or its stages',
      }),
    );
  if (credits?.soleRemedy === undefined)
    found.push(
      fault('K13-SOLE-REMEDY', ['credits'], {
        message: 'It is not said whether credits are the only remedy.',
        example: 'a claim for damages follows the credit',
        fix: 'write soleRemedy: true or false',
      }),
    );
  if (credits?.payment === undefined)
    found.push(
      warning('K13-PAYMENT', ['credits'], {
        message: 'It is not said how a credit is paid.',
        example: 'the last month’s credit has no next invoice',
        fix: 'write payment: next-invoice or refund',
      }),
    );
  return found;
};

/** K14: repeated failure leads somewhere. */
export const chronicRule: Check = ({ terms }) => {
  if (isMoneyFree(terms)) return [];
  return (terms.consequences?.termination ?? []).length === 0
    ? [
        warning('K14-CHRONIC', ['consequences'], {
          message: 'Repeated failure has no consequence beyond money.',
          example: 'the target is missed every month and credited every month',
          fix: 'write consequences.termination, such as 3 misses in 6 periods',
        }),
      ]
    : [];
};

/** K19: warranties, and why credits are proportionate. */
export const warrantiesGiven: Check = ({ terms }) => {
  if (isMoneyFree(terms) || terms.type === 'ola') return [];
  if (terms.warranties === undefined)
    return [
      missing('K19-WARRANTIES', 'warranties', {
        message: 'No warranties and no order of remedies.',
        add: 'warranties with remedyOrder',
      }),
    ];
  return terms.warranties.legitimateInterest === undefined
    ? [
        warning('K19-INTEREST', ['warranties'], {
          message: 'Nothing says why the credits are proportionate.',
          example: 'a court asks whether the credit is a penalty',
          fix: 'write legitimateInterest',
        }),
      ]
    : [];
};

/** K20–K22. */
export const rightsAndLaw: Check = ({ terms }) => {
  if (isMoneyFree(terms) || terms.type === 'ola') return [];
  const found: Finding[] = [];
  if (terms.confidentiality === undefined)
    found.push(
      missing('K20-CONFIDENTIALITY', 'confidentiality', {
        message: 'Nothing on rights in work, secrets and personal data.',
        add: 'confidentiality with ipOwner, years and personalData',
      }),
    );
  if (terms.legal === undefined)
    found.push(missing('K21-LAW', 'legal', { message: 'No governing law.', add: 'legal.governingLaw' }));
  else if (terms.legal.regulatorNotice === undefined)
    found.push(
      warning('K21-REGULATOR', ['legal'], {
        message: 'Nobody is said to notify the regulator.',
        example: 'both sides wait for the other while the time limit runs',
        fix: 'write regulatorNotice, or an empty list where no authority is concerned',
      }),
    );
  const green = terms.sustainability?.metrics ?? [];
  if (
    green.length > 0 &&
    (terms.sustainability?.boundary === undefined || terms.sustainability.factorSource === undefined)
  ) {
    found.push(
      fault('K22-BOUNDARY', ['sustainability'], {
        message: 'Sustainability figures without boundary or source of factors.',
        example: 'the carbon figure halves when the boundary is drawn elsewhere',
        fix: 'write boundary and factorSource',
      }),
    );
  }
  return found;
};

/** K23, K24. */
export const endings: Check = ({ terms }) => {
  if (isMoneyFree(terms) || terms.type === 'ola') return [];
  const found: Finding[] = [];
  if (terms.restrictions === undefined)
    found.push(
      warning('K23-RESTRICTIONS', ['restrictions'], {
        message: 'Nothing says when targets are suspended or the agreement ends by itself.',
        example: 'the customer has not paid for half a year and is owed credits',
        fix: 'write restrictions.suspend and restrictions.invalid',
      }),
    );
  if (terms.exit === undefined)
    found.push(missing('K24-EXIT', 'exit', { message: 'No exit plan.', add: 'exit with plan and dataHeld' }));
  else if (terms.exit.dataHeld && terms.exit.dataReturn === undefined)
    found.push(
      fault('K24-DATA', ['exit'], {
        message: 'Data is held, and its return is not agreed.',
        example: 'the customer leaves and its data stays',
        fix: 'write dataReturn: 30 calendar days',
      }),
    );
  return found;
};
