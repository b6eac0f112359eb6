/** `troth prove`: an agreement against what stands behind it, as tables or JSON. */
import { confirmExamples, proofsOfAgreement } from '@troth/core';
import type { Agreement, Revision } from '@troth/core';
import type { ProveOptions } from '../commands/prove.ts';
import { otherAgreement, readDraft } from '../draft-file.ts';
import { badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { pickModelled, readAll } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { proofReport } from '../tables/proof-report.ts';

export async function provePaths(paths: readonly string[], options: ProveOptions, host: Host): Promise<Ending> {
  const reading = await readAll(paths, host);
  const revision =
    options.draft === undefined
      ? revisionOf(pickModelled(reading, options.agreement), options.revision)
      : await draftOf({ ...options, draft: options.draft }, reading, host);
  const model = reading.intake.models.find(({ agreement }) => agreement === revision.agreement);
  if (model === undefined) strayModels(reading, host);
  const made = need(
    proofsOfAgreement({
      revision,
      behind: model === undefined ? undefined : { model: model.model, source: 'written' },
      supporting: reading.book.agreements,
    }),
  );
  const found = confirmExamples({ ...made, revision });
  if (options.json === true) host.out(`${JSON.stringify({ format: 'troth-proof/1', ...found }, undefined, 2)}\n`);
  else host.out(proofReport(found, { language: options.lang, zone: revision.zoneName }));
  return found.verdict === 'PROVEN' ? endings.ok : endings.missed;
}

/** A model of a misspelt agreement would stand behind nothing in silence. */
function strayModels({ book, intake: { models } }: Reading, host: Host): void {
  for (const { file, agreement, place } of models) {
    if (book.agreements.some(({ id }) => id === agreement)) continue;
    host.err(
      `note: ${file}:${place(['agreement']).line}: agreement: ${agreement} is not among the files; the model is not used\n`,
    );
  }
}

function revisionOf({ id, revisions }: Agreement, asked: string | undefined): Revision {
  const found = asked === undefined ? revisions.at(-1) : revisions.find(({ revision }) => String(revision) === asked);
  if (found !== undefined) return found;
  const some = [...new Set(revisions.map(({ revision }) => revision))].join(', ');
  throw badInput(`--revision ${asked ?? ''}: ${id} has no such revision; there are ${some}`);
}

/** The text of the file, which must be the one that the other options speak of. */
async function draftOf(
  { draft, agreement, revision }: ProveOptions & { readonly draft: string },
  reading: Reading,
  host: Host,
): Promise<Revision> {
  if (revision !== undefined)
    throw badInput(`--revision ${revision}: a draft is proven as it stands; leave out --revision, or --draft`);
  const text = await readDraft(draft, reading, host);
  if (agreement !== undefined && agreement !== text.agreement) throw otherAgreement(draft, text, agreement);
  return text;
}
