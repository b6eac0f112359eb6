/**
 * `npm run docs`: writes the language reference, the evidence reference and the JSON Schemas under docs/ anew. They hold nothing
 * that the core does not say; a test compares.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { agreementJsonSchema, evidenceJsonSchema, statementJsonSchema } from '@troth/core';
import { evidencePage } from './language-reference/evidence-page.ts';
import { languagePage } from './language-reference/language-page.ts';
import { laidOut } from './language-reference/markdown.ts';

/** Every generated file by its path in the repository. */
export async function generatedDocs(): Promise<ReadonlyMap<string, string>> {
  const json = (schema: object): Promise<string> => laidOut(JSON.stringify(schema), 'json');
  return new Map([
    ['docs/language.md', await laidOut(languagePage(), 'markdown')],
    ['docs/evidence.md', await laidOut(evidencePage(), 'markdown')],
    ['docs/schema/agreement.json', await json(agreementJsonSchema())],
    ['docs/schema/evidence.json', await json(evidenceJsonSchema())],
    ['docs/schema/statement.json', await json(statementJsonSchema())],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of await generatedDocs()) {
    writeFileSync(new URL(`../${path}`, import.meta.url), text);
    console.log(`wrote ${path}`);
  }
}
