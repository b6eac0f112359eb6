/** How alerts become states. Owns: the configuration of this source. Does not own: what a state costs (agreements). */
import { z } from 'zod';

const words = z.string().min(1).max(200);
const labels = z.record(words, z.string().max(2000));

const mapping = z
  .strictObject({
    match: labels.describe('Labels that the alert must carry, each with exactly this value; empty matches all.'),
    ignore: z.literal(true).optional().describe('Alerts of this kind are no evidence (Watchdog, tests).'),
    state: words.optional().describe('State while the alert fires: down, degraded, or a severity of the metric.'),
    subject: words.optional().describe('Subject, the same for all alerts of this kind.'),
    subjectFrom: words.optional().describe('Label whose value is the subject.'),
    agreement: words.optional().describe('Agreement, the same for all alerts of this kind.'),
    agreementFrom: words.optional().describe('Label whose value is the agreement.'),
  })
  .refine(({ ignore, state }) => (ignore === true) !== (state !== undefined), {
    error: 'say either which `state` the alert means or `ignore: true`',
  })
  .refine((one) => one.subject === undefined || one.subjectFrom === undefined, {
    error: 'give the subject once: `subject` or `subjectFrom`',
  })
  .refine((one) => one.agreement === undefined || one.agreementFrom === undefined, {
    error: 'give the agreement once: `agreement` or `agreementFrom`',
  });
export type AlertMapping = z.output<typeof mapping>;

export const alertmanagerTerms = z.strictObject({
  source: words.default('alertmanager').describe('Id of the measurement source, as agreements name it.'),
  mappings: z.array(mapping).min(1).describe('The first one whose labels match decides.'),
});
export type AlertmanagerTerms = z.output<typeof alertmanagerTerms>;
