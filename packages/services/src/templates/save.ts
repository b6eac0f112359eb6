/**
 * A template is kept: written as a file, or made of an agreement that proved itself. Owns: its number, and that what is kept can be
 * filled in. Does not own: approving it (the kind: somebody else than its author).
 */
import { readTemplate, refused, templateFrom } from '@troth/core';
import type { Json, Localized, Outcome, Template } from '@troth/core';
import type { Reader, Transaction } from '@troth/stores';
import { agreementKind, revisionBody } from '../agreements/shelf.ts';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { createIn } from '../practice/write.ts';
import { allRecords, readBody } from '../stored-body.ts';
import { templateLibrary } from './library.ts';

export type TemplateSource =
  | { readonly yaml: string; readonly file?: string | undefined }
  | {
      readonly agreement: string;
      readonly revision?: number | undefined;
      /** Id that the template will have. */
      readonly id: string;
      readonly title: Localized;
    };

export interface SaveTemplate extends Command {
  readonly from: TemplateSource;
}

/** Keeps it as the next version of its id, as a draft. */
export async function saveTemplate(
  context: Context,
  command: SaveTemplate,
): Promise<Outcome<PracticeRecord<'template'>>> {
  const { from, organisation, actor } = command;
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      // Takes the turn first: two at once would take the same number.
      await transaction.stamp();
      const read =
        'yaml' in from ? readTemplate(from.yaml, from.file ?? 'template.yaml') : await ofAgreement(transaction, from);
      if (!read.ok) return read;
      const numbered = { ...read.value, version: await nextVersion(transaction, read.value) };
      const body = {
        template: numbered.id,
        version: numbered.version,
        title: numbered.title,
        type: numbered.type,
        text: plainData(numbered),
        madeFrom: 'yaml' in from ? from.file : from.agreement,
      };
      return createIn(transaction, acts, { organisation, actor, kind: 'template', body: plainData(body) });
    },
  });
}

async function nextVersion(reader: Reader, { id }: Template): Promise<number> {
  const versions = (await templateLibrary(reader)).filter(({ template }) => template.id === id);
  return Math.max(0, ...versions.map(({ template }) => template.version)) + 1;
}

async function ofAgreement(
  transaction: Transaction,
  { agreement, revision, id, title }: Extract<TemplateSource, { readonly agreement: string }>,
): Promise<Outcome<Template>> {
  const stored = await allRecords(transaction, { kind: agreementKind, prefix: `${agreement}/` });
  const own = stored
    .map((record) => readBody(revisionBody, record))
    .filter((one) => one.agreement === agreement)
    .toSorted((one, other) => one.revision - other.revision);
  const found = revision === undefined ? own.at(-1) : own.find((one) => one.revision === revision);
  if (found === undefined)
    return refused({ code: 'NOT-FOUND', message: `${agreement} has no revision ${revision ?? ''}`, at: ['from'] });
  const text: { readonly [key: string]: Json } = found.text;
  return templateFrom(text, { id, title });
}
