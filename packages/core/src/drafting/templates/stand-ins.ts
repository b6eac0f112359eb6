/**
 * Values that stand for what nobody told yet, so that a template can be read and shown before it is used. Owns: one recognisable
 * value for each sort. They are never kept.
 */
import type { Json } from '../../ledger/entry.ts';
import type { Template } from './template.ts';
import type { TemplateVariable } from './variables.ts';

const ellipsis = { en: '…', 'zh-Hant': '……' };
const named = (names: TemplateVariable['names']): { readonly en: string; readonly 'zh-Hant': string } => ({
  en: `‹${names.en}›`,
  'zh-Hant': `‹${names['zh-Hant'] ?? names.en}›`,
});

/** A value for everything that must be told and has no usual value. */
export function standInValues({ variables }: Pick<Template, 'variables'>): Readonly<Record<string, Json>> {
  const asked = variables.filter(({ required, default: usual }) => required && usual === undefined);
  const dates = asked.filter(({ kind }) => kind === 'date').map(({ key }) => key);
  return Object.fromEntries(asked.map((variable) => [variable.key, standIn(variable, dates.indexOf(variable.key))]));
}

function standIn({ kind, names, options }: TemplateVariable, order: number): Json {
  const words = named(names);
  const person = { name: '…' };
  switch (kind) {
    case 'id':
      return 'SLA-EXAMPLE';
    case 'party':
      return { name: words };
    case 'person':
      return person;
    case 'signatories':
      return (['provider', 'customer'] as const).map((party, index) => ({
        ...person,
        party,
        capacity: '…',
        order: index + 1,
        authority: 'unlimited',
      }));
    case 'copies':
      return [{ person: '…', role: 'signatory', form: 'full' }];
    case 'date':
      return `${2025 + Math.max(0, order) * 2}-01-01`;
    case 'texts':
      return ['…'];
    case 'passages':
      return [ellipsis];
    case 'sites':
      return [{ id: 'site', name: words }];
    case 'money':
      return '1000.00';
    case 'number':
    case 'whole':
      return 1;
    case 'quantity':
      return '1';
    case 'limit':
      return '5 business days';
    case 'target':
      return '>= 99 %';
    case 'choice':
      return options?.[0]?.value ?? '…';
    case 'text':
      return words;
  }
}
