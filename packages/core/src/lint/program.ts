/** The promises as a program: what the kinds themselves find, and names that refer to nothing. */
import type { Commitment, Revision } from '../agreements/revision.ts';
import type { AgreementTerms } from '../agreements/schema/agreement.ts';
import type { CreditSetting } from '../credits/rule.ts';
import { lintClaims } from '../credits/claims/claim.ts';
import { lintFees } from '../credits/fees.ts';
import { lintSettings, settingBases } from '../credits/settings.ts';
import type { MetricSetting, TermFinding } from '../metrics/metric.ts';
import { fault } from './finding.ts';
import type { Check, Finding } from './finding.ts';

/** Findings of metric and credit kinds about their own terms, each at its place in the document. */
export const kindsAgree: Check = (revision) =>
  revision.commitments.flatMap((commitment, index) => {
    const path = ['commitments', index];
    const own = placed(commitment.metric.lint(metricSetting(revision, commitment)), [...path, 'metric']);
    const setting = settingOf(commitment);
    const rules = commitment.rules.flatMap(({ rule }, at) => placed(rule.lint(setting), [...path, 'credits', at]));
    return [...own, ...rules];
  });

/** What the agreement's fees and settings for credits leave open. */
export const settingsClosed: Check = ({ terms }) => {
  const { fees, credits } = terms;
  return [
    ...(terms.currency === undefined ? inNoCurrency(terms) : []),
    ...(fees === undefined ? [] : placed(lintFees(fees), ['fees'])),
    ...(credits === undefined ? [] : placed(lintSettings(credits), ['credits'])),
    ...(credits?.claim === undefined ? [] : placed(lintClaims(credits.claim), ['credits', 'claim'])),
  ];
};

/** Whether a credit or a limit is an amount of its own, which needs no fee to be worth something. */
function namesMoney({ commitments = [], credits }: AgreementTerms): boolean {
  let found = false;
  const rules = commitments.map((commitment) => commitment.credits ?? []);
  JSON.stringify([rules, credits], (key, value: unknown) => {
    if (key === 'money' || key === 'minimum' || key === 'carry') found ||= value !== undefined;
    return value;
  });
  return found;
}

function inNoCurrency(terms: AgreementTerms): readonly Finding[] {
  if (terms.fees === undefined && !namesMoney(terms)) return [];
  return [
    fault('CURRENCY', ['currency'], {
      message: `${terms.fees === undefined ? 'Amounts of money' : 'Fees'} are named and no currency is.`,
      example: 'a credit of 55.00 is a different debt in pounds and in yen, which have no cents at all',
      fix: 'write currency: GBP, or another ISO 4217 code',
    }),
  ];
}

function metricSetting(revision: Revision, commitment: Commitment): MetricSetting {
  const fellows = revision.commitments.filter((one) => one.id !== commitment.id);
  return {
    priorities: (revision.terms.priorities?.levels ?? []).map((level) => level.id),
    fellows: fellows.map((one) => ({ commitment: one.id, metric: one.terms.metric })),
  };
}

function settingOf(commitment: Commitment): CreditSetting {
  const classes = [
    ...new Set(commitment.subjects.flatMap((subject) => (subject.class === undefined ? [] : [subject.class]))),
  ];
  const { rounding } = commitment.terms;
  const grid = rounding === undefined || rounding === 'none' ? commitment.metric.grid : rounding.to;
  return {
    value: commitment.metric.unit,
    facets: commitment.metric.facets,
    domain: commitment.metric.domain,
    target: commitment.targetFor(undefined),
    classes: commitment.terms.class === undefined ? classes : [...classes, commitment.terms.class],
    ...(grid === undefined ? {} : { grid }),
  };
}

function placed(findings: readonly TermFinding[], path: readonly (string | number)[]): Finding[] {
  return findings.map((finding) => ({ ...finding, path: [...path, ...finding.path] }));
}

/** Every fee base and facet that is named exists. */
export const namesExist: Check = (revision) => {
  const bases = new Set(Object.keys(revision.terms.fees?.bases ?? {}));
  const found: Finding[] = [];
  for (const [index, commitment] of revision.commitments.entries()) {
    for (const [at, { rule }] of commitment.rules.entries()) {
      const path = ['commitments', index, 'credits', at];
      const names = rule.names();
      for (const base of names.bases) if (!bases.has(base)) found.push(unknownBase(base, path, bases));
      for (const facet of names.facets) {
        if (commitment.metric.facets[facet] === undefined) {
          const known = Object.keys(commitment.metric.facets).join(', ');
          found.push(
            fault('NAME-FACET', path, {
              message: `“${facet}” is no figure of this metric.`,
              example: 'the rule would have nothing to look at',
              fix: `use one of ${known}`,
            }),
          );
        }
      }
    }
  }
  for (const base of revision.terms.credits === undefined ? [] : settingBases(revision.terms.credits)) {
    if (!bases.has(base)) found.push(unknownBase(base, ['credits'], bases));
  }
  return found;
};

function unknownBase(base: string, path: Finding['path'], bases: ReadonlySet<string>): Finding {
  return fault('NAME-FEE-BASE', path, {
    message: `The fee base “${base}” is not defined.`,
    example: '10 % of nothing is nothing',
    fix: `define it under fees.bases${bases.size > 0 ? `, or use ${[...bases].join(', ')}` : ''}`,
  });
}
