/** A proposal on paper: word for word in both languages, and a customer's edition that holds nothing of ours. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { paperHtml } from '../print/paper.ts';
import { printPdf } from '../print/press.ts';
import { toMarkdown } from '../prose/markdown.ts';
import { exampleProposal, insideWords } from '../testing/example-proposal.ts';
import { proposalPaper } from './proposal-paper.ts';
import type { ProposalView } from './view.ts';

const folder = mkdtempSync(join(tmpdir(), 'troth-proposal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { inside: _ours, ...shared } = exampleProposal;
const theirs: ProposalView = { ...shared, edition: 'customer' };

describe.each(['en', 'zh-Hant'] as const)('in %s', (language) => {
  test('both editions are what was read and agreed', async () => {
    const golden = (name: string): string => `../../golden/${language}/${name}`;
    const [own, customer] = [exampleProposal, theirs].map((view) => proposalPaper(view, language));
    if (own === undefined || customer === undefined) throw new TypeError('two views make two papers');
    await expect(toMarkdown(own)).toMatchFileSnapshot(golden('proposal.md'));
    await expect(toMarkdown(customer)).toMatchFileSnapshot(golden('proposal-customer.md'));
    await expect(paperHtml(customer)).toMatchFileSnapshot(golden('proposal-customer.html'));
  });

  test('a PDF is tagged and whole, and nothing of ours stands in that of a customer, on a page or in its data', async () => {
    const read = async (view: ProposalView): Promise<string> => {
      const file = join(folder, `${view.edition}-${language}.pdf`);
      writeFileSync(file, await printPdf(proposalPaper(view, language)));
      const said = (command: string, ...words: string[]): string =>
        execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      expect(said('pdfinfo', file)).toMatch(/Tagged: +yes/u);
      expect(said('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
      return `${said('pdftotext', '-layout', file, '-')}${said('pdfinfo', file)}`.replaceAll(/\s+/gu, ' ');
    };
    const [own, customer] = [await read(exampleProposal), await read(theirs)];
    expect(insideWords.filter((words) => customer.includes(words))).toEqual([]);
    expect(insideWords.filter((words) => own.includes(words)).length).toBeGreaterThanOrEqual(5);
    expect(own).toContain(language === 'en' ? 'FOR OUR OWN USE' : '僅供內部使用');
    for (const words of ['SLR-0001', '99.99', '99.95', 'K06.1', 'HKD 15,000.00']) expect(customer).toContain(words);
  }, 20_000);
});
