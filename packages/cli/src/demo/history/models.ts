/**
 * What stands behind the agreements, as files of `examples` say it, kept as records. Owns: who wrote them down, who verified
 * them and when. One is assumed still, one was true before the mobile carrier changed.
 */
import type { ModelFile } from '@troth/connectors';
import { z } from 'zod';
import { acted, made } from '../steps.ts';
import type { Step } from '../steps.ts';

/** Before the customer signed its second revision; the others after the study of comparable circuits. */
const writtenOn = (agreement: string): string => (agreement === 'SLA-LR-METRO' ? '2024-10-09' : '2025-01-20');

const assumed = new Set(['SLA-PH-WIFI']);
const outdated: ReadonlyMap<string, string> = new Map([
  ['SLA-JL-BB', 'The second way goes over another mobile network since February; nobody looked at it again.'],
]);

const text = z.record(z.string(), z.json());

export const modelSteps = (models: readonly ModelFile[]): readonly Step[] =>
  models.flatMap(({ agreement, written }): readonly Step[] => {
    const date = writtenOn(agreement);
    const on = ['service-model', agreement] as const;
    const doubt = outdated.get(agreement);
    return [
      made('service-model', {
        at: `${date}T14:00:00+08:00`,
        by: 'carmen',
        id: agreement,
        body: { agreement, model: text.parse(written) },
      }),
      ...(assumed.has(agreement)
        ? []
        : [acted(on, 'verify', { at: `${date}T16:30:00+08:00`, by: 'ada', tells: { verifiedOn: date } })]),
      ...(doubt === undefined ? [] : [acted(on, 'doubt', { at: '2025-02-25T11:00:00+08:00', by: 'ada', note: doubt })]),
    ];
  });
