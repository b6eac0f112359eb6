/** What the checking of a pack found. */
import type { Localized } from '../terms/text.ts';
import type { Instant } from '../values/instant.ts';
import type { PackFault } from './faults.ts';

export const checkNames = ['files', 'checkpoint', 'history', 'ledger', 'agreements', 'rows', 'statements'] as const;
export type CheckName = (typeof checkNames)[number];

export interface PackCheck {
  readonly name: CheckName;
  readonly title: Localized;
  /** What was checked, when all is well. */
  readonly found: Localized;
  readonly faults: readonly PackFault[];
}

export interface PackReport {
  readonly valid: boolean;
  readonly org: string;
  readonly agreement: string;
  readonly period: string;
  readonly knownAt: Instant;
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: string };
  /** Keys whose signature on the checkpoint holds, as lines to pin. */
  readonly signedBy: readonly string[];
  /** SHA-256 of each statement in the pack. */
  readonly statements: readonly { readonly file: string; readonly hash: string }[];
  readonly checks: readonly PackCheck[];
  /** What the reader should know although nothing was altered. */
  readonly notes: readonly Localized[];
}

export const titles: Readonly<Record<CheckName, Localized>> = {
  files: { en: 'Files', 'zh-Hant': '檔案' },
  checkpoint: { en: 'Signed checkpoint', 'zh-Hant': '已簽署檢查點' },
  history: { en: 'Continues what you hold', 'zh-Hant': '延續你持有的檢查點' },
  ledger: { en: 'Ledger entries', 'zh-Hant': '帳項' },
  agreements: { en: 'Agreement texts', 'zh-Hant': '協議文本' },
  rows: { en: 'Evidence', 'zh-Hant': '證據' },
  statements: { en: 'Statements computed again', 'zh-Hant': '重新計算結單' },
};
