/** Templates as people look them up: the list with its tiers side by side, one with its clauses, a trial of its values. */
import {
  accepted,
  exampleMonths,
  instantiate,
  lintRevision,
  readAgreements,
  refused,
  templateDifferences,
  templateOutline,
  templateYaml,
} from '@troth/core';
import type {
  DraftText,
  ExampleMonth,
  Filling,
  Finding,
  Localized,
  Outcome,
  Revision,
  Template,
  TemplateDifference,
  TemplateOutline,
} from '@troth/core';
import type { Context, Question } from '../context.ts';
import { findDraft } from '../drafting/drafts.ts';
import type { Actor } from '../context.ts';
import { templateLibrary, versionOf } from './library.ts';
import type { LibraryTemplate } from './library.ts';

export interface TemplateLine {
  readonly id: string;
  readonly version: number;
  readonly title: Localized;
  readonly description: Localized | undefined;
  readonly type: Template['type'];
  readonly state: LibraryTemplate['state'];
  readonly record: string | undefined;
  readonly tiers: Template['tiers'];
  readonly outline: TemplateOutline;
}

export interface TemplatePage extends TemplateLine {
  readonly template: Template;
  readonly madeFrom: string | undefined;
  readonly versions: readonly {
    readonly version: number;
    readonly state: LibraryTemplate['state'];
    readonly record: string | undefined;
  }[];
  /** Templates of what stands behind it, by name. */
  readonly stands: readonly { readonly id: string; readonly title: Localized; readonly type: Template['type'] }[];
}

function lineOf({ template, state, record }: LibraryTemplate): TemplateLine {
  const { id, version, title, description, type, tiers } = template;
  return { id, version, title, description, type, state, record, tiers, outline: templateOutline(template) };
}

/** One line for each template, by its standing version; in the order in which they ship, then by id. */
export async function listTemplates(context: Context, { organisation }: Question): Promise<readonly TemplateLine[]> {
  return context.store.read(organisation, async (reader) => {
    const library = await templateLibrary(reader);
    const ids = [...new Set(library.map(({ template }) => template.id))];
    return ids.flatMap((id) => {
      const found = versionOf(library, id);
      return found.ok ? [lineOf(found.value)] : [];
    });
  });
}

export interface TemplateQuestion extends Question {
  readonly template: string;
  readonly version?: number | undefined;
}

export async function readTemplatePage(context: Context, question: TemplateQuestion): Promise<Outcome<TemplatePage>> {
  return context.store.read(question.organisation, async (reader) => {
    const library = await templateLibrary(reader);
    const found = versionOf(library, question.template, question.version);
    if (!found.ok) return found;
    const { template, madeFrom } = found.value;
    const versions = library
      .filter((one) => one.template.id === template.id)
      .map(({ template: { version }, state, record }) => ({ version, state, record }));
    const stands = (template.stands ?? []).flatMap((id) => {
      const one = versionOf(library, id);
      return one.ok ? [{ id, title: one.value.template.title, type: one.value.template.type }] : [];
    });
    return accepted({ ...lineOf(found.value), template, madeFrom, versions, stands });
  });
}

export async function templateFile(
  context: Context,
  question: TemplateQuestion,
): Promise<Outcome<{ readonly name: string; readonly text: string }>> {
  return context.store.read(question.organisation, async (reader) => {
    const found = versionOf(await templateLibrary(reader), question.template, question.version);
    if (!found.ok) return found;
    const { template } = found.value;
    return accepted({ name: `${template.id}-${template.version}.yaml`, text: templateYaml(template) });
  });
}

/** What a template makes of some values, before anybody keeps it. */
export interface TemplateTrial {
  readonly text: DraftText;
  readonly findings: readonly Finding[];
  readonly examples: readonly ExampleMonth[];
}

export async function tryTemplate(
  context: Context,
  question: TemplateQuestion & { readonly filling: Filling },
): Promise<Outcome<TemplateTrial>> {
  return context.store.read(question.organisation, async (reader) => {
    const found = versionOf(await templateLibrary(reader), question.template, question.version);
    if (!found.ok) return found;
    const made = instantiate(found.value.template, question.filling);
    if (!made.ok) return made;
    const { text } = made.value;
    const revision = revisionOf(text);
    return revision.ok
      ? accepted({ text, findings: lintRevision(revision.value), examples: exampleMonths(revision.value) })
      : revision;
  });
}

function revisionOf(text: DraftText): Outcome<Revision> {
  const book = readAgreements([{ file: 'template', text: JSON.stringify(text) }]);
  if (!book.ok) return book;
  const revision = book.value.agreements[0]?.revisions[0];
  return revision === undefined
    ? refused({ code: 'TEXT', message: 'the template makes no agreement' })
    : accepted(revision);
}

export interface DifferencesFromTemplate {
  readonly template: {
    readonly id: string;
    readonly version: number;
    readonly title: Localized;
    readonly tier: string;
  };
  readonly differences: readonly TemplateDifference[];
}

/** Where a draft differs from the template it began with (S0.3). */
export async function draftAgainstTemplate(
  context: Context,
  { organisation, actor, draft }: Question & { readonly actor: Actor; readonly draft: string },
): Promise<Outcome<DifferencesFromTemplate>> {
  return context.store.read(organisation, async (reader) => {
    const found = await findDraft(reader, { draft, actor });
    if (!found.ok) return found;
    const { begunFrom, text } = found.value.body;
    if (begunFrom.template === undefined || begunFrom.tier === undefined)
      return refused({ code: 'NOT-FOUND', message: `${draft} did not begin with a template` });
    const one = versionOf(await templateLibrary(reader), begunFrom.template, begunFrom.templateVersion);
    if (!one.ok) return one;
    const { id, version, title } = one.value.template;
    return accepted({
      template: { id, version, title, tier: begunFrom.tier },
      differences: templateDifferences(one.value.template, begunFrom.tier, text),
    });
  });
}
