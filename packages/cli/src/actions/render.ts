/** `troth render`: contract text or plain language, Markdown or HTML; the contract also as PDF. */
import { readAgreements } from '@troth/core';
import type { Agreement, Revision } from '@troth/core';
import { contractHtml, contractMarkdown, contractPaper, plainHtml, plainMarkdown, printPdf } from '@troth/documents';
import type { RenderOptions } from '../commands/render.ts';
import { badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { writeText } from '../output.ts';
import { pickAgreement, readIntake } from '../reading.ts';

export async function render(paths: readonly string[], options: RenderOptions, host: Host): Promise<Ending> {
  const intake = await readIntake(paths, host);
  const book = need(readAgreements(intake.agreements));
  const chosen =
    options.agreement === undefined && options.output === undefined
      ? book.agreements
      : [pickAgreement(book, options.agreement)];
  if (chosen.length === 0)
    throw badInput(`${paths.join(' ')}: no agreement to render; give a YAML file with "kind: Agreement"`);
  const revisions = chosen.map((agreement) => revisionOf(agreement, options.revision));
  if (options.format === 'pdf') return printed(revisions, options, host);
  const writers = {
    contract: { md: contractMarkdown, html: contractHtml },
    plain: { md: plainMarkdown, html: plainHtml },
  };
  const write = writers[options.as][options.format];
  if (options.format === 'html' && revisions.length > 1)
    throw badInput(`choose one with --agreement: ${chosen.map(({ id }) => id).join(', ')}`);
  const text = revisions.map((revision) => write(revision, options.lang)).join('\n\n');
  if (options.output === undefined) host.out(text.endsWith('\n') ? text : `${text}\n`);
  else await writeText(options.output, text, host);
  return endings.ok;
}

async function printed(revisions: readonly Revision[], options: RenderOptions, host: Host): Promise<Ending> {
  const [revision] = revisions;
  const { as, output, lang } = options;
  if (as !== 'contract' || output === undefined || revision === undefined)
    throw badInput('--format pdf: print a contract, and say into which file with --output');
  await writeText(output, await printPdf(contractPaper(revision, lang)), host);
  return endings.ok;
}

function revisionOf({ id, revisions }: Agreement, number: string | undefined): Revision {
  const found =
    number === undefined ? revisions[revisions.length - 1] : revisions.find((one) => String(one.revision) === number);
  if (found !== undefined) return found;
  throw badInput(`--revision ${number ?? ''}: ${id} has ${revisions.map((one) => one.revision).join(', ')}`);
}
