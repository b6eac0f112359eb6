/** Every document of the example agreement, kept word for word: `npm run golden` rewrites them, the reviewer reads the diff. */
import { expect, test } from 'vitest';
import { contractHtml, contractMarkdown } from './contract/contract.ts';
import { plainHtml, plainMarkdown } from './plain/plain.ts';
import { statementPage } from './statement/statement-page.ts';
import { exampleRevision, exampleSheet } from './testing/example.ts';

const languages = ['en', 'zh-Hant'] as const;

test.each(languages)('contract, plain text and statement in %s', async (language) => {
  const revision = exampleRevision();
  const documents = {
    'contract.md': contractMarkdown(revision, language),
    'contract.html': contractHtml(revision, language),
    'plain.md': plainMarkdown(revision, language),
    'plain.html': plainHtml(revision, language),
    'statement.html': statementPage([exampleSheet()], language),
  };
  for (const [name, text] of Object.entries(documents)) {
    await expect(text).toMatchFileSnapshot(`../golden/${language}/${name}`);
  }
});
