/** `troth prove`: an agreement against what stands behind it, as tables or JSON. */
import { confirmExamples, proofsOfAgreement } from '@troth/core';
import type { Agreement, Revision } from '@troth/core';
import type { ProveOptions } from '../commands/prove.ts';
import { readDraft } from '../draft-file.ts';
import { badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { pickAgreement, readAll } from '../reading.ts';
import { proofReport } from '../tables/proof-report.ts';

export async function provePaths(paths: readonly string[], options: ProveOptions, host: Host): Promise<Ending> {
  const reading = await readAll(paths, host);
  const revision =
    options.draft === undefined
      ? revisionOf(pickAgreement(reading.book, options.agreement), options.revision)
      : await readDraft(options.draft, reading, host);
  const model = reading.intake.models.find(({ agreement }) => agreement === revision.agreement);
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

function revisionOf({ id, revisions }: Agreement, asked: string | undefined): Revision {
  const found = asked === undefined ? revisions.at(-1) : revisions.find(({ revision }) => String(revision) === asked);
  if (found !== undefined) return found;
  const some = [...new Set(revisions.map(({ revision }) => revision))].join(', ');
  throw badInput(`--revision ${asked ?? ''}: ${id} has no such revision; there are ${some}`);
}
