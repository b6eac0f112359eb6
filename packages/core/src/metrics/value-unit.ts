/** The unit of a figure that a kind takes as it comes: read once, so that targets on it can be checked. */
import { z } from 'zod';
import type { Kind } from './metric.ts';

/** The schema of a `unit` term. */
export const valueUnitSchema = z
  .string()
  .min(1)
  .max(60)
  .describe('%: a share, given as 0 to 1 in the evidence; ms: a time; count: a plain number; or a unit of your own.');

/** Dimension and unit of a value in that unit. */
export function kindOfUnit(unit: string): Kind {
  switch (unit) {
    case '%':
      return { dimension: 'ratio', unit: '' };
    case 'ms':
      return { dimension: 'time', unit: '' };
    case 'count':
      return { dimension: 'count', unit: '' };
    case 'business days':
    case 'calendar days':
      return { dimension: 'days', unit: unit === 'business days' ? 'business' : 'calendar' };
    default:
      return { dimension: 'number', unit };
  }
}
