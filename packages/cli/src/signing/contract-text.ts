/** The report on a signed contract as lines for a terminal. */
import { inLanguage } from '@troth/core';
import type { Language, Localized } from '@troth/core';
import type { ContractReport } from '@troth/documents';

type Signature = ContractReport['signatures'][number];

const words = {
  ok: { en: 'ok       ', 'zh-Hant': '無誤     ' },
  altered: { en: 'ALTERED  ', 'zh-Hant': '有改動   ' },
  note: { en: 'note', 'zh-Hant': '注意' },
  file: { en: 'SHA-256 of the file', 'zh-Hant': '檔案 SHA-256' },
  terms: { en: 'SHA-256 of the terms', 'zh-Hant': '條款 SHA-256' },
  head: {
    en: ['', 'Signed by', 'For', 'Capacity', 'Time stamp (UTC)', 'By a root you gave'],
    'zh-Hant': ['', '簽署人', '所代表', '職銜', '時間戳記（UTC）', '由你提供的根證書核實'],
  },
  seal: { en: 'seal', 'zh-Hant': '印章' },
  yes: { en: 'yes', 'zh-Hant': '是' },
  no: { en: 'no', 'zh-Hant': '否' },
} as const;

export function contractText(report: ContractReport, language: Language): string {
  const say = (text: Localized): string => inLanguage(text, language);
  const colon = language === 'en' ? ': ' : '：';
  const rows = report.signatures.map((one) => row(one, language));
  return [
    ...(rows.length === 0 ? [] : [...columns([words.head[language], ...rows]), '']),
    ...report.findings.flatMap(({ title, found, faults }) =>
      faults.length === 0
        ? [`${say(words.ok)}${say(title)}${colon}${say(found)}`]
        : [`${say(words.altered)}${say(title)}`, ...faults.map((fault) => `          ${say(fault)}`)],
    ),
    '',
    `${say(words.file)}  ${report.hash}`,
    ...(report.terms === undefined ? [] : [`${say(words.terms)}  ${report.terms.hash}  ${report.terms.file}`]),
    ...report.notes.map((note) => `${say(words.note)}: ${say(note)}`),
    '',
    say(verdict(report)),
    '',
  ].join('\n');
}

/** Under one another; signs of Chinese are two columns wide. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const wide = (cell: string): number => cell.length + (cell.match(/[\u2e80-\u9fff\uff00-\uff60]/gu) ?? []).length;
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((one) => wide(one[column] ?? ''))));
  const line = (one: readonly string[]): string =>
    one
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - wide(cell)))
      .join('  ')
      .trimEnd();
  return rows.map(line);
}

function row(one: Signature, language: Language): readonly string[] {
  const { number, kind, certificate, capacity, timeStamp, trusted, name } = one;
  return [
    kind === 'seal' ? words.seal[language] : String(number),
    certificate?.name ?? name,
    certificate?.organisation ?? '',
    capacity ?? '',
    timeStamp === undefined ? '' : timeStamp.at.replace('T', ' ').replace(/\.\d+Z$/u, ''),
    (trusted && timeStamp?.trusted === true ? words.yes : words.no)[language],
  ];
}

/** The conclusion in one sentence. */
function verdict({ valid, altered, signatures, findings }: ContractReport): Localized {
  if (valid)
    return {
      en: `VALID: ${signatures.length} ${signatures.length === 1 ? 'signature' : 'signatures'}, each with a time stamp; not a byte was altered.`,
      'zh-Hant': `有效：共 ${signatures.length} 個簽署，各附時間戳記；內容未經任何改動。`,
    };
  const titles = altered.map((part) => findings.find((one) => one.part === part)?.title);
  const named = (language: Language, between: string): string =>
    titles.map((title) => (title === undefined ? '' : inLanguage(title, language))).join(between);
  return {
    en: `NOT VALID. What does not hold: ${named('en', '; ')}.`,
    'zh-Hant': `無效。不成立之處：${named('zh-Hant', '；')}。`,
  };
}
