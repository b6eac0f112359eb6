/** What was looked at in a signed document, and what was found wrong. Owns: the form of findings, and words that many of them use. */
import type { Localized } from '@troth/core';

export type Words = Required<Localized>;
export const words = (en: string, zh: string): Words => ({ en, 'zh-Hant': zh });

export interface Finding {
  /** Which part: `signature 2`, `time stamp 2`, `page 3`, `file SLA-1-r1.json`, `terms`, `evidence trail`, … */
  readonly part: string;
  readonly title: Words;
  /** What holds. */
  readonly found: Words;
  readonly faults: readonly Words[];
}

/** A part by the name that a signature gives it, for people. */
export function partTitle(part: string): Words {
  const [what = '', ...rest] = part.split(' ');
  const which = rest.join(' ');
  if (part === 'file beside') return words('Terms beside the document', '另附的條款');
  const known: Readonly<Record<string, Words>> = {
    signature: words(`Signature ${which}`, `簽署 ${which}`),
    time: words(`Time stamp ${rest[1] ?? ''}`, `時間戳記 ${rest[1] ?? ''}`),
    page: words(`Page ${which}`, `第 ${which} 頁`),
    file: words(`Embedded terms ${which}`, `內附條款 ${which}`),
    fonts: words('Fonts', '字型'),
    description: words('Description of the document', '文件說明'),
    structure: words('Structure of the file', '檔案結構'),
    end: words('End of the file', '檔案結尾'),
    terms: words('Terms', '條款'),
    pages: words('Pages', '頁面'),
    evidence: words('Evidence trail', '證據紀錄'),
  };
  return known[what] ?? words(part, part);
}

export const finding = (part: string, found: Words, faults: readonly Words[] = []): Finding => ({
  part,
  title: partTitle(part),
  found,
  faults,
});
