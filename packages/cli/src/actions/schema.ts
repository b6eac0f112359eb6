/** `troth schema`: what editors and senders of evidence check against. */
import { agreementJsonSchema, evidenceJsonSchema, statementJsonSchema } from '@troth/core';
import { endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';

const schemas = { agreement: agreementJsonSchema, evidence: evidenceJsonSchema, statement: statementJsonSchema };

export function printSchema(what: keyof typeof schemas, host: Host): Ending {
  host.out(`${JSON.stringify(schemas[what](), undefined, 2)}\n`);
  return endings.ok;
}
