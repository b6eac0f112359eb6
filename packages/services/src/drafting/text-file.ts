/** The text of a draft as a file (agreements as code): one canonical form, whichever way it came in. */
import { accepted, writeJsonText, writeYamlText } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Context } from '../context.ts';
import { findDraft } from './drafts.ts';
import type { DraftQuestion } from './view.ts';

export interface TextFile {
  readonly name: string;
  readonly version: number;
  readonly hash: string;
  readonly text: string;
}

export async function draftText(
  context: Context,
  { organisation, format, ...question }: DraftQuestion & { readonly format: 'yaml' | 'json' },
): Promise<Outcome<TextFile>> {
  return context.store.read(organisation, async (reader) => {
    const found = await findDraft(reader, question);
    if (!found.ok) return found;
    const { version, body } = found.value;
    const text = format === 'yaml' ? writeYamlText(body.text) : writeJsonText(body.text);
    const name = `${body.agreement.toLowerCase()}-${body.revision}.${format}`;
    return accepted({ name, version, hash: body.hash, text });
  });
}
