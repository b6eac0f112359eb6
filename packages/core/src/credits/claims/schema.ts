/** Claims as an author writes them: whether credits are paid without being asked for, and by when each notice must arrive. */
import { z } from 'zod';
import { deadlineSchema, idSchema, localizedSchema } from '../../terms/schema.ts';
import { unstated } from '../undetermined.ts';

/** Where a claim deadline is counted from. `…-end` anchors are the end of the last day. */
export const claimAnchors = [
  'period-end',
  'month-end',
  'quarter-end',
  'following-month-end',
  'incident-start',
  'incident-end',
  'incident-month-end',
  'awareness',
  'eligibility',
  'ticket-closure',
] as const;

export const claimAnchorSchema = z
  .union([
    z.enum(claimAnchors),
    z
      .strictObject({
        billingCycleEnd: z
          .number()
          .int()
          .min(0)
          .describe('How many billing cycles after the one of the incident; 2 is the end of the second.'),
      })
      .describe(
        'The end of a billing cycle; cycles are calendar months unless the period of the claim says otherwise.',
      ),
  ])
  .describe('What the time limit is counted from.');

export const claimStageSchema = z
  .strictObject({
    id: idSchema.describe('Name of the stage in claim rows of the evidence: notice, claim.'),
    title: localizedSchema.optional(),
    from: claimAnchorSchema,
    within: deadlineSchema.optional().describe('Time limit counted from there; the anchor itself when missing.'),
    calendar: idSchema.optional().describe('Calendar of business days; that of the commitment when missing.'),
    clause: z.string().max(40).optional(),
  })
  .describe('Something the customer must send in time.');
export type ClaimStage = z.output<typeof claimStageSchema>;

export const claimsSchema = z
  .union([
    z.literal('automatic'),
    z.strictObject({
      stages: z.array(claimStageSchema).min(1).describe('In order: a missed one forfeits the credit.'),
      receivedBy: z
        .enum(['end-of-day', 'instant', unstated])
        .describe('Limits in days end with the local day (end-of-day), or at the time of day of the anchor (instant).'),
      form: localizedSchema.optional().describe('What a claim must hold, and where it is sent.'),
      answerWithin: deadlineSchema.optional().describe('By when the provider answers a claim.'),
      answerFrom: claimAnchorSchema
        .optional()
        .describe('What the answer’s limit is counted from; the receipt of the claim when missing.'),
    }),
  ])
  .meta({ description: 'How credits are claimed: automatic, or in stages with time limits.' });
export type Claims = z.output<typeof claimsSchema>;
export type ClaimProcedure = Exclude<Claims, 'automatic'>;
