/**
 * Terms that the contract prints and no figure follows from. Owns: the list of them. A term leaves the list on the day on which the
 * evaluation obeys it.
 */
import type { AgreementTerms } from '../agreements/schema/agreement.ts';
import { note } from './finding.ts';
import type { Check, Finding } from './finding.ts';

type Path = Finding['path'];

/** Says of every written term without effect that people have to see to it. */
export const withoutEffect: Check = ({ terms }) => [
  ...printed(unwatched(terms), {
    example: 'a threshold of 80 % is passed, and nobody is told',
    fix: 'nothing, if people watch it; no warning is given by itself',
  }),
  ...printed(undecided(terms), {
    example: 'the contract speaks of a consequence, and the statement is the same without it',
    fix: 'nothing, if people see to it; time that must not count belongs under exclusions, money under credits',
  }),
  ...printed(unclosed(terms), {
    example:
      'the statement calls the figures final as soon as the period is over, though corrections are still allowed',
    fix: 'nothing; a correction within the window restates the statement and names its cause',
  }),
];

function printed(paths: readonly Path[], advice: { readonly example: string; readonly fix: string }): Finding[] {
  return paths.map((path) =>
    note('TEXT-ONLY', path, {
      message: `"${String(path.at(-1))}" stands in the contract, and no figure follows from it.`,
      ...advice,
    }),
  );
}

/** Early warnings. */
function unwatched({ commitments = [] }: AgreementTerms): Path[] {
  return commitments.flatMap((one, index) =>
    (['internalTarget', 'atRiskAt'] as const)
      .filter((key) => one[key] !== undefined)
      .map((key): Path => ['commitments', index, key]),
  );
}

/** Consequences for verdicts and money. */
function undecided({ workload, reporting, duties = [], restrictions, waivers = [] }: AgreementTerms): Path[] {
  const volumes = workload === undefined || workload === 'unlimited' ? [] : workload;
  return [
    ...volumes.flatMap((one, index): Path[] => [
      ...(one.tolerance === undefined ? [] : [['workload', index, 'tolerance']]),
      ...(one.above === 'report-only' ? [] : [['workload', index, 'above']]),
    ]),
    ...(reporting?.ifNoReport === 'deemed-missed' ? [['reporting', 'ifNoReport']] : []),
    ...duties.flatMap((one, index): Path[] =>
      one.suspendsTargets === true ? [['duties', index, 'suspendsTargets']] : [],
    ),
    ...((restrictions?.suspend ?? []).length === 0 ? [] : [['restrictions', 'suspend']]),
    ...waivers.flatMap((one, index): Path[] => (one.credit === undefined ? [] : [['waivers', index, 'credit']])),
  ];
}

function unclosed({ measurement }: AgreementTerms): Path[] {
  return measurement?.correctionWindow === undefined ? [] : [['measurement', 'correctionWindow']];
}
