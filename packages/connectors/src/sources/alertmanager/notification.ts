/**
 * The webhook body of Alertmanager, version 4. Owns: its form, read by schema and not by trust, since the payload can be
 * templated. Fields that later versions add are let pass; only what is read here has to be right.
 */
import { z } from 'zod';

export const notification = z.object({
  version: z.literal('4'),
  truncatedAlerts: z.number().int().min(0).default(0),
  alerts: z.array(z.unknown()).max(10_000),
});

export const alert = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: z.record(z.string(), z.string()),
  startsAt: z.string(),
  endsAt: z.string().optional(),
  fingerprint: z.string().regex(/^[0-9a-f]{1,64}$/u, 'the fingerprint is hexadecimal'),
});
export type Alert = z.output<typeof alert>;
