/**
 * Titles that speak of other records by id say their names instead: "Victoria Fibre: cable cut". Owns: that exchange. A name is
 * looked up when the title is read, since whoever bears it may come later or be renamed.
 */
import type { Localized } from '@troth/core';
import type { PracticeRecord } from './register.ts';

type NameOf = (reference: string) => Localized | string | undefined;

export function withNames(record: PracticeRecord, nameOf: NameOf): PracticeRecord {
  const { title } = record;
  const spoken = (record.about.records ?? []).filter((reference) => speaksOf(title, reference));
  if (spoken.length === 0) return record;
  return {
    ...record,
    get title() {
      return spoken.reduce((text, reference) => exchanged(text, reference, nameOf(reference)), title);
    },
  };
}

const idOf = (reference: string): string => reference.slice(reference.indexOf('/') + 1);

const speaksOf = (title: Localized | string, reference: string): boolean =>
  (typeof title === 'string' ? title : title.en).includes(idOf(reference));

function exchanged(
  title: Localized | string,
  reference: string,
  name: Localized | string | undefined,
): Localized | string {
  if (name === undefined) return title;
  const own = typeof title === 'string' ? { en: title, 'zh-Hant': title } : title;
  const said = typeof name === 'string' ? { en: name, 'zh-Hant': name } : name;
  const pattern = new RegExp(
    String.raw`(?<![\w/-])(?:${escaped(reference)}|${escaped(idOf(reference))})(?![\w-])`,
    'u',
  );
  return {
    en: own.en.replace(pattern, () => said.en),
    'zh-Hant': (own['zh-Hant'] ?? own.en).replace(pattern, () => said['zh-Hant'] ?? said.en),
  };
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
