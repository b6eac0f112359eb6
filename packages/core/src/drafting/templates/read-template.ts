/**
 * A template as a file, in and out. Owns: reading YAML or JSON with the place of every complaint, and what holds a template
 * together: places that are asked for, tiers and choices that exist. Does not own: whether its agreements are whole (lint).
 */
import { stringify } from 'yaml';
import { readSource } from '../../agreements/reading/source.ts';
import type { SourceDocument } from '../../agreements/reading/source.ts';
import type { Json } from '../../ledger/entry.ts';
import { accepted } from '../../values/outcome.ts';
import type { Outcome, Refusal } from '../../values/outcome.ts';
import { choiceAt, eachAt, isGroup, isList, slotsIn, tiersAt, variableAt } from './places.ts';
import { templateSchema } from './template.ts';
import type { Template } from './template.ts';
import { valueFaults } from './variables.ts';

/** One template from a text, or everything that is wrong with it. */
export function readTemplate(text: string, file: string): Outcome<Template> {
  const source = readSource(text, file);
  if (!source.ok) return source;
  const [document] = source.value;
  if (document === undefined || source.value.length > 1)
    return { ok: false, refusals: [{ code: 'TEMPLATE', message: `${file}: a file holds one template` }] };
  const read = templateSchema.safeParse(document.data);
  if (!read.success) {
    const refusals = read.error.issues.map((issue) => placed(document, issue.path.map(String), issue.message));
    return { ok: false, refusals };
  }
  const faults = templateFaults(read.data);
  return faults.length === 0
    ? accepted(read.data)
    : { ok: false, refusals: faults.map(({ at, message }) => placed(document, (at ?? []).map(String), message)) };
}

function placed(document: SourceDocument, path: readonly string[], message: string): Refusal {
  const { line, column } = document.place(path.map((name) => (/^\d+$/u.test(name) ? Number(name) : name)));
  return { code: 'TEMPLATE', message: `${document.file}:${line}:${column}: ${path.join('.')}: ${message}`, at: path };
}

/** As a file that reads as the same template. */
export function templateYaml(template: Template): string {
  return stringify(template, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** What does not hold together: places nobody asks about, questions nobody needs, tiers and choices that do not exist. */
export function templateFaults(template: Template): readonly Refusal[] {
  const known = new Map(template.variables.map((variable) => [variable.key, variable]));
  const tiers = new Set(template.tiers.map(({ id }) => id));
  const asked = new Set<string>();
  const faults: Refusal[] = [];
  const complain = (path: readonly string[], message: string): void => {
    faults.push({ code: 'TEMPLATE', message, at: path });
  };
  const need = (key: string, path: readonly string[]): void => {
    asked.add(key);
    if (!known.has(key)) complain(path, `“${key}” is asked for here and is no variable; declare it`);
  };
  const walk = (value: Json, path: readonly string[]): void => {
    const [key, inTiers, choice, each] = [variableAt(value), tiersAt(value), choiceAt(value), eachAt(value)];
    if (key !== undefined) return need(key, path);
    if (typeof value === 'string') return slotsIn(value).forEach((name) => known.has(name) && asked.add(name));
    if (inTiers !== undefined) {
      for (const tier of Object.keys(inTiers)) if (!tiers.has(tier)) complain(path, `there is no tier “${tier}”`);
      return Object.entries(inTiers).forEach(([tier, one]) => walk(one, [...path, '$tier', tier]));
    }
    if (choice !== undefined) {
      need(choice.key, path);
      const options = known.get(choice.key)?.options?.map((option) => option.value) ?? [];
      for (const option of Object.keys(choice.of))
        if (!options.includes(option)) complain(path, `“${option}” is no choice of ${choice.key}`);
      return Object.entries(choice.of).forEach(([option, one]) => walk(one, [...path, 'of', option]));
    }
    if (each !== undefined) {
      need(each.key, path);
      return walk(each.of, [...path, 'of']);
    }
    if (isList(value)) value.forEach((one, index) => walk(one, [...path, String(index)]));
    else if (isGroup(value)) for (const [name, one] of Object.entries(value)) walk(one, [...path, name]);
  };
  walk(template.text, ['text']);
  template.variables.forEach((variable, index) => {
    const path = ['variables', String(index)];
    if (!asked.has(variable.key)) complain(path, `“${variable.key}” is asked and stands nowhere in the text`);
    const inTiers = tiersAt(variable.default);
    const usual = inTiers === undefined ? [variable.default] : Object.values(inTiers);
    for (const value of usual) {
      if (value === undefined || value === null) continue;
      for (const fault of valueFaults(variable, value)) complain([...path, 'default', ...fault.path], fault.message);
    }
  });
  return faults;
}
