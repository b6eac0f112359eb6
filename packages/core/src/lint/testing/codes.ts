/** Codes that lint finds in a small agreement, for tests. */
import { readAgreements } from '../../agreements/book.ts';
import { smallAgreement } from '../../agreements/testing/small-agreement.ts';
import type { Finding } from '../finding.ts';
import { lintRevision } from '../lint.ts';

/** All findings of a small agreement with these keys. */
export function findingsOf(extra: object): readonly Finding[] {
  const book = readAgreements([smallAgreement(extra)]);
  if (!book.ok) throw new Error(book.refusals.map((refusal) => refusal.message).join('\n'));
  return book.value.agreements.flatMap((agreement) =>
    agreement.revisions.flatMap((revision) => lintRevision(revision)),
  );
}

/** Their codes, each once, without notes. */
export function codesOf(extra: object): readonly string[] {
  return [
    ...new Set(
      findingsOf(extra)
        .filter((finding) => finding.severity !== 'note')
        .map((finding) => finding.code),
    ),
  ];
}
