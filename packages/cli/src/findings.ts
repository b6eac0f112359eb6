/** Findings of lint with their place in the files. Owns: finding the document in which inherited words stand. */
import type { AgreementDocument, Finding, Revision } from '@troth/core';

export interface Placed extends Finding {
  readonly agreement: string;
  readonly revision: number;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A finding in inherited words is shown where the words stand: in the nearest document that has them. */
export function placedFindings(
  findings: readonly Finding[],
  revision: Revision,
  documents: readonly AgreementDocument[],
): readonly Placed[] {
  const chain = [revision, ...revision.parents].flatMap((name) =>
    documents.filter((one) => one.id === name.agreement && one.hash === name.hash),
  );
  return findings.flatMap((finding) => {
    const home = chain.find((document) => has(document, finding.path)) ?? chain[0];
    if (home === undefined) return [];
    const { line, column } = home.source.place(finding.path);
    return [
      { ...finding, agreement: revision.agreement, revision: revision.revision, file: home.source.file, line, column },
    ];
  });
}

function has(document: AgreementDocument, path: Finding['path']): boolean {
  const [first] = path;
  return first === undefined || Object.hasOwn(document.data, first);
}

/** A finding as lines for a person. */
export function words({ file, line, column, severity, code, path, message, example, fix }: Placed): string {
  const lines = [
    `${file}:${line}:${column}: ${severity} ${code} at ${path.map(String).join('.') || 'the document'}`,
    `  ${message}`,
  ];
  if (example !== '') lines.push(`  for example: ${example}`);
  if (fix !== '') lines.push(`  write: ${fix}`);
  return lines.join('\n');
}
