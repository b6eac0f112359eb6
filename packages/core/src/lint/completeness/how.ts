/** K09–K12, K15–K18: exclusions, maintenance, records, reports, problems, duties, reviews, change. */
import { fault, warning } from '../finding.ts';
import type { Check, Finding } from '../finding.ts';
import { missing } from './who.ts';

/** K09: exclusions are listed, capped and provable. */
export const exclusionsBounded: Check = ({ terms }) => {
  if (terms.exclusions === undefined)
    return [
      missing('K09-EXCLUSIONS', 'exclusions', {
        message: 'It is not said which time does not count.',
        add: 'exclusions, or exclusions: none',
      }),
    ];
  if (terms.exclusions === 'none') return [];
  return terms.exclusions.flatMap((rule, index) => {
    const path = ['exclusions', index];
    const found: Finding[] = [];
    if (rule.cap === undefined)
      found.push(
        fault('K09-CAP', path, {
          message: `“${rule.id}” has neither a cap nor a reason for having none.`,
          example: 'a month that is wholly excluded is met at 100 %',
          fix: 'write cap: { length: 2 h, per: month } or cap: { uncapped: why }',
        }),
      );
    if (rule.proof === undefined)
      found.push(
        fault('K09-PROOF', path, {
          message: `“${rule.id}” does not say how it is proved.`,
          example: 'the claim of one side stands against that of the other',
          fix: 'write proof',
        }),
      );
    if (rule.decider === undefined || rule.decideWithin === undefined)
      found.push(
        warning('K09-DECIDER', path, {
          message: `“${rule.id}” does not say who decides, or by when.`,
          example: 'a claim is still open when the statement is due',
          fix: 'write decider and decideWithin',
        }),
      );
    if (rule.kind === 'force-majeure' && rule.events === undefined)
      found.push(
        fault('K09-EVENTS', path, {
          message: 'Force majeure without an enumerated list of events.',
          example: 'whether a No. 8 signal counts is decided by an argument',
          fix: 'list events: [T8, T10, black-rainstorm …]',
        }),
      );
    if (rule.kind === 'customer-caused' && rule.detection === undefined)
      found.push(
        warning('K09-DETECTION', path, {
          message: 'A customer-caused exclusion without a method of detection.',
          example: 'nobody can tell the customer’s power from the provider’s port',
          fix: 'write detection',
        }),
      );
    return found;
  });
};

/** K10: works have a window and notice, or are said not to exist. */
export const maintenanceSaid: Check = ({ terms }) => {
  if (terms.maintenance === undefined)
    return [
      missing('K10-MAINTENANCE', 'maintenance', {
        message: 'It is not said whether planned works count.',
        add: 'maintenance windows with notice, or maintenance: none',
      }),
    ];
  if (terms.maintenance === 'none') return [];
  return terms.maintenance.flatMap((rule, index) => {
    const path = ['maintenance', index];
    const found: Finding[] = [];
    if (rule.notice === undefined)
      found.push(
        fault('K10-NOTICE', path, {
          message: 'Works without a notice period.',
          example: 'any outage becomes planned works afterwards',
          fix: 'write notice: 5 business days',
        }),
      );
    if (rule.cap === undefined)
      found.push(
        warning('K10-CAP', path, {
          message: 'Works without a cap.',
          example: 'every Sunday night is excluded, four times a month',
          fix: 'write cap: { length: 4 h, per: month }',
        }),
      );
    return found;
  });
};

/** K11: sources, retention and the time in which data may be corrected. */
export const recordsKept: Check = ({ terms }) => {
  const { measurement } = terms;
  if (measurement === undefined)
    return [
      missing('K11-MEASUREMENT', 'measurement', { message: 'Nobody is said to measure.', add: 'measurement.sources' }),
    ];
  const found: Finding[] = [];
  if (measurement.correctionWindow === undefined)
    found.push(
      warning('K11-CORRECTION', ['measurement'], {
        message: 'Nothing says how long data may be corrected.',
        example: 'a row that arrives in March changes the statement of November',
        fix: 'write correctionWindow: 10 business days',
      }),
    );
  const months = termMonths(terms.term);
  if (
    measurement.retentionMonths === undefined ||
    (months !== undefined && measurement.retentionMonths < months + 12)
  ) {
    found.push(
      warning('K11-RETENTION', ['measurement', 'retentionMonths'], {
        message: 'Records are not kept for the term and twelve months more.',
        example: 'the last month is disputed when its evidence is gone',
        fix: `write retentionMonths: ${(months ?? 24) + 12}`,
      }),
    );
  }
  if (measurement.sources.length > 1 && measurement.onConflict === 'precedence' && measurement.sources.length < 2)
    return found;
  return found;
};

function termMonths(
  term: { readonly start: string; readonly end?: string | undefined } | undefined,
): number | undefined {
  if (term?.end === undefined) return undefined;
  const [y1 = 0, m1 = 0] = term.start.split('-').map(Number);
  const [y2 = 0, m2 = 0] = term.end.split('-').map(Number);
  return (y2 - y1) * 12 + m2 - m1;
}

/** K12: a report with a day and recipients. */
export const reportDue: Check = ({ terms }) =>
  terms.reporting === undefined
    ? [
        missing('K12-REPORTING', 'reporting', {
          message: 'No report is promised.',
          add: 'reporting with format, dueBy and recipients',
        }),
      ]
    : [];

/** K15: two channels, and a ladder that climbs. */
export const problemsReachable: Check = ({ terms }) => {
  const { problemReports } = terms;
  if (problemReports === undefined)
    return [
      missing('K15-PROBLEMS', 'problemReports', {
        message: 'It is not said how to report a problem.',
        add: 'problemReports with channels and a ladder',
      }),
    ];
  const found: Finding[] = [];
  if (problemReports.channels.length < 2)
    found.push(
      fault('K15-CHANNELS', ['problemReports', 'channels'], {
        message: 'Only one channel.',
        example: 'the portal is down with the service it would report',
        fix: 'name a second channel',
      }),
    );
  const ladder = problemReports.ladder ?? [];
  const climbs = ladder
    .slice(1)
    .every(
      (step, index) =>
        step.after.value.greaterThan(ladder[index]?.after.value ?? step.after.value) &&
        step.level > (ladder[index]?.level ?? 0),
    );
  if (!climbs)
    found.push(
      fault('K15-LADDER', ['problemReports', 'ladder'], {
        message: 'The escalation ladder does not climb.',
        example: 'level 2 is called before level 1',
        fix: 'let level and after increase strictly',
      }),
    );
  return found;
};

/** K16: duties on both sides. */
export const dutiesAssigned: Check = ({ terms }) =>
  (terms.duties ?? []).length === 0
    ? [
        missing('K16-DUTIES', 'duties', {
          message: 'No duties are assigned.',
          add: 'duties, each with one accountable party',
        }),
      ]
    : [];

/** K17: reviews, the yearly one included. */
export const reviewsAgreed: Check = ({ terms }) => {
  if (terms.reviews === undefined)
    return [
      missing('K17-REVIEWS', 'reviews', {
        message: 'No review is agreed.',
        add: 'reviews with every, format and annualReviewMonth',
      }),
    ];
  return terms.reviews.annualReviewMonth === undefined
    ? [
        warning('K17-ANNUAL', ['reviews'], {
          message: 'No month for the yearly review of the agreement itself.',
          example: 'thirteen months pass and nobody asks whether the target is still right',
          fix: 'write annualReviewMonth',
        }),
      ]
    : [];
};

/** K18: how the text changes. */
export const changeRuled: Check = ({ terms }) =>
  terms.amendment === undefined
    ? [
        missing('K18-AMENDMENT', 'amendment', {
          message: 'It is not said how the agreement is changed.',
          add: 'amendment.rule and midPeriod',
        }),
      ]
    : [];
