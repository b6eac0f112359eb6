/** The terms of scheduled duties, as an author writes them. */
import { z } from 'zod';
import { deadlineSchema } from '../../terms/schema.ts';

const name = z.string().min(1).max(200);

export const dutyTerms = z.strictObject({
  kind: z.literal('duty').describe('Scheduled duties: reports, reviews, tests, deliveries done on time.'),
  duty: z
    .union([name, z.array(name).min(1).max(100)])
    .describe('Name of the duty in the evidence, or several names judged together.'),
  grace: deadlineSchema
    .optional()
    .describe('Time after the due instant in which the duty is still on time; days end at midnight. Default: none.'),
  express: z
    .enum(['share-on-time', 'missed', 'lateness'])
    .describe('share-on-time: duties on time ÷ duties due; missed: number not on time; lateness: of the latest one.'),
  days: z
    .enum(['business', 'calendar'])
    .optional()
    .describe('Count lateness in started days of this kind. Default: as a length of time.'),
});
export type DutyTerms = z.output<typeof dutyTerms>;
