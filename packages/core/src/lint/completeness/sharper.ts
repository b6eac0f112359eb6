/** Checks that look across clauses: schedule against term, sites against their number, sources, recipients, hours that nobody uses. */
import { fault, note, warning } from '../finding.ts';
import type { Check, Finding } from '../finding.ts';
import { inLanguage } from '../../terms/text.ts';

/** K03: milestones lie in the term and have an owner; notice of renewal can still be given. */
export const scheduleHolds: Check = ({ terms: { term } }) => {
  if (term === undefined) return [];
  const milestones = (term.milestones ?? []).flatMap(({ title, due, owner }, index): Finding[] => {
    const path = ['term', 'milestones', index];
    const outside = due < term.start || (term.end !== undefined && due >= term.end);
    return [
      ...(outside
        ? [
            fault('K03-MILESTONE', path, {
              message: `“${title.en}” is due on ${due}, outside the term.`,
              example: 'nobody is bound yet, or any more, on that day',
              fix: 'write a date within the term',
            }),
          ]
        : []),
      ...(owner === undefined
        ? [
            warning('K03-OWNER', path, {
              message: `“${title.en}” has no owner.`,
              example: 'the day passes and nobody is asked',
              fix: 'write owner',
            }),
          ]
        : []),
    ];
  });
  return [...milestones, ...noticeFits(term)];
};

function noticeFits(term: {
  readonly start: string;
  readonly end?: string | undefined;
  readonly renewal?:
    | 'none'
    | { readonly notice: { readonly dimension: string; readonly unit: string; readonly value: { toNumber(): number } } }
    | undefined;
}): Finding[] {
  if (term.renewal === undefined || term.renewal === 'none' || term.end === undefined) return [];
  const { notice } = term.renewal;
  const days =
    notice.unit === 'months'
      ? notice.value.toNumber() * 30
      : notice.dimension === 'time'
        ? notice.value.toNumber() / 86_400_000
        : notice.value.toNumber();
  const length = dayNumber(term.end) - dayNumber(term.start);
  if (days < length) return [];
  return [
    fault('K03-NOTICE', ['term', 'renewal', 'notice'], {
      message: 'Notice of renewal would have to be given before the term begins.',
      example: `${Math.round(days)} days of notice in a term of ${length} days`,
      fix: 'write a shorter notice',
    }),
  ];
}

/** Days, nearly enough to compare a notice with a term. */
function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return Math.round(year * 365.25 + (month - 1) * 30.44 + day);
}

/** K04: every site is listed where sites are counted. */
export const sitesListed: Check = ({ terms }) =>
  (terms.services ?? []).flatMap(({ title, sites = [], siteCount }, index): Finding[] => {
    if (siteCount !== undefined && sites.length > 0 && sites.length < siteCount)
      return [
        fault('K04-SITE-MISSING', ['services', index, 'sites'], {
          message: `“${title.en}” speaks of ${siteCount} sites and lists ${sites.length}.`,
          example: 'a fault at a site that is not listed is nobody’s promise',
          fix: `list the other ${siteCount - sites.length}, or correct siteCount`,
        }),
      ];
    if (siteCount !== undefined || sites.length > 0) return [];
    return [
      note('K04-SITES', ['services', index], {
        message: `“${title.en}” names no site or area.`,
        example: 'whether a new office is covered is read off nothing',
        fix: 'list sites, where the service is given at places',
      }),
    ];
  });

/** K05: prime time that no promise runs in promises nothing. */
export const primeTimeUsed: Check = ({ terms }) =>
  Object.entries(terms.calendars ?? {})
    .filter(([id, { primeTime }]) => primeTime === true && !(terms.commitments ?? []).some(({ hours }) => hours === id))
    .map(([id]) =>
      warning('K05-PRIME', ['calendars', id], {
        message: `“${id}” is called prime time, and no promise runs in it.`,
        example: 'an outage at noon costs as much as one at night',
        fix: `let a promise run in hours: ${id}, or take primeTime away`,
      }),
    );

/** K06: the window is written, not assumed. */
export const periodsWritten: Check = ({ commitments }) =>
  commitments.flatMap(({ title, periodStated }, index) =>
    periodStated
      ? []
      : [
          fault('K06-PERIOD', ['commitments', index, 'period'], {
            message: `“${title.en}” does not say over what period it is judged.`,
            example: 'an outage of 40 min misses 99.9 % of a month of 28 days, and is met over a quarter',
            fix: 'write period: month, or another window',
          }),
        ],
  );

/** K06: a share says of what, a percentile is not measured as a mean. */
export const populationsSaid: Check = ({ terms }) =>
  (terms.commitments ?? []).flatMap(({ title, metric }, index): Finding[] => {
    const path = ['commitments', index, 'metric'];
    const found: Finding[] = [];
    if (
      metric.kind === 'case-clock' &&
      metric.counts === 'share' &&
      metric.population === undefined &&
      metric.limits === undefined
    )
      found.push(
        warning('K06-POPULATION', path, {
          message: `“${title.en}” is a percentage, and it is not said of which cases.`,
          example: 'with requests for passwords among them 95 % is soon reached',
          fix: 'write population: { types: [incident] }',
        }),
      );
    if (
      metric.kind === 'statistic' &&
      metric.take === 'mean' &&
      /percentile|\bp\d\d\b|百分位/iu.test(`${title.en}${title['zh-Hant'] ?? ''}`)
    )
      found.push(
        warning('K06-AVERAGE', path, {
          message: `“${title.en}” speaks of a percentile and is measured as a mean.`,
          example: 'ninety answers of 1 s and ten of 30 s: the mean is 3.9 s, the 95th percentile 30 s',
          fix: 'write take: percentile with percentile and method',
        }),
      );
    return found;
  });

/** K11: sources that promises name exist. */
export const sourcesExist: Check = ({ terms }) => {
  const known = new Set((terms.measurement?.sources ?? []).map(({ id }) => id));
  if (known.size === 0) return [];
  return (terms.commitments ?? []).flatMap(({ title, sources = [] }, index) =>
    sources
      .filter((id) => !known.has(id))
      .map((id) =>
        fault('K11-SOURCE', ['commitments', index, 'sources'], {
          message: `“${title.en}” is measured by “${id}”, which is no source of this agreement.`,
          example: 'the figure waits for data that nobody sends',
          fix: `define it under measurement.sources, or use ${[...known].join(', ')}`,
        }),
      ),
  );
};

/** K12: whoever gets the report holds a copy of what it is about. */
export const recipientsHoldCopies: Check = ({ terms }) => {
  const { reporting, distribution } = terms;
  if (reporting === undefined || distribution === undefined) return [];
  const holders = new Set(distribution.copies.flatMap(({ person, role }) => [person, role]));
  return reporting.recipients
    .filter((one) => !holders.has(one))
    .map((one) =>
      note('K12-RECIPIENTS', ['reporting', 'recipients'], {
        message: `${one} gets the report and holds no copy of the agreement.`,
        example: 'a figure is questioned by somebody who cannot read what was promised',
        fix: `add a copy for ${one}`,
      }),
    );
};

/** K20: clauses called confidential exist. K16 and K20 go together: data that is held may be personal. */
export const secretsMatch: Check = ({ terms }) => {
  const { confidentiality, exit } = terms;
  if (confidentiality === undefined) return [];
  const wrong = (confidentiality.confidentialClauses ?? []).filter((key) => !/^K(?:0[1-9]|1\d|2[0-5])$/u.test(key));
  return [
    ...wrong.map((key) =>
      fault('K20-CLAUSE', ['confidentiality', 'confidentialClauses'], {
        message: `“${key}” is no clause, so nothing is withheld.`,
        example: 'the price is shown to a supplier because its clause was misspelt',
        fix: 'write keys such as K13',
      }),
    ),
    ...(exit?.dataHeld === true && confidentiality.personalData === 'none'
      ? [
          warning('K20-PERSONAL-DATA', ['confidentiality', 'personalData'], {
            message: 'Data of the customer is held, and no annex on personal data is named.',
            example: 'a list of users is personal data, whoever wrote it',
            fix: 'write personalData: { annex: A }, or dataHeld: false',
          }),
        ]
      : []),
  ];
};

const punishing = /\bpenalt(?:y|ies)\b|罰款|懲罰性/iu;

/** K19: credits are not called a punishment. */
export const notPunishing: Check = ({ terms }) => {
  const words = [
    ...(terms.commitments ?? []).flatMap(({ credits = [], title }) => [
      title,
      ...credits.map((rule) => JSON.stringify(rule)),
    ]),
    ...(terms.clauses ?? []).filter(({ key }) => key === 'K13' || key === 'K19').map(({ text }) => text),
  ];
  const found = words
    .flatMap((one) => [inLanguage(one, 'en'), inLanguage(one, 'zh-Hant')])
    .find((one) => punishing.test(one));
  if (found === undefined) return [];
  return [
    warning('K19-PENALTY', ['warranties'], {
      message: `“${punishing.exec(found)?.[0] ?? ''}” is what a credit must not be.`,
      example: 'a court reads the word and asks for the interest that it protects',
      fix: 'write credit, and why it is proportionate under legitimateInterest',
    }),
  ];
};
