/**
 * A template of an agreement that proved itself: what belongs to one customer is left open, everything else stays. Owns: which
 * places belong to one agreement. The words of the agreement are kept; its price stands as the usual one.
 */
import type { Json } from '../../ledger/entry.ts';
import { accepted, refused } from '../../values/outcome.ts';
import type { Outcome } from '../../values/outcome.ts';
import { isGroup, isList } from './places.ts';
import type { Group } from './places.ts';
import { templateFaults } from './read-template.ts';
import { templateSchema } from './template.ts';
import type { Template } from './template.ts';
import type { TemplateVariable } from './variables.ts';

interface Place {
  readonly key: string;
  readonly names: { readonly en: string; readonly 'zh-Hant': string };
  readonly kind: TemplateVariable['kind'];
  readonly path: readonly string[];
  /** The agreement’s own value stands as the usual one; otherwise it is nobody else’s. */
  readonly usual?: true;
}

const places: readonly Place[] = [
  { key: 'agreementId', names: { en: 'Id of the agreement', 'zh-Hant': '協議編號' }, kind: 'id', path: ['id'] },
  { key: 'start', names: { en: 'First day', 'zh-Hant': '首日' }, kind: 'date', path: ['effective', 'from'] },
  {
    key: 'termStart',
    names: { en: 'First day of the term', 'zh-Hant': '期限首日' },
    kind: 'date',
    path: ['term', 'start'],
  },
  { key: 'end', names: { en: 'First day after the term', 'zh-Hant': '期滿翌日' }, kind: 'date', path: ['term', 'end'] },
  {
    key: 'provider',
    names: { en: 'Who provides the service', 'zh-Hant': '提供服務的一方' },
    kind: 'party',
    path: ['parties', 'provider'],
  },
  {
    key: 'customer',
    names: { en: 'Who receives it', 'zh-Hant': '接受服務的一方' },
    kind: 'party',
    path: ['parties', 'customer'],
  },
  {
    key: 'customerRepresentative',
    names: { en: 'Who speaks for the users', 'zh-Hant': '用戶代表' },
    kind: 'person',
    path: ['parties', 'customerRepresentative'],
  },
  {
    key: 'serviceLevelManager',
    names: { en: 'Service level manager', 'zh-Hant': '服務水平經理' },
    kind: 'person',
    path: ['parties', 'serviceLevelManager'],
  },
  {
    key: 'signatories',
    names: { en: 'Who signs, in which order', 'zh-Hant': '簽署人及次序' },
    kind: 'signatories',
    path: ['parties', 'signatories'],
  },
  {
    key: 'recipients',
    names: { en: 'Who gets the report', 'zh-Hant': '報告收件人' },
    kind: 'texts',
    path: ['reporting', 'recipients'],
  },
  {
    key: 'copies',
    names: { en: 'Who holds a copy', 'zh-Hant': '副本持有人' },
    kind: 'copies',
    path: ['distribution', 'copies'],
  },
  { key: 'zone', names: { en: 'Time zone', 'zh-Hant': '時區' }, kind: 'text', path: ['zone'], usual: true },
];

/** Parts of one agreement that a template never takes over. */
const own = new Set(['revision', 'waivers', 'provenance']);

export interface TemplateHead {
  readonly id: string;
  readonly title: Template['title'];
  readonly version?: number;
  readonly description?: Template['description'];
}

/** The template of an agreement document, in one tier called standard. */
export function templateFrom(agreement: Group, head: TemplateHead): Outcome<Template> {
  const variables: Json[] = [];
  let text: Group = Object.fromEntries(Object.entries(agreement).filter(([key]) => !own.has(key)));
  for (const { path, key, names, kind, usual } of places) {
    const found = at(text, path);
    if (found === undefined) continue;
    text = put(text, path, { $var: key });
    variables.push({ key, names, kind, ...(usual === true ? { default: found } : {}) });
  }
  const named = openNames(openFees(openSites(text, variables), variables), agreement);
  const read = templateSchema.safeParse({
    apiVersion: 'troth/v1',
    kind: 'Template',
    version: 1,
    ...head,
    type: agreement['type'],
    tiers: [{ id: 'standard', names: { en: 'Standard', 'zh-Hant': '標準' } }],
    variables,
    text: named,
  });
  if (!read.success)
    return refused({
      code: 'TEMPLATE',
      message: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    });
  const [fault] = templateFaults(read.data);
  return fault === undefined ? accepted(read.data) : refused(fault);
}

function at(value: Json | undefined, [head, ...rest]: readonly string[]): Json | undefined {
  return head === undefined ? value : isGroup(value) ? at(value[head], rest) : undefined;
}

function put(group: Group, [head, ...rest]: readonly string[], value: Json): Group {
  if (head === undefined) return group;
  const inner = group[head];
  return { ...group, [head]: rest.length === 0 ? value : put(isGroup(inner) ? inner : {}, rest, value) };
}

/** The other party and the people are named in titles and sentences as well. */
function openNames(text: Group, { parties }: Group): Group {
  if (!isGroup(parties)) return text;
  const pairs = ['customer', 'customerRepresentative', 'serviceLevelManager'].flatMap((key) => {
    const one = parties[key];
    const name = isGroup(one) ? one['name'] : undefined;
    const words = isGroup(name) ? Object.values(name) : [name];
    return words.flatMap((word) => (typeof word === 'string' && word !== '' ? [[word, `{${key}}`] as const] : []));
  });
  const inside = (value: Json): Json => {
    if (typeof value === 'string') return pairs.reduce((said, [word, place]) => said.replaceAll(word, place), value);
    if (isList(value)) return value.map(inside);
    return isGroup(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inside(one)])) : value;
  };
  return Object.fromEntries(Object.entries(text).map(([key, one]) => [key, inside(one)]));
}

/** Sites are the customer’s own. */
function openSites(text: Group, variables: Json[]): Group {
  const { services } = text;
  if (!isList(services)) return text;
  const opened = services.map((service, index) => {
    if (!isGroup(service) || service['sites'] === undefined) return service;
    const key = index === 0 ? 'sites' : `sites${index + 1}`;
    variables.push({ key, names: { en: 'Sites', 'zh-Hant': '地點' }, kind: 'sites' });
    return { ...service, sites: { $var: key } };
  });
  return { ...text, services: opened };
}

/** Prices stay as the usual ones. */
function openFees(text: Group, variables: Json[]): Group {
  const { fees } = text;
  if (!isGroup(fees) || !isList(fees['lines'])) return text;
  const lines = fees['lines'].map((line, index) => {
    if (!isGroup(line) || line['amount'] === undefined) return line;
    const key = index === 0 ? 'fee' : `fee${index + 1}`;
    const title = line['title'] ?? line['id'] ?? 'Fee';
    variables.push({ key, names: title, kind: 'money', default: line['amount'] });
    return { ...line, amount: { $var: key } };
  });
  return { ...text, fees: { ...fees, lines } };
}
