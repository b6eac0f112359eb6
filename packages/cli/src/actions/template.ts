/** `troth template`: templates looked at, filled in, and made of agreements, as files. What a template says is the core's. */
import { readFile } from 'node:fs/promises';
import {
  inLanguage,
  instantiate,
  lintRevision,
  readAgreements,
  readDocuments,
  readSource,
  readTemplate,
  shippedTemplates,
  templateFrom,
  templateOutline,
  templateYaml,
  writeYamlText,
} from '@troth/core';
import type { Json, Template } from '@troth/core';
import type {
  TemplateFillOptions,
  TemplateListOptions,
  TemplateNewOptions,
  TemplateShowOptions,
} from '../commands/template.ts';
import { BadInput, badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { writeText } from '../output.ts';
import { readIntake } from '../reading.ts';

export function listTemplates({ lang }: TemplateListOptions, host: Host): Ending {
  const width = Math.max(...shippedTemplates.map(({ id }) => id.length));
  const lines = shippedTemplates.map(({ id, type, title, tiers }) => {
    const names = tiers.map((tier) => tier.id).join(', ');
    return `${id.padEnd(width)}  ${type.padEnd(21)}  ${inLanguage(title, lang)} (${names})`;
  });
  host.out(`${lines.join('\n')}\n`);
  return endings.ok;
}

/** By id among those that ship, else as a file. */
async function templateNamed(name: string): Promise<Template> {
  const shipped = shippedTemplates.find(({ id }) => id === name);
  if (shipped !== undefined) return shipped;
  return need(readTemplate(await textOf(name), name));
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw badInput(
      `${file}: is no template that ships, and no file that can be read; "troth template list" names those that ship`,
    );
  }
}

export async function showTemplate(name: string, options: TemplateShowOptions, host: Host): Promise<Ending> {
  const template = await templateNamed(name);
  return tell(options.yaml === true ? templateYaml(template) : page(template, options.lang), options, host);
}

function page(template: Template, language: 'en' | 'zh-Hant'): string {
  const say = (words: Template['title']): string => inLanguage(words, language);
  const { promises, prices } = templateOutline(template);
  const perTier = template.tiers.map((tier) => {
    const lines = promises.map(({ title, targets }) => `  ${say(title)}: ${targets[tier.id]?.[language] ?? '–'}`);
    const price = prices[tier.id];
    return [`${say(tier.names)} (${tier.id})${price === undefined ? '' : `, ${price}`}`, ...lines].join('\n');
  });
  const asks = template.variables.map(({ key, kind, names, required, default: usual }) => {
    const told = usual !== undefined ? 'has a usual value' : required ? 'must be told' : 'may be left out';
    return `  ${key} (${kind}, ${told}): ${say(names)}`;
  });
  return `${[`${say(template.title)} – ${template.id}, version ${template.version}`, ...perTier, ['Asks for', ...asks].join('\n')].join('\n\n')}\n`;
}

export async function newTemplate(paths: readonly string[], options: TemplateNewOptions, host: Host): Promise<Ending> {
  const intake = await readIntake(paths, host);
  const documents = need(readDocuments(intake.agreements));
  const wanted = documents.filter(({ id }) => options.agreement === undefined || id === options.agreement);
  const ids = [...new Set(wanted.map(({ id }) => id))];
  const last = wanted.toSorted((one, other) => one.revision - other.revision).at(-1);
  if (last === undefined || ids.length > 1)
    throw badInput(`choose one agreement with --agreement: ${[...new Set(documents.map(({ id }) => id))].join(', ')}`);
  const text: { readonly [key: string]: Json } = last.data;
  const made = need(templateFrom(text, { id: options.id, title: { en: options.title } }));
  return tell(templateYaml(made), options, host);
}

/** Exit code 1: an agreement is written, and lint finds errors in it. */
export async function fillTemplate(name: string, options: TemplateFillOptions, host: Host): Promise<Ending> {
  const template = await templateNamed(name);
  const made = need(
    instantiate(template, {
      tier: options.tier,
      values: await valuesIn(options.values),
      ...(options.expectation === true ? { type: 'expectation' as const } : {}),
    }),
  );
  const yaml = writeYamlText(made.text);
  await tell(yaml, options, host);
  const book = need(readAgreements([{ file: options.output ?? 'agreement.yaml', text: yaml }]));
  const findings = book.agreements.flatMap(({ revisions }) => revisions.flatMap((revision) => lintRevision(revision)));
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const { code, path, message, fix } of errors) host.err(`${code} ${path.join('.')}: ${message} ${fix}\n`);
  return errors.length === 0 ? endings.ok : endings.missed;
}

async function valuesIn(file: string | undefined): Promise<Readonly<Record<string, Json>>> {
  if (file === undefined) return {};
  const [document] = need(readSource(await textOf(file), file));
  const data = document?.data;
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new BadInput([{ code: 'VALUES', message: `${file}: values are a group of key: value` }]);
  return data as Readonly<Record<string, Json>>;
}

async function tell(text: string, { output }: { readonly output?: string }, host: Host): Promise<Ending> {
  if (output === undefined) host.out(text);
  else await writeText(output, text, host);
  return endings.ok;
}
