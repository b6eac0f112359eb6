/** The contract as text for screens and editors. Owns: Markdown and HTML. Does not own: its words (core), the file that is signed. */
import { contractProse } from '@troth/core';
import type { Language, Revision } from '@troth/core';
import { toMarkdown } from '../prose/markdown.ts';
import { toPage } from '../prose/prose-page.ts';

/** The contract as Markdown. */
export function contractMarkdown(revision: Revision, language: Language): string {
  return toMarkdown(contractProse(revision, language));
}

/** The contract as one HTML page. */
export function contractHtml(revision: Revision, language: Language): string {
  return toPage(contractProse(revision, language));
}
