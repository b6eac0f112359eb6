/**
 * Lint: proof, before anyone signs, that an agreement is a well-defined function, and that nothing a signature needs is missing.
 * Owns: the list of checks and their order. Does not own: proofs about one kind's terms, which the kind gives.
 */
import type { Revision } from '../agreements/revision.ts';
import {
  changeRuled,
  dutiesAssigned,
  exclusionsBounded,
  maintenanceSaid,
  problemsReachable,
  recordsKept,
  reportDue,
  reviewsAgreed,
} from './completeness/how.ts';
import { jurisdictionPrompts, notificationAssigned } from './completeness/jurisdiction.ts';
import { highCapExplained, tiersFit } from './completeness/proportion.ts';
import { chronicRule, compensationWhole, endings, rightsAndLaw, warrantiesGiven } from './completeness/remedies.ts';
import {
  notPunishing,
  periodsWritten,
  populationsSaid,
  primeTimeUsed,
  recipientsHoldCopies,
  scheduleHolds,
  secretsMatch,
  sitesListed,
  sourcesExist,
} from './completeness/sharper.ts';
import { holidaysNamed, holidayYears, levelsComplete, scopeDrawn, workloadSaid } from './completeness/what.ts';
import { copiesReachPeople, partiesNamed, purposeChosen, termRuns } from './completeness/who.ts';
import { periodsMeet } from './change.ts';
import { withoutEffect } from './effect.ts';
import { bySeverity } from './finding.ts';
import type { Check, Finding } from './finding.ts';
import { isRestated, isStandard } from './formality.ts';
import { kindsAgree, namesExist, settingsClosed } from './program.ts';
import { numbersInProse, referencesLead, vagueWords } from './prose.ts';
import { extremesHold } from './self-test.ts';
import { clockChanges, monthLengths } from './time.ts';

/** Is it one function? Asked of every text, restated public terms included. */
const wellDefined: readonly Check[] = [
  holidayYears,
  kindsAgree,
  settingsClosed,
  namesExist,
  extremesHold,
  monthLengths,
  clockChanges,
  withoutEffect,
  referencesLead,
];

/** Is it a whole contract? Clause keys K01–K25; asked of our own agreements. */
const complete: readonly Check[] = [
  partiesNamed,
  purposeChosen,
  termRuns,
  scheduleHolds,
  scopeDrawn,
  sitesListed,
  holidaysNamed,
  primeTimeUsed,
  levelsComplete,
  periodsWritten,
  populationsSaid,
  workloadSaid,
  exclusionsBounded,
  maintenanceSaid,
  recordsKept,
  sourcesExist,
  reportDue,
  recipientsHoldCopies,
  compensationWhole,
  tiersFit,
  chronicRule,
  problemsReachable,
  dutiesAssigned,
  reviewsAgreed,
  changeRuled,
  warrantiesGiven,
  highCapExplained,
  notPunishing,
  rightsAndLaw,
  secretsMatch,
  jurisdictionPrompts,
  notificationAssigned,
  endings,
  copiesReachPeople,
  numbersInProse,
  vagueWords,
];

/** All findings about the revisions of one agreement, each with the one before it. */
export function lintAgreement({ revisions }: { readonly revisions: readonly Revision[] }): readonly Finding[] {
  return revisions.flatMap((revision, index) => lintRevision(revision, revisions[index - 1]));
}

/** Errors that leave the agreement without one meaning; while there are any, nothing is computed from it. */
export function openPoints(revision: Revision): readonly Finding[] {
  return wellDefined.flatMap((check) => check(revision)).filter((finding) => finding.severity === 'error');
}

/**
 * All findings about one revision, errors first; `before` is the revision that it follows. A corporate standard without
 * commitments is only read for what it says.
 */
export function lintRevision(revision: Revision, before?: Revision): readonly Finding[] {
  const checks = isStandard(revision.terms)
    ? [...wellDefined, numbersInProse, vagueWords]
    : isRestated(revision.terms)
      ? [...wellDefined, levelsComplete]
      : [...wellDefined, ...complete];
  const change = before === undefined ? [] : periodsMeet(revision, before);
  const found = [...checks.flatMap((check) => check(revision)), ...change];
  const distinct = new Map(
    found.map((finding) => [`${finding.code} ${finding.path.join('.')} ${finding.message}`, finding]),
  );
  return [...distinct.values()].sort(bySeverity);
}
