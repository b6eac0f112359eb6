/** The kinds of back-to-back cases that the engine answers; the list is their registration. */
import type { CaseKind } from './case-kind.ts';
import { composePercent } from './compose-percent.ts';

export const backToBackKinds: readonly CaseKind[] = [composePercent];
