/** Defects that only this kind can see in its own terms. Each has an example in numbers and says what to write. */
import { formatQuantity } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import type { TermFinding } from '../metric.ts';
import type { AvailabilityTerms } from './terms.ts';

export function lintAvailability(terms: AvailabilityTerms): TermFinding[] {
  return [
    ...lintDenominator(terms),
    ...lintCombine(terms),
    ...lintSeverities(terms),
    ...lintStart(terms),
    ...lintCounting(terms),
  ];
}

function lintDenominator(terms: AvailabilityTerms): TermFinding[] {
  const { denominator } = terms;
  if (terms.express === 'downtime') return [];
  if (denominator === undefined) {
    return [
      {
        code: 'denominator-unstated',
        severity: 'error',
        path: ['denominator'],
        message: 'It is not said what the share is taken of, and published agreements differ.',
        example:
          'An outage of 90 min, 60 of them in agreed maintenance of 120 min, in a month of 43,200 min: 99.930556 % of agreed time, 99.930362 % of agreed time less what is excluded.',
        fix: 'Write denominator: agreed, or minus-excluded, existed, {fixed: 30 d}, {lookBack: 365 d}.',
      },
    ];
  }
  if (typeof denominator !== 'object' || !('fixed' in denominator)) return [];
  const zero = denominator.fixed.value.isZero();
  return [
    {
      code: zero ? 'denominator-zero' : 'denominator-fixed',
      severity: zero ? 'error' : 'warning',
      path: ['denominator', 'fixed'],
      message: zero ? 'A share of nothing has no value.' : 'A fixed length is not the length of every period.',
      example: `Measured against ${formatQuantity(denominator.fixed)}, the same 42 min weigh alike in February (40,320 min) and in March (44,640 min); a service down for the whole of March comes out below zero and is shown as 0 %.`,
      fix: 'Write denominator: agreed unless the fixed length is meant.',
    },
  ];
}

function lintCombine({ combine, members }: AvailabilityTerms): TermFinding[] {
  const count = members?.length;
  if (combine === undefined && count !== undefined && count > 1) {
    return [
      {
        code: 'combine-unstated',
        severity: 'warning',
        path: ['combine'],
        message: 'Several members are measured and it is not said when the service is down; any of them is taken.',
        example:
          'One site down 10:00–11:00, the other 10:30–11:30: 90 min when any counts, 30 min when all must be down.',
        fix: 'Write combine: any-down, all-down, weighted, or {atLeastDown: 2}.',
      },
    ];
  }
  if (typeof combine !== 'object' || count === undefined || combine.atLeastDown <= count) return [];
  return [
    {
      code: 'combine-unreachable',
      severity: 'error',
      path: ['combine', 'atLeastDown'],
      message: `At least ${combine.atLeastDown} members must be down, and there are ${count}: the service can never be down.`,
      example: `With all ${count} members down for the whole month the value is still 100 %.`,
      fix: `Write a number from 1 to ${count}, or all-down.`,
    },
  ];
}

function lintSeverities({ severities }: AvailabilityTerms): TermFinding[] {
  if (severities === undefined) return [];
  const findings: TermFinding[] = [];
  const found = (
    state: string,
    code: string,
    words: readonly [message: string, example: string, fix: string],
  ): void => {
    const [message, example, fix] = words;
    findings.push({ code, severity: 'error', path: ['severities', state], message, example, fix });
  };
  for (const [state, share] of Object.entries(severities)) {
    if (share.greaterThan(Ratio.one) || share.isNegative()) {
      found(state, 'severity-out-of-range', [
        `Time in the state "${state}" would count at ${share.toPercent(0)} % of its length.`,
        'An hour that counts as more than an hour can bring a month below 0 %.',
        'Write a percentage from 0 % to 100 %.',
      ]);
    }
    if (state === 'unknown' || (state === 'up' && !share.isZero())) {
      found(state, 'severity-of-no-outage', [
        state === 'unknown'
          ? 'What unknown time counts as is the commitment’s own term.'
          : 'Time in which the service is up would count as downtime.',
        'Six hours without any measurement are neither up nor down until the agreement says so.',
        state === 'unknown' ? 'Take it out here and write unknown: up, down, remove or separate.' : 'Take it out.',
      ]);
    }
  }
  if (!Object.values(severities).every((share) => share.isZero())) return findings;
  found('down', 'severity-nothing-counts', [
    'No state counts as downtime, so the value is always 100 %.',
    'A service that is down for the whole month meets every target.',
    'Write down: 100 %.',
  ]);
  return findings;
}

function lintStart({ startsAt }: AvailabilityTerms): TermFinding[] {
  if (startsAt === undefined || startsAt === 'fault') return [];
  const told = startsAt === 'report' ? 'reported' : 'detected';
  return [
    {
      code: 'starts-after-fault',
      severity: 'warning',
      path: ['startsAt'],
      message: `An outage counts from when it is ${told}, not from the fault: the service is down before it and nothing shows it.`,
      example: `Down at 02:00, ${told} at 08:30, repaired at 09:00: 7 h of outage, 30 min of downtime.`,
      fix: 'Write startsAt: fault unless both sides mean the later start.',
    },
  ];
}

function lintCounting(terms: AvailabilityTerms): TermFinding[] {
  const findings: TermFinding[] = [];
  if (terms.quantum?.partly === true && terms.quantum.rule !== 'aligned') {
    findings.push({
      code: 'partly-without-slots',
      severity: 'error',
      path: ['quantum', 'partly'],
      message: 'partly speaks of slots of the clock; completed and started units have none.',
      example: 'An outage of 90 s in units of 1 min is 1 min completed or 2 min started, whatever partly says.',
      fix: 'Write rule: aligned, or take partly out.',
    });
  }
  if (terms.combine === 'weighted' && terms.quantum !== undefined && terms.quantum.rule !== 'aligned') {
    findings.push({
      code: 'units-of-weighted-time',
      severity: 'warning',
      path: ['quantum'],
      message: 'Units are counted of weighted time, not of the time that passed.',
      example: 'Ten minutes with a quarter of the users down are 2.5 weighted minutes: 2 completed minutes, not 10.',
      fix: 'Leave the unit out, or weigh whole slots with rule: aligned.',
    });
  }
  if (terms.allowance?.per === 'year' && terms.onlyIfTotalExceeds !== undefined) {
    findings.push({
      code: 'allowance-and-gate',
      severity: 'warning',
      path: ['allowance'],
      message: 'Earlier months use up the yearly allowance even where the gate left their downtime uncounted.',
      example: 'January 40 min under a gate of 1 h counts nothing, and still uses 40 min of the yearly allowance.',
      fix: 'Keep one of the two, or grant the allowance per period.',
    });
  }
  return findings;
}
