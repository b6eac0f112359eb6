/** The report on a pack as lines for a terminal. */
import { inLanguage, Instant } from '@troth/core';
import type { Language, Localized, PackCheck, PackReport } from '@troth/core';

const words = {
  ok: { en: 'ok      ', 'zh-Hant': '無誤    ' },
  altered: { en: 'ALTERED ', 'zh-Hant': '有改動  ' },
  note: { en: 'note', 'zh-Hant': '注意' },
  asKnown: { en: 'as known', 'zh-Hant': '截至' },
  key: { en: 'signed by', 'zh-Hant': '簽署者' },
  root: { en: 'root', 'zh-Hant': '根' },
  statement: { en: 'statement', 'zh-Hant': '結單' },
} as const satisfies Readonly<Record<string, Localized>>;

export function reportText(report: PackReport, language: Language): string {
  const say = (text: Localized): string => inLanguage(text, language);
  return [
    `${report.org} · ${report.agreement} · ${report.period} · ${say(words.asKnown)} ${Instant.format(report.knownAt)}`,
    '',
    ...report.checks.flatMap((check) => checkLines(check, language)),
    '',
    ...report.statements.map(({ file, hash }) => `${say(words.statement)} ${hash}  ${file}`),
    `${say(words.root)} ${report.checkpoint.root} (${report.checkpoint.origin}, ${report.checkpoint.size})`,
    ...report.signedBy.map((key) => `${say(words.key)} ${key}`),
    ...report.notes.map((note) => `${say(words.note)}: ${say(note)}`),
    '',
    say(verdictOf(report)),
    '',
  ].join('\n');
}

function checkLines({ title, found, faults }: PackCheck, language: Language): readonly string[] {
  const name = inLanguage(title, language);
  if (faults.length === 0) return [`${words.ok[language]}${name}: ${inLanguage(found, language)}`];
  const lines = faults.map(({ says }) => `          ${inLanguage(says, language)}`);
  return [`${words.altered[language]}${name}`, ...lines];
}

/** The conclusion in one sentence. */
export function verdictOf({ valid, checks }: PackReport): Localized {
  const faults = checks.reduce((sum, check) => sum + check.faults.length, 0);
  return valid
    ? {
        en: 'VALID: nothing was altered, and the statements were computed again with the same bytes.',
        'zh-Hant': '有效：沒有任何改動，重新計算的結單逐位元組相同。',
      }
    : {
        en: `NOT VALID: ${faults} ${faults === 1 ? 'thing does' : 'things do'} not hold.`,
        'zh-Hant': `無效：有 ${faults} 處不成立。`,
      };
}
