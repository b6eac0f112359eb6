/**
 * Names that agreements use as keys, in words of the contract: sources, file forms, weather signals, reasons of pauses. A name that is
 * not known here is the author's own and stands as written.
 */
import { caseWordInChinese } from '../terms/case-words.ts';
import { eventWords } from '../terms/event-words.ts';
import type { Writer } from './chapter.ts';

const words: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  // Kinds of source.
  probe: ['probe', '探針'],
  'ticket-system': ['ticket system', '工單系統'],
  'cloud-api': ['cloud interface', '雲端介面'],
  manual: ['kept by hand', '人手紀錄'],
  customer: ['customer', '客戶'],
  supplier: ['supplier', '支援供應商'],
  report: ['report', '報告'],
  // Forms of reports.
  html: ['web page', '網頁'],
  pdf: ['PDF', 'PDF'],
  csv: ['CSV', 'CSV'],
  portal: ['portal', '客戶網站'],
  // Enumerated events.
  ...eventWords,
  // Reasons for which a clock is paused.
  'waiting-for-customer': ['waiting for the customer', caseWordInChinese('waiting-for-customer')],
  'waiting-for-user': ['waiting for the user', caseWordInChinese('waiting-for-user')],
  'waiting-for-approval': ['waiting for approval', caseWordInChinese('waiting-for-approval')],
  'agreed-date': ['agreed future date', caseWordInChinese('agreed-date')],
  'access-refused': ['access refused', caseWordInChinese('access-refused')],
  'force-majeure': ['force majeure', caseWordInChinese('force-majeure')],
  // Holders of controlled copies.
  signatory: ['signatory', '簽署人'],
  'customer representative': ['customer representative', '客戶代表'],
  'service level manager': ['service level manager', '服務水平經理'],
  desk: ['desk', '服務台'],
  'support group': ['support group', '支援組別'],
  'supplier manager': ['supplier manager', '支援供應商經理'],
  'Service desk': ['Service desk', '服務台'],
  'Support groups': ['Support groups', '各支援組別'],
  'Supplier manager': ['Supplier manager', '支援供應商經理'],
  // Windows over which a fee is added up.
  period: ['the period', '評核期'],
  month: ['the month', '當月'],
  // Rows and columns of a matrix of priorities.
  high: ['high', '高'],
  medium: ['medium', '中'],
  low: ['low', '低'],
};

/** A name in words. */
export function nameInWords(name: string, writer: Writer): string {
  const known = Object.hasOwn(words, name) ? words[name] : undefined;
  return known === undefined ? name : writer.pick(known);
}
