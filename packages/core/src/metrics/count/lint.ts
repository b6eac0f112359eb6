/** Defects that only this kind can see in its own terms. */
import type { MetricSetting, TermFinding } from '../metric.ts';
import { goodSlices } from '../good-slices/good-slices.ts';
import type { CountTerms } from './terms.ts';

export function lintCount(terms: CountTerms, setting: MetricSetting): TermFinding[] {
  const findings: TermFinding[] = [];
  if (terms.express === 'mtbf' && terms.whenNone === undefined) {
    findings.push({
      code: 'no-failure-unstated',
      severity: 'error',
      path: ['whenNone'],
      message: 'It is not said what the mean time between failures is in a period without a failure.',
      example:
        'A month of 720 h without an outage: 720 h (at least) by one reading, no value by the other, and a target of 800 h is missed or not judged.',
      fix: 'Write whenNone: uptime or no-volume.',
    });
  }
  const members = terms.members?.length;
  if (typeof terms.combine === 'object' && members !== undefined && terms.combine.atLeastDown > members) {
    findings.push({
      code: 'combine-unreachable',
      severity: 'error',
      path: ['combine', 'atLeastDown'],
      message: `At least ${terms.combine.atLeastDown} members must be down, and there are ${members}: there can be no outage.`,
      example: `With all ${members} members down the count is still 0.`,
      fix: `Write a number from 1 to ${members}, or all-down.`,
    });
  }
  if (terms.slices === undefined) return findings;
  const inner = goodSlices.lint?.({ kind: 'good-slices', ...terms.slices, express: 'bad-count' }, setting) ?? [];
  return [...findings, ...inner.map((finding) => ({ ...finding, path: ['slices', ...finding.path] }))];
}
