/**
 * From a template to the text of an agreement: one tier, with values for what was left open. Owns: filling in, and saying of
 * every value that was told where it stands now. Does not own: whether the text is whole (lint).
 */
import type { agreementTypes } from '../../agreements/schema/agreement.ts';
import type { Json } from '../../ledger/entry.ts';
import { accepted } from '../../values/outcome.ts';
import type { Outcome, Refusal } from '../../values/outcome.ts';
import { asExpectation } from './expectation.ts';
import { choiceAt, eachAt, isGroup, isList, memberName, placeName, slot, tiersAt, variableAt } from './places.ts';
import type { Group } from './places.ts';
import { valueFaults } from './variables.ts';
import type { TemplateVariable } from './variables.ts';
import type { Template } from './template.ts';

export interface Filling {
  readonly tier: string;
  /** By key of variable; defaults stand for what is not told. */
  readonly values: Readonly<Record<string, Json>>;
  /** Another type of agreement than the template's own: only an expectation can be made of the others. */
  readonly type?: (typeof agreementTypes)[number];
}

/** Where a term came from: everything is the template's but what was told. */
export type Origin = 'template' | 'author';

export interface Instance {
  /** The agreement document as data. */
  readonly text: Group;
  /** By place, keys and ids from the outside in with slashes between; a place that is not named came as the place around it. */
  readonly origins: Readonly<Record<string, Origin>>;
}

/** The agreement that the template makes in this tier, or everything that is still to be told. */
export function instantiate(template: Template, filling: Filling): Outcome<Instance> {
  const refusals = [
    ...tierFaults(template, filling.tier),
    ...faultsOfValues(template, filling),
    ...typeFaults(template, filling),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  const origins: Record<string, Origin> = {};
  const values = new Map<string, Json>();
  for (const variable of template.variables) {
    const { key } = variable;
    const value = filling.values[key] ?? usualValue(variable, filling.tier);
    if (value !== undefined && value !== null) values.set(key, value);
  }
  const told = new Set(Object.keys(filling.values));
  const filled = fill(template.text, { tier: filling.tier, values, told, origins, path: [] });
  const text = isGroup(filled) ? filled : {};
  for (const key of Object.keys(text)) origins[key] ??= 'template';
  return accepted({ text: filling.type === 'expectation' ? asExpectation(text) : text, origins });
}

function tierFaults({ id, tiers }: Template, tier: string): readonly Refusal[] {
  if (tiers.some((one) => one.id === tier)) return [];
  return [
    {
      code: 'TEMPLATE-TIER',
      message: `the template ${id} has no tier “${tier}”; choose ${tiers.map((one) => one.id).join(', ')}`,
      at: ['tier'],
    },
  ];
}

/** The default, which may differ by tier. */
export function usualValue({ default: usual }: TemplateVariable, tier: string): Json | undefined {
  const tiers = tiersAt(usual);
  return tiers === undefined ? usual : tiers[tier];
}

function faultsOfValues({ id, variables }: Template, { values, tier }: Filling): readonly Refusal[] {
  const known = new Set(variables.map(({ key }) => key));
  const strange = Object.keys(values)
    .filter((key) => !known.has(key))
    .map((key): Refusal => ({
      code: 'TEMPLATE-VALUE-UNKNOWN',
      message: `the template ${id} does not ask for “${key}”; it asks for ${[...known].join(', ')}`,
      at: ['values', key],
    }));
  const faulty = variables.flatMap((variable): Refusal[] => {
    const value = values[variable.key] ?? usualValue(variable, tier);
    const at = ['values', variable.key];
    if (value === undefined || value === null)
      return variable.required
        ? [{ code: 'TEMPLATE-VALUE-MISSING', message: `tell “${variable.key}”: ${variable.names.en}`, at }]
        : [];
    return valueFaults(variable, value).map(({ path, message }) => ({
      code: 'TEMPLATE-VALUE',
      message: `${[variable.key, ...path].join('.')}: ${message}`,
      at: [...at, ...path],
    }));
  });
  return [...strange, ...faulty];
}

function typeFaults({ id, type }: Template, filling: Filling): readonly Refusal[] {
  if (filling.type === undefined || filling.type === type || filling.type === 'expectation') return [];
  return [
    {
      code: 'TEMPLATE-TYPE',
      message: `the template ${id} makes ${type}; it can be filled in as that, or as an expectation without money`,
      at: ['type'],
    },
  ];
}

interface Walk {
  readonly tier: string;
  readonly values: ReadonlyMap<string, Json>;
  readonly told: ReadonlySet<string>;
  readonly origins: Record<string, Origin>;
  readonly path: readonly string[];
}

/** Undefined: nothing stands here in this tier, or nobody told what may be left out. */
function fill(value: Json, walk: Walk): Json | undefined {
  const key = variableAt(value);
  if (key !== undefined) {
    if (walk.told.has(key)) walk.origins[placeName(walk.path)] = 'author';
    return walk.values.get(key);
  }
  const tiers = tiersAt(value);
  if (tiers !== undefined) {
    const here = tiers[walk.tier];
    return here === undefined ? undefined : fill(here, walk);
  }
  const choice = choiceAt(value);
  if (choice !== undefined) {
    const chosen = walk.values.get(choice.key);
    const here = typeof chosen === 'string' ? choice.of[chosen] : undefined;
    return here === undefined ? undefined : fill(here, walk);
  }
  if (typeof value === 'string') return inWords(value, walk);
  if (isList(value)) return value.flatMap((member, index) => fillMember(member, index, walk));
  if (!isGroup(value)) return value;
  const entries = Object.entries(value).flatMap(([name, member]) => {
    const filled = fill(member, { ...walk, path: [...walk.path, name] });
    return filled === undefined ? [] : [[name, filled] as const];
  });
  return Object.fromEntries(entries);
}

function fillMember(member: Json, index: number, walk: Walk): readonly Json[] {
  const each = eachAt(member);
  const path = [...walk.path, memberName(member, index)];
  if (each === undefined) {
    const filled = fill(member, { ...walk, path });
    return filled === undefined ? [] : [filled];
  }
  const told = walk.values.get(each.key);
  return (isList(told) ? told : []).flatMap((one) => {
    const own = isGroup(one) ? Object.entries(one) : [];
    const filled = fill(each.of, { ...walk, path, values: new Map([...walk.values, ...own]) });
    return filled === undefined ? [] : [filled];
  });
}

function inWords(text: string, { values, path }: Walk): string {
  const chinese = path.at(-1) === 'zh-Hant';
  return text.replaceAll(slot, (whole, key: string) => {
    const value = values.get(key);
    return value === undefined ? whole : wordsOf(value, chinese);
  });
}

/** A value inside a sentence: words in its language, the name of a party or person, a list one after the other. */
function wordsOf(value: Json, chinese: boolean): string {
  if (isList(value)) return value.map((member) => wordsOf(member, chinese)).join(chinese ? '、' : ', ');
  if (!isGroup(value)) return String(value);
  const own = value[chinese ? 'zh-Hant' : 'en'] ?? value['en'] ?? value['name'] ?? value['id'];
  return own === undefined ? '' : wordsOf(own, chinese);
}
