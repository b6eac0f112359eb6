/** Whether a row belongs to the subjects of a commitment: it names one of them, or none (the service as a whole). */
import type { RowHead } from '../evidence/row.ts';
import type { Subject } from './metric.ts';

/** True for rows of the subjects; a commitment without subjects asks for every row. */
export function speaksOf(row: Pick<RowHead, 'subject'>, subjects: readonly Subject[]): boolean {
  return row.subject === undefined || subjects.length === 0 || subjects.some(({ id }) => id === row.subject);
}
