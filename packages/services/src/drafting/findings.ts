/**
 * What is to be said about a text in the making: where it has no meaning yet, and what lint finds in what it means. Owns: both
 * in one list, so that a text which cannot be compiled is kept and worked on like any other.
 */
import { lintRevision } from '@troth/core';
import type { DraftText, Finding, Refusal, Revision } from '@troth/core';
import type { Reader, Store } from '@troth/stores';
import { shelfOf } from '../agreements/shelf.ts';
import { compiledText } from '../negotiation/compiled-text.ts';
import type { Named } from './written.ts';

export interface Looked {
  /** Missing while the text has no meaning. */
  readonly revision: Revision | undefined;
  readonly findings: readonly Finding[];
}

const kept = new WeakMap<Revision, { readonly before: Revision | undefined; readonly findings: readonly Finding[] }>();

export async function lookAt(store: Store, reader: Reader, text: DraftText): Promise<Looked> {
  const made = await compiledText(store, reader, text);
  if (!made.ok) return { revision: undefined, findings: made.refusals.map(asFinding) };
  const { revision } = made.value;
  const { agreements } = await shelfOf(store, reader);
  const published = agreements.get(revision.agreement)?.agreement.revisions ?? [];
  const before = published.findLast((one) => one.revision < revision.revision);
  // A signed text is the published one, and comes too late for nothing.
  const isPublished = published.some(({ hash }) => hash === revision.hash);
  const late = isPublished ? [] : published.filter((one) => one.revision >= revision.revision);
  return { revision, findings: [...nameFaults(revision, { before, late }), ...linted(revision, before)] };
}

/** Lint takes a while and says the same of the same two revisions. */
function linted(revision: Revision, before: Revision | undefined): readonly Finding[] {
  const known = kept.get(revision);
  if (known !== undefined && known.before === before) return known.findings;
  const findings = lintRevision(revision, before);
  kept.set(revision, { before, findings });
  return findings;
}

/** It would not come after what is in force. */
function nameFaults(
  { from, agreement, revision }: Revision,
  { before, late }: { readonly before: Revision | undefined; readonly late: readonly Named[] },
): readonly Finding[] {
  if (late.length > 0)
    return [
      {
        code: 'REVISION-PUBLISHED',
        severity: 'error',
        path: ['revision'],
        message: `${agreement} has a revision ${late.at(-1)?.revision} already.`,
        example: 'two texts of one number, and nobody knows which was signed',
        fix: 'begin a draft of the next revision',
      },
    ];
  if (before === undefined || from > before.from) return [];
  return [
    {
      code: 'REVISION-OVERLAP',
      severity: 'error',
      path: ['effective', 'from'],
      message: `Revision ${revision} would take effect no later than revision ${before.revision}, which it follows.`,
      example: 'two texts would hold on one day',
      fix: 'write a later date in effective.from',
    },
  ];
}

/** Names of files and lines mean nothing in a form; the place is told as a path. */
const asFinding = ({ code, message, at }: Refusal): Finding => ({
  code,
  severity: 'error',
  path: at ?? [],
  message: message.replace(/^\S+:\d+:\d+: /u, '').replace(/^[\w.[\]-]+: (?=\S)/u, ''),
  example: '',
  fix: '',
});
