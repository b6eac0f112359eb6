/** Every document of the example agreement, kept word for word: `npm run golden` rewrites them, the reviewer reads the diff. */
import { expect, test } from 'vitest';
import { contractHtml, contractMarkdown } from './contract/contract.ts';
import { plainMarkdown } from './plain/plain.ts';
import { plainHtml } from './plain/twin-page.ts';
import { creditNotePaper } from './note/credit-note.ts';
import { paperHtml } from './print/paper.ts';
import { toMarkdown } from './prose/markdown.ts';
import { reportPaper } from './report/report.ts';
import { statementCsv } from './report/statement-csv.ts';
import { statementPage } from './statement/statement-page.ts';
import { exampleNote, exampleReport } from './testing/example-papers.ts';
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
    'report.md': toMarkdown(reportPaper(exampleReport, language)),
    'report.html': paperHtml(reportPaper(exampleReport, language)),
    'credit-note.md': toMarkdown(creditNotePaper(exampleNote, language)),
    // Git keeps lines of text files its own way.
    'statement.csv': statementCsv(exampleReport.statement, exampleReport.hash).replaceAll('\r\n', '\n'),
  };
  for (const [name, text] of Object.entries(documents)) {
    await expect(text).toMatchFileSnapshot(`../golden/${language}/${name}`);
  }
});

test.each(languages)('the customer’s edition in %s is the internal one without what is between us', (language) => {
  const { internal: _, ...open } = exampleReport;
  const [customer, inner] = [{ ...open, edition: 'customer' as const }, exampleReport].map((view) =>
    toMarkdown(reportPaper(view, language)).split('\n\n'),
  );
  const missing = (customer ?? []).filter((block) => !(inner ?? []).includes(block));
  expect(missing).toEqual([]);
  expect(customer?.join('\n')).not.toContain('UC');
});
