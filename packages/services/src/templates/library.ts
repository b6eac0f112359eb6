/**
 * The templates of an organisation: those that ship with the product, and its own in their versions. Owns: which of them may be
 * used, and which version stands for a template. Does not own: making and approving them.
 */
import { readBodyOfTemplate } from './stored.ts';
import { accepted, refused, shippedTemplates } from '@troth/core';
import type { Outcome, Template } from '@troth/core';
import type { Reader } from '@troth/stores';
import { allRecords } from '../stored-body.ts';

export interface LibraryTemplate {
  readonly template: Template;
  /** shipped, or the state of the record that keeps it. */
  readonly state: 'shipped' | 'draft' | 'approved' | 'retired';
  /** Record that keeps it; missing for those that ship. */
  readonly record: string | undefined;
  readonly madeFrom: string | undefined;
}

/** Every version of every template: shipped ones first, then our own by id and version. */
export async function templateLibrary(reader: Reader): Promise<readonly LibraryTemplate[]> {
  const shipped = shippedTemplates.map((template): LibraryTemplate => ({
    template,
    state: 'shipped',
    record: undefined,
    madeFrom: undefined,
  }));
  const own = (await allRecords(reader, { kind: 'template' })).map(readBodyOfTemplate);
  return [
    ...shipped,
    ...own.toSorted((a, b) =>
      a.template.id === b.template.id
        ? a.template.version - b.template.version
        : a.template.id < b.template.id
          ? -1
          : 1,
    ),
  ];
}

/** The version asked for; else the newest that is approved or shipped, else the newest draft. */
export function versionOf(library: readonly LibraryTemplate[], id: string, version?: number): Outcome<LibraryTemplate> {
  const all = library.filter(({ template }) => template.id === id);
  const usable = all.filter(({ state }) => state === 'approved' || state === 'shipped');
  const found =
    version === undefined
      ? (usable.at(-1) ?? all.filter(({ state }) => state === 'draft').at(-1) ?? all.at(-1))
      : all.find(({ template }) => template.version === version);
  if (found !== undefined) return accepted(found);
  return refused({
    code: 'NOT-FOUND',
    message: version === undefined ? `there is no template ${id}` : `the template ${id} has no version ${version}`,
  });
}

/** A template that drafts may begin with: shipped or approved, not retired. */
export async function usableTemplate(reader: Reader, id: string, version?: number): Promise<Outcome<Template>> {
  const library = await templateLibrary(reader);
  const found = versionOf(library, id, version);
  if (!found.ok) {
    const names = new Set(library.map(({ template }) => template.id));
    return refused({
      code: 'NOT-FOUND',
      message: `there is no template ${id}; there are ${[...names].join(', ')}`,
      at: ['from', 'template'],
    });
  }
  const { template, state } = found.value;
  if (state === 'approved' || state === 'shipped') return accepted(template);
  return refused({
    code: 'CONFLICT',
    message:
      state === 'draft'
        ? `version ${template.version} of the template ${id} is not approved yet; somebody other than its author approves it`
        : `the template ${id} was retired; choose another`,
    at: ['from', 'template'],
  });
}
