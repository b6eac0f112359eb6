/** Clause keys K13 and K14: fees, credits and what follows beyond money. */
import { z } from 'zod';
import { claimsSchema } from '../../credits/claims/schema.ts';
import { creditSettingsSchema as settings } from '../../credits/settings.ts';
import { terminationRightSchema } from '../../credits/termination/schema.ts';
import { localizedSchema } from '../../terms/schema.ts';
export { feesSchema } from '../../credits/fees.ts';

export const creditSettingsSchema = z
  .strictObject({
    ...settings.shape,
    claim: claimsSchema.optional(),
    payment: z.enum(['next-invoice', 'refund', 'term-extension']).optional().describe('How a credit is given.'),
    soleRemedy: z.boolean().optional().describe('Whether credits are the only remedy for what they credit.'),
  })
  .describe('K13 Terms of all credits together.');

export const consequencesSchema = z
  .strictObject({
    termination: z
      .array(terminationRightSchema)
      .optional()
      .describe('Rights that follow from repeated or severe failure.'),
    remedialPlan: localizedSchema.optional(),
    stepIn: localizedSchema.optional(),
  })
  .describe('K14 Consequences beyond money.');
