/** K09 and K10: time that does not count. */
import { sayQuantity } from '../../terms/quantity.ts';
import type { Chapter, Writer, Sentence } from '../chapter.ts';
import { nameInWords } from '../name-words.ts';
import { sayDays } from './what.ts';

type Exclusion = Writer['revision']['exclusions'][number];
type Maintenance = Writer['revision']['maintenance'][number];

/** Kinds of exclusion, named alike in contracts and reports. */
export const causeWords = {
  maintenance: ['maintenance', '維修保養'],
  'customer-caused': ['causes on the side of the Customer', '客戶方面的原因'],
  'force-majeure': ['force majeure', '不可抗力'],
  'access-refused': ['refused access', '拒絕進入'],
  'third-party': ['third parties', '第三方'],
  suspension: ['suspension', '暫停服務'],
  other: ['other causes', '其他原因'],
} as const;

const perWords = {
  period: ['period', '期間'],
  month: ['month', '月'],
  quarter: ['quarter', '季'],
  year: ['year', '年'],
} as const;

function sayCap(cap: Exclusion['cap'], writer: Writer): string {
  if (cap === undefined) return '';
  if ('uncapped' in cap)
    return writer
      .say(
        `There is no cap, because: ${writer.words(cap.uncapped)}.`,
        `不設上限，原因：${writer.words(cap.uncapped).replace(/[。.]$/u, '')}。`,
      )
      .replace('..', '.');
  const length = sayQuantity(cap.length, writer.language);
  return writer.say(
    `At most ${length} per ${perWords[cap.per][0]} is excluded.`,
    `每${perWords[cap.per][1]}最多豁免 ${length}。`,
  );
}

function sayScope(appliesTo: readonly string[] | undefined, writer: Writer): string {
  if (appliesTo === undefined) return '';
  return writer.say(`It applies to: ${appliesTo.join(', ')}.`, `適用於：${appliesTo.join('、')}。`);
}

function together(parts: readonly string[], writer: Writer): string {
  return parts.filter((part) => part !== '').join(writer.say(' ', ''));
}

function exclusionSentence(rule: Exclusion, writer: Writer): Sentence {
  const [en, zh] = causeWords[rule.kind];
  const what = rule.description === undefined ? '' : writer.words(rule.description).replace(/[。.]$/u, '');
  const decider =
    rule.decider === undefined
      ? ''
      : writer.say(
          `${writer.label(rule.decider)} decides${rule.decideWithin === undefined ? '' : ` within ${sayQuantity(rule.decideWithin, 'en')}`}.`,
          `由${writer.label(rule.decider)}${rule.decideWithin === undefined ? '' : `於 ${sayQuantity(rule.decideWithin, 'zh-Hant')}內`}決定。`,
        );
  const text = together(
    [
      writer.say(
        `Time lost through ${en}${what === '' ? '' : ` (${what})`} does not count, once it is proved and accepted.`,
        `因${zh}${what === '' ? '' : `（${what}）`}而損失的時間，經證明及接納後不予計算。`,
      ),
      rule.events === undefined
        ? ''
        : writer.say(
            `Only time during these events: ${rule.events.map((one) => nameInWords(one, writer)).join(', ')}.`,
            `只限下列事件期間：${rule.events.map((one) => nameInWords(one, writer)).join('、')}。`,
          ),
      rule.detection === undefined
        ? ''
        : writer.say(
            `It is recognised by: ${writer.words(rule.detection).replace(/\.$/u, '')}.`,
            `識別方法：${writer.words(rule.detection).replace(/。$/u, '')}。`,
          ),
      rule.proof === undefined
        ? ''
        : writer.say(
            `Proof: ${writer.words(rule.proof).replace(/\.$/u, '')}.`,
            `證明：${writer.words(rule.proof).replace(/。$/u, '')}。`,
          ),
      decider,
      sayCap(rule.cap, writer),
      sayScope(rule.appliesTo, writer),
    ],
    writer,
  );
  return { ...(rule.clause === undefined ? {} : { number: rule.clause }), text };
}

export const exclusions: Chapter = {
  key: 'K09',
  title: { en: 'Exclusions', 'zh-Hant': '不計時間' },
  write(writer) {
    const { exclusions: terms } = writer.terms;
    if (terms === 'none') return [{ text: writer.say('No time is excluded.', '沒有任何不計時間。') }];
    return writer.revision.exclusions.map((rule) => exclusionSentence(rule, writer));
  },
};

function maintenanceSentence(rule: Maintenance, writer: Writer): Sentence {
  const windows = (rule.windows ?? []).map(
    (one) => `${one.days.map((day) => sayDays(day, writer)).join(writer.say(', ', '、'))} ${one.from}–${one.to}`,
  );
  const zone = rule.zone ?? writer.revision.zoneName;
  const when =
    windows.length === 0
      ? writer.say('at any time', '任何時間')
      : `${writer.join(windows)} ${writer.say(`(local time of ${zone})`, `（${zone} 當地時間）`)}`;
  const notice = rule.notice === undefined ? '' : sayQuantity(rule.notice, writer.language);
  const counted =
    rule.noticeHours === undefined
      ? ''
      : writer.say(`, counted by “${rule.noticeHours}”`, `（按「${rule.noticeHours}」計算）`);
  const text = together(
    [
      writer.say(
        `Planned works may be done ${when}; downtime through them does not count.`,
        `計劃工程可於${when}進行，其引致的停機不予計算。`,
      ),
      notice === ''
        ? ''
        : writer.say(
            `The Customer is told at least ${notice} before they start${counted}; works announced later exclude nothing.`,
            `須於開始前至少 ${notice}通知客戶${counted}；逾時通知者不獲豁免。`,
          ),
      rule.emergency === 'excluded'
        ? writer.say('Emergency works do not count either.', '緊急工程亦不予計算。')
        : writer.say('Emergency works without that notice count as downtime.', '未按時通知的緊急工程計作停機。'),
      sayCap(rule.cap, writer),
      sayScope(rule.appliesTo, writer),
    ],
    writer,
  );
  return { ...(rule.clause === undefined ? {} : { number: rule.clause }), text };
}

export const maintenance: Chapter = {
  key: 'K10',
  title: { en: 'Maintenance', 'zh-Hant': '維修保養' },
  write(writer) {
    const { maintenance: terms } = writer.terms;
    if (terms === 'none') return [{ text: writer.say('No time is set aside for maintenance.', '不設維修保養時間。') }];
    return writer.revision.maintenance.map((rule) => maintenanceSentence(rule, writer));
  },
};
