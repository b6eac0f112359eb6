/** `troth lint`: findings with their place in the file. */
import { compileBook, lintRevision, readDocuments } from '@troth/core';
import type { Finding } from '@troth/core';
import type { LintOptions } from '../commands/lint.ts';
import { badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import { placedFindings, words } from '../findings.ts';
import type { Placed } from '../findings.ts';
import type { Host } from '../host.ts';
import { lintModels } from '../model-findings.ts';
import { readIntake } from '../reading.ts';

export async function lint(paths: readonly string[], options: LintOptions, host: Host): Promise<Ending> {
  const intake = await readIntake(paths, host);
  if (intake.agreements.length === 0 && intake.models.length === 0)
    throw badInput(`${paths.join(' ')}: no agreement to lint; give a YAML file with "kind: Agreement"`);
  const documents = need(readDocuments(intake.agreements));
  const book = need(compileBook(documents));
  const findings = distinct([
    ...book.agreements.flatMap(({ revisions }) =>
      revisions.flatMap((revision, index) =>
        placedFindings(lintRevision(revision, revisions[index - 1]), revision, documents),
      ),
    ),
    ...lintModels(intake.models, book),
  ]);
  const [errors, warnings] = [countOf(findings, 'error'), countOf(findings, 'warning')];
  if (options.json === true) host.out(`${JSON.stringify({ format: 'troth-lint/1', findings }, undefined, 2)}\n`);
  else {
    for (const finding of findings) host.out(`${words(finding)}\n\n`);
    const checked = `${book.agreements.length} agreement${book.agreements.length === 1 ? '' : 's'}`;
    host.out(
      `${checked}: ${errors} error${errors === 1 ? '' : 's'}, ${warnings} warning${warnings === 1 ? '' : 's'}, ${countOf(findings, 'note')} note${countOf(findings, 'note') === 1 ? '' : 's'}\n`,
    );
  }
  return errors > 0 || (options.strict === true && warnings > 0) ? endings.missed : endings.ok;
}

function countOf(findings: readonly Placed[], severity: Finding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** A revision whose parent changed appears as several spans; the same finding is said once. */
function distinct(findings: readonly Placed[]): readonly Placed[] {
  return [
    ...new Map(
      findings.map((one) => [[one.file, one.line, one.column, one.code, one.message].join('\n'), one]),
    ).values(),
  ];
}
