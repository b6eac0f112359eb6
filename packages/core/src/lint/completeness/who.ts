/** K01–K03, K25: parties, purpose, term, copies. Checks of the clause frame that block a signature. */
import { isMoneyFree } from '../formality.ts';
import { fault, warning } from '../finding.ts';
import type { Check, Finding } from '../finding.ts';

/** K01: each side has a signatory with authority, and somebody speaks for the users. */
export const partiesNamed: Check = ({ terms }) => {
  const { parties } = terms;
  if (parties === undefined)
    return [
      missing('K01-PARTIES', 'parties', {
        message: 'Nobody is named who promises and who receives.',
        add: 'provider and customer with their legal names',
      }),
    ];
  const found: Finding[] = [];
  if (parties.customerRepresentative === undefined) {
    found.push(
      missing('K01-REPRESENTATIVE', 'parties', {
        message: 'Nobody speaks for the users of the customer.',
        add: 'customerRepresentative: { name: …, role: … }',
      }),
    );
  }
  if (parties.serviceLevelManager === undefined) {
    found.push(
      missing('K01-MANAGER', 'parties', {
        message: 'Nobody answers for the agreement on the provider’s side.',
        add: 'serviceLevelManager: { name: …, role: … }',
      }),
    );
  }
  if (terms.type === 'expectation') return found;
  for (const party of ['provider', 'customer'] as const) {
    if (!(parties.signatories ?? []).some((one) => one.party === party)) {
      found.push(
        missing('K01-SIGNATORY', 'parties', {
          message: `No signatory of the ${party} is named.`,
          add: `a signatory with party: ${party}, capacity, order and authority`,
        }),
      );
    }
  }
  return found;
};

/** K02: level and formality are chosen; an expectation carries neither money nor exit rights. */
export const purposeChosen: Check = (revision) => {
  const { terms } = revision;
  const found: Finding[] = [];
  if (terms.purpose === undefined)
    found.push(
      missing('K02-PURPOSE', 'purpose', {
        message: 'It is not said what kind of agreement this is.',
        add: 'purpose: { level: customer, basis: customer-based }',
      }),
    );
  const priced = (terms.commitments ?? []).some((one) => (one.credits ?? []).length > 0);
  if (isMoneyFree(terms) && (priced || terms.consequences !== undefined)) {
    found.push(
      fault('K02-EXPECTATION-MONEY', ['type'], {
        message: 'An expectation never creates money or exit rights, yet credits or consequences are written.',
        example: 'the school is told of a missed month; it would also find a credit table that never pays',
        fix: 'remove credits and consequences, or make it an sla',
      }),
    );
  }
  return found;
};

/** K03: the term ends after it starts, and a notice of renewal is possible within it. */
export const termRuns: Check = ({ terms }) => {
  const { term } = terms;
  if (term === undefined)
    return [
      missing('K03-TERM', 'term', {
        message: 'Nothing says when the agreement begins and ends.',
        add: 'term: { start: 2025-01-01, end: 2026-01-01, renewal: none }',
      }),
    ];
  const found: Finding[] = [];
  if (term.end !== undefined && term.end <= term.start) {
    found.push(
      fault('K03-ORDER', ['term', 'end'], {
        message: 'The term ends before it starts.',
        example: `from ${term.start} to ${term.end} is no time at all`,
        fix: 'write an end after the start',
      }),
    );
  }
  if (term.renewal === undefined) {
    found.push(
      warning('K03-RENEWAL', ['term'], {
        message: 'It is not said what happens at the end of the term.',
        example: `after ${term.end ?? 'the end'} the customer does not know whether it still has a service level`,
        fix: 'write renewal: none, or kind, months and notice',
      }),
    );
  }
  return found;
};

/** K25: everyone who must act on the agreement holds a copy. */
export const copiesReachPeople: Check = ({ terms }) => {
  if (terms.distribution === undefined)
    return [
      missing('K25-COPIES', 'distribution', {
        message: 'Nobody is listed to receive a controlled copy.',
        add: 'distribution: { copies: [{ person: …, role: …, form: full }] }',
      }),
    ];
  const roles = terms.distribution.copies.map((copy) => copy.role.toLowerCase());
  return ['signatory', 'desk']
    .filter((role) => !roles.some((one) => one.includes(role)))
    .map((role) =>
      warning('K25-ROLE', ['distribution', 'copies'], {
        message: `No copy goes to a ${role}.`,
        example:
          role === 'desk'
            ? 'the desk answers the phone without knowing what was promised'
            : 'who signed cannot say what was signed',
        fix: `add a copy whose role names the ${role}`,
      }),
    );
};

/** A part that is not there. */
export function missing(code: string, key: string, { message, add }: { message: string; add: string }): Finding {
  return fault(code, [key], { message, example: 'a dispute would find nothing to read here', fix: `add ${add}` });
}
