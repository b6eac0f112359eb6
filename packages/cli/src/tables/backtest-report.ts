/** A back-test for people at a terminal. Owns: which tables, in which order. Does not own: any figure (core, outlook/backtest). */
import { inLanguage, Ratio, readingWords, sayDecided, saySure, saySwitch, scenarioWords } from '@troth/core';
import type { BackTest, BackTestRow, Figure, Language, PromiseHistory } from '@troth/core';
import { minutesText, moneyText, sayFigure, sayPeriod, sayTargetText, sayVerdict, verdictSign } from '@troth/documents';
import type { Backtested } from '../actions/backtest.ts';
import { painter } from './colours.ts';
import type { Paint } from './colours.ts';
import { tableText } from './plain-table.ts';

interface Setting {
  readonly language: Language;
  readonly colours: boolean;
}

type Words = (en: string, zh: string) => string;

interface Say {
  readonly t: Words;
  readonly language: Language;
  readonly paint: Paint;
}

export function backtestReport(found: Backtested, { language, colours }: Setting): string {
  const say: Say = { t: (en, zh) => (language === 'en' ? en : zh), language, paint: painter(colours) };
  const { test } = found;
  const parts = [
    headOf(found, say),
    promisesTable(test, say),
    levelsText(test, say),
    monthsTable(test, say),
    costText(test, say),
    driversText(test, say),
    clausesText(test, say),
    readingsText(test, say),
    stressText(test, say),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headOf({ agreement, revision, draft, draftOf, test }: Backtested, { t, language }: Say): string {
  const keys = test.periods.map(({ period }) => period);
  const [first = '', last = ''] = [keys[0], keys.at(-1)];
  const text =
    draft === undefined
      ? t(`revision ${revision}`, `第 ${revision} 版`)
      : draftOf === undefined
        ? draft
        : `${draft} (${draftOf})`;
  const span = `${sayPeriod(first, language)} – ${sayPeriod(last, language)}`;
  return t(
    `${agreement}: ${text} over ${keys.length} months, ${span}`,
    `${agreement}：${text}，重算 ${keys.length} 個月（${span}）`,
  );
}

const titleOf = ({ title, subjects }: PromiseHistory, language: Language): string =>
  `${inLanguage(title, language)}${subjects.length > 1 ? ` (${subjects.length})` : ''}`;

/** A promise as the contract calls it; rows of months tell it by its key alone. */
function calledIn({ promises }: BackTest, language: Language): (commitment: string) => string {
  const titles = new Map(promises.map((one) => [one.commitment, inLanguage(one.title, language)]));
  return (commitment) => titles.get(commitment) ?? commitment;
}

/** "99.9 %": a share without its fraction. */
const share = (chance: number): string => `${(Math.round(chance * 1000) / 10).toFixed(1)} %`;

function promisesTable({ promises }: BackTest, { t, language }: Say): string {
  const rows = promises
    .filter(({ target }) => target !== undefined)
    .map((one) => [
      titleOf(one, language),
      sayTargetText(one.target ?? '', language),
      `${one.held.met} / ${one.held.of}`,
      one.held.unmeasured === 0 ? '' : String(one.held.unmeasured),
      one.confidence === undefined ? '–' : share(Ratio.parse(one.confidence.mean).toNumber()),
      one.confidence === undefined ? '–' : share(one.confidence.bound),
      one.best
        .slice(0, 3)
        .map(({ met, offer }) => `${sayTargetText(offer, language)}: ${met}/${one.held.of}`)
        .join('; '),
    ]);
  const head = t(
    'Promise|Target|Held|No value|Next holds|Lower bound|Strictest that held',
    '承諾|目標|守諾|無數值|下期守諾機會|下限|可守的最高承諾',
  );
  const first = promises.find(({ confidence }) => confidence?.tooFew === true);
  const few =
    first?.confidence === undefined ? '' : `\n${inLanguage(saySure(first.confidence, first.held.of), language)}`;
  return `${tableText({ head: head.split('|'), rows, right: [2, 3, 4, 5] })}${few}`;
}

/** "99.5 % held 12/12 (lower bound 77.9 %), 99.9 % 6/12 (24.5 %)". */
function levelsText({ promises }: BackTest, { t, language }: Say): string {
  return promises
    .filter(({ levels }) => levels.length > 0)
    .map((one) => {
      const levels = one.levels.map(({ offer, met, of, bound }) => `${offer.slice(3)} ${met}/${of} (${share(bound)})`);
      const removed =
        one.toRemoveMs === undefined || one.toRemoveMs === '0'
          ? ''
          : t(
              `; to keep ${one.target?.slice(3)}: ${minutesText(Ratio.parse(one.toRemoveMs))} min less`,
              `；要守 ${one.target?.slice(3)} 須減少 ${minutesText(Ratio.parse(one.toRemoveMs))} 分鐘`,
            );
      const what = t('held (lower bound)', '守諾（下限）');
      return `${titleOf(one, language)} ${what}: ${levels.join(', ')}${removed}`;
    })
    .join('\n');
}

/** A promise without any case in a month has nothing to say; how often that was stands in the table of promises. */
const spoken = (rows: readonly BackTestRow[]): readonly BackTestRow[] =>
  rows.filter(({ verdict }) => verdict !== 'no-volume');

function monthsTable(test: BackTest, { t, language, paint }: Say): string {
  const called = calledIn(test, language);
  const rows = test.periods.flatMap(({ period, rows: own, credit }) =>
    spoken(own).map((row, at) => {
      const text = `${verdictSign(row.verdict)} ${sayVerdict(row.verdict, language)}`;
      const used =
        row.downtimeMs === undefined || row.allowedMs === undefined
          ? ''
          : `${minutesText(Ratio.parse(row.downtimeMs))} / ${minutesText(Ratio.parse(row.allowedMs))}`;
      const named = `${called(row.commitment)}${row.subject === undefined ? '' : ` · ${row.subject}`}`;
      return [
        at === 0 ? period : '',
        row.period === period ? named : `${named}, ${row.period}`,
        used,
        row.value === undefined ? '–' : sayFigure(row.value, language),
        paint(text, row.verdict),
        row.margin === undefined ? '' : marginText(row.margin, language),
        at === 0 ? moneyText(credit) : '',
      ];
    }),
  );
  const head = t('Month|Promise|Minutes|Attained|Verdict|Margin|Credit', '月份|承諾|分鐘|達成|結果|餘裕|補償');
  return tableText({ head: head.split('|'), rows, right: [2, 3, 5, 6] });
}

/** A minus sign before the figure, since a time below nothing is no time. */
function marginText({ exact, unit }: Figure, language: Language): string {
  const value = Ratio.parse(exact);
  const text = sayFigure({ exact: value.abs().toString(), unit }, language);
  return value.isNegative() ? `−${text}` : text;
}

function costText({ currency, credit, worst, undetermined, periods }: BackTest, { t, language }: Say): string {
  if (currency === 'XXX') return '';
  const dearest =
    worst === undefined
      ? ''
      : t(
          `; the dearest month ${sayPeriod(worst.period, language)} ${moneyText(worst.credit)}`,
          `；最高的月份為 ${sayPeriod(worst.period, language)}，${moneyText(worst.credit)}`,
        );
  const total = t(
    `It would have cost ${currency} ${moneyText(credit)} in ${periods.length} months${dearest}`,
    `${periods.length} 個月的服務補償合共 ${currency} ${moneyText(credit)}${dearest}`,
  );
  return [total, ...undetermined].join('\n');
}

function driversText(test: BackTest, { t, language }: Say): string {
  const called = calledIn(test, language);
  return test.drivers
    .map((one) => {
      const causes = one.byCause.slice(0, 5).map(({ key, countedMs, occurrences }) => {
        const cause = key === '' ? t('no cause told', '未說明原因') : key;
        return `${cause} ${minutesText(Ratio.parse(countedMs))} ${t('min', '分鐘')} (${occurrences})`;
      });
      const over = minutesText(Ratio.parse(one.overMs));
      return `${called(one.commitment)}: ${t(`${over} min over the allowance in ${one.missed.length} missed periods`, `${one.missed.length} 個未達標期間共超出 ${over} 分鐘`)}: ${causes.join('; ')}`;
    })
    .join('\n');
}

function clausesText(test: BackTest, { t, language }: Say): string {
  const { ablation = [], currency } = test;
  const called = calledIn(test, language);
  const deciding = ablation.filter(({ decisive }) => decisive);
  if (deciding.length === 0) return '';
  const lines = deciding.map(({ clause, what, rows, difference }) => {
    const turned = rows.filter((row) => row.turned);
    const decided = turned.map(
      (row) => `\n    ${called(row.commitment)} ${row.period}: ${inLanguage(sayDecided(clause, row), language)}`,
    );
    const money = `${difference.startsWith('-') ? '' : '+'}${moneyText(difference)}`;
    return `  ${clause} ${inLanguage(saySwitch(what), language)}: ${t('without it', '若無此條')} ${currency} ${money}${decided.join('')}`;
  });
  return [t('Clauses that decided', '起決定作用的條款'), ...lines].join('\n');
}

function readingsText(test: BackTest, { t, language }: Say): string {
  const { honesty = [] } = test;
  const called = calledIn(test, language);
  if (honesty.length === 0) return '';
  const lines = honesty.map(({ reading, applies, turned, rows }) => {
    const { title, idle } = readingWords[reading];
    const where = rows.filter((row) => row.turned).map(({ commitment, period }) => `${called(commitment)} ${period}`);
    const told = !applies
      ? inLanguage(idle, language)
      : turned === 0
        ? t('no verdict depends on it', '不影響任何結果')
        : t(`${turned} verdicts depend on it: ${where.join(', ')}`, `影響 ${turned} 個結果：${where.join('、')}`);
    return `  ${inLanguage(title, language)}: ${told}`;
  });
  return [t('Other readings of time', '時間的其他讀法'), ...lines].join('\n');
}

function stressText(test: BackTest, { t, language }: Say): string {
  const { stress = [], currency } = test;
  const called = calledIn(test, language);
  if (stress.length === 0) return '';
  const lines = stress.map(({ scenario, event, held, difference }) => {
    const which =
      event === undefined ? '' : ` (${event.id}, ${minutesText(Ratio.parse(event.countedMs))} ${t('min', '分鐘')})`;
    const changes = held.map(
      ({ commitment, before, after, of }) => `${called(commitment)} ${before} → ${after} / ${of}`,
    );
    const told = changes.length === 0 ? t('no verdict changes', '結果不變') : changes.join(', ');
    const money = `${difference.startsWith('-') ? '' : '+'}${moneyText(difference)}`;
    return `  ${inLanguage(scenarioWords[scenario], language)}${which}: ${told}; ${currency} ${money}`;
  });
  return [t('The same months with other luck', '相同月份、不同運氣'), ...lines].join('\n');
}
