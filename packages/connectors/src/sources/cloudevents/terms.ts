/** How events become rows. Owns: the configuration of this source. */
import { z } from 'zod';

const words = z.string().min(1).max(200);

const reportMapping = z.strictObject({
  name: words.describe('Name of the SLO in the report.'),
  windowSeconds: z.number().int().positive().describe('Length of the window, as the error budget policy has it.'),
  series: words.describe('Series that commitments refer to.'),
  subject: words.optional(),
  agreement: words.optional(),
});

export const cloudeventsTerms = z.strictObject({
  source: words.describe('Id of the measurement source that rows are told under.'),
  origins: z.array(words).optional().describe('Who may hand events over, by the handshake; missing: everybody.'),
  eventsPerMinute: z.number().int().positive().optional().describe('Told in the handshake to senders that ask.'),
  reports: z
    .array(reportMapping)
    .default([])
    .describe(
      'Which reports of slo-generator are evidence: one SLO is reported for several windows, each another figure.',
    ),
});
export type CloudeventsTerms = z.output<typeof cloudeventsTerms>;
