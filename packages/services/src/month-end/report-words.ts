/** Words that a report begins with: taken from the statement, for a person to edit. Owns: the sentences. */
import {
  enumerate,
  inLanguage,
  moneyText,
  Ratio,
  sayAttained,
  sayFigure,
  sayPeriod,
  sayTargetText,
  sayUsed,
} from '@troth/core';
import type { Language, Localized, Statement, StatementDifference } from '@troth/core';

const both = (say: (language: Language) => string): Localized => ({ en: say('en'), 'zh-Hant': say('zh-Hant') });

/** What was promised, attained and is owed, in a few sentences. */
export const draftedSummary = (statement: Statement): Localized => both((language) => summary(statement, language));

function summary({ period, rows, credit }: Statement, language: Language): string {
  const en = language === 'en';
  const month = sayPeriod(period.key, language);
  const missed = rows.filter(({ verdict }) => verdict === 'missed');
  const head = en
    ? `In ${month}, ${rows.length - missed.length} of ${rows.length} promises were kept.`
    : `${month}：${rows.length} 項承諾中達標 ${rows.length - missed.length} 項。`;
  const lines = missed.map((row) => {
    const title = inLanguage(row.title, language);
    const of = row.subject === undefined ? '' : en ? ` of ${row.subject}` : `（${row.subject}）`;
    const segment = row.segments.at(-1);
    if (segment === undefined) return title;
    const target = segment.target === undefined ? '' : sayTargetText(segment.target, language);
    const used = sayUsed(segment, language);
    const minutes = used === '' ? '' : en ? ` (${used})` : `（${used}）`;
    return en
      ? `${title}${of} was missed: promised ${target}, attained ${sayAttained(segment, language)}${minutes}.`
      : `${title}${of}未達標：承諾${target}，實際 ${sayAttained(segment, language)}${minutes}。`;
  });
  return [head, ...lines, creditSentence(credit, language)].filter((line) => line !== '').join(en ? ' ' : '');
}

function creditSentence(credit: Statement['credit'], language: Language): string {
  if (credit === undefined) return '';
  if (Ratio.parse(credit.total).isZero()) return language === 'en' ? 'No credit is due.' : '無須補償。';
  const amount = `${credit.currency} ${moneyText(credit.total)}`;
  return language === 'en' ? `A credit of ${amount} is due.` : `應付補償 ${amount}。`;
}

/** Why there is a revision: the rows that moved it, what it changed, and the money. */
export const draftedCover = (difference: StatementDifference): Localized =>
  both((language) => cover(difference, language));

function cover({ changes, movers, money, period }: StatementDifference, language: Language): string {
  const en = language === 'en';
  const rows = enumerate(
    movers.map(({ row }) => row),
    language,
  );
  const said = changes
    .filter(({ field }) => field === 'value' || field === 'verdict')
    .map(({ commitment, subject, before, after, unit }) => {
      const name = subject === undefined ? commitment : `${commitment} (${subject})`;
      const show = (exact: string): string => (unit === undefined ? exact : sayFigure({ exact, unit }, language));
      return `${name}: ${show(before)} → ${show(after)}`;
    });
  const moved =
    money === undefined
      ? ''
      : `${money.currency} ${Ratio.parse(money.delta).isNegative() ? '' : '+'}${moneyText(money.delta)}`;
  const month = sayPeriod(period, language);
  if (en)
    return `This revision replaces the report for ${month}.${rows === '' ? '' : ` It follows ${rows}, recorded after the report was issued.`} ${said.join('; ')}.${moved === '' ? '' : ` Credit: ${moved}.`}`;
  return `本修訂版取代${month}的報告。${rows === '' ? '' : `依據報告發出後才收到的紀錄 ${rows}。`}${said.join('；')}。${moved === '' ? '' : `補償：${moved}。`}`;
}
