/** An account as the API shows it: never what it is signed in with. */
import { levelSchema, roleSchema } from '@troth/services';
import { z } from 'zod';
import { idSchema } from './shapes.ts';

export const accountSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    email: z.string(),
    person: z.string().describe('Record of the person.'),
    side: z.enum(['own', 'customer', 'supplier']),
    party: z.string().optional(),
    level: levelSchema,
    roles: z.array(roleSchema),
    language: z.enum(['en', 'zh-Hant']),
    disabled: z.boolean(),
    profile: z.string(),
    hasPassword: z.boolean(),
    hasAuthenticator: z.boolean(),
    passkeys: z.array(z.object({ id: z.string(), name: z.string(), addedAt: z.string() })),
    recoveryCodes: z.number().int(),
    signsInElsewhere: z.boolean().describe('By single sign-on.'),
  })
  .meta({ id: 'Account', description: 'What a person signs in with, and what they may do.' });

export const standingFields = {
  email: z.string().trim().min(3).max(254),
  person: idSchema.describe('Record of the person.'),
  side: z.enum(['own', 'customer', 'supplier']).optional(),
  party: idSchema.optional().describe('Whose people they are; for customers and suppliers.'),
  level: levelSchema.optional(),
  roles: z.array(roleSchema).max(2).optional(),
  language: z.enum(['en', 'zh-Hant']).optional(),
};

export const standingExample = { email: 'leo.mak@harbourline.example', person: 'leo', level: 4, language: 'en' };

export const accountExample = {
  id: 'leo',
  version: 1,
  email: standingExample.email,
  person: 'leo',
  side: 'own' as const,
  level: 4 as const,
  roles: [],
  language: 'en' as const,
  disabled: false,
  profile: 'enable',
  hasPassword: true,
  hasAuthenticator: false,
  passkeys: [],
  recoveryCodes: 0,
  signsInElsewhere: false,
};
