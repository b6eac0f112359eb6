/** Defects that only this kind can see. */
import { contains, overlap, reachable } from '../../terms/band.ts';
import { dimensionName, formatTime } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import type { TermFinding } from '../metric.ts';
import type { GoodSlicesTerms } from './terms.ts';

/** Findings for the author. */
export function lintGoodSlices(terms: GoodSlicesTerms): TermFinding[] {
  return [...threshold(terms), ...length(terms), ...runs(terms)];
}

function threshold(terms: GoodSlicesTerms): TermFinding[] {
  if (!('errors' in terms.badWhen)) return [];
  const band = terms.badWhen.errors;
  const path = ['badWhen', 'errors'];
  const ratio = reachable({ dimension: 'ratio', unit: '' });
  if (band.dimension !== 'ratio')
    return [
      {
        code: 'good-slices.unit',
        severity: 'error',
        path,
        message: `A share of events is compared with ${dimensionName(band)}.`,
        example: `"${band.text}" is never true of a share such as 5 %.`,
        fix: 'Write a percentage, such as "> 5 %".',
      },
    ];
  if (overlap(band, ratio) === undefined)
    return [
      {
        code: 'good-slices.never-bad',
        severity: 'error',
        path,
        message: 'No slice can ever be bad: a share of events lies between 0 % and 100 %.',
        example: `A slice with 100 % bad events does not satisfy ${band.text}.`,
        fix: 'Write a threshold below 100 %.',
      },
    ];
  if (!contains(band, Ratio.zero)) return [];
  return [
    {
      code: 'good-slices.perfect-is-bad',
      severity: 'error',
      path,
      message: 'A slice without a single bad event is bad.',
      example: `0 of 100 bad events satisfies ${band.text}.`,
      fix: 'Write the shares that are bad, such as "> 5 %", not those that are good.',
    },
  ];
}

function length(terms: GoodSlicesTerms): TermFinding[] {
  const hour = Ratio.of(3_600_000);
  const fits = hour.dividedBy(terms.slice.value.isZero() ? Ratio.one : terms.slice.value).den === 1n;
  if (fits || terms.slice.value.isZero()) return [];
  return [
    {
      code: 'good-slices.uneven-slice',
      severity: 'warning',
      path: ['slice'],
      message: `Slices of ${formatTime(terms.slice.value)} do not divide an hour: periods, agreed hours and days of a clock change cut them.`,
      example:
        'A day of 23 hours holds five slices of 4 h and 3 h of a sixth; `partialSlice` decides what those 3 h are.',
      fix: 'Choose a slice that divides an hour, or keep `partialSlice` as agreed.',
    },
  ];
}

function runs(terms: GoodSlicesTerms): TermFinding[] {
  if (terms.atLeastConsecutive !== 1) return [];
  return [
    {
      code: 'good-slices.no-effect',
      severity: 'note',
      path: ['atLeastConsecutive'],
      message: '`atLeastConsecutive: 1` forgives nothing.',
      example: 'A single bad slice counts with and without it.',
      fix: 'Remove it, or write 2 or more.',
    },
  ];
}
