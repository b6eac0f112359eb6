/** K11, K12 and K15–K18: measuring, reporting, problems, duties, reviews, change. */
import { longMonths } from '../../terms/date-words.ts';
import { Ratio } from '../../values/ratio.ts';
import { sayQuantity } from '../../terms/quantity.ts';
import type { Block } from '../block.ts';
import type { Chapter, Writer, Sentence } from '../chapter.ts';
import { nameInWords } from '../name-words.ts';

const percent = (share: Ratio): string => `${share.times(Ratio.of(100)).toString()} %`;

export const measurement: Chapter = {
  key: 'K11',
  title: { en: 'Measurement and records', 'zh-Hant': '量度及紀錄' },
  write(writer) {
    const { measurement: terms } = writer.terms;
    if (terms === undefined) return [];
    const head =
      writer.language === 'en'
        ? ['Source', 'Kind', 'Method', 'Step', 'Silence means']
        : ['來源', '類型', '方法', '間距', '無紀錄表示'];
    const rows = terms.sources.map((one) => [
      one.id,
      nameInWords(one.kind, writer),
      one.method === undefined ? '' : writer.words(one.method),
      one.granularity === undefined ? '' : sayQuantity(one.granularity, writer.language),
      one.coverage === 'continuous' ? writer.say('up', '正常') : writer.say('unknown', '不明'),
    ]);
    const said: (Sentence | Block)[] = [
      { kind: 'table', caption: writer.say('Sources of measurement', '量度來源'), head, rows },
    ];
    said.push({
      text:
        terms.onConflict === 'union'
          ? writer.say(
              'Where sources differ, any source that says down is believed.',
              '來源不一致時，任何來源表示中斷即予採信。',
            )
          : writer.say(
              'Where sources differ, the first listed one that speaks of the moment is believed.',
              '來源不一致時，以排列在前而對該時刻有紀錄的來源為準。',
            ),
    });
    if (terms.minimumCompleteness !== undefined)
      said.push({
        text: writer.say(
          `A statement carries a warning where less than ${percent(terms.minimumCompleteness)} of the time was observed.`,
          `觀察到的時間少於 ${percent(terms.minimumCompleteness)} 時，結單會附警告。`,
        ),
      });
    if (terms.clockAuthority !== undefined)
      said.push({
        text: writer.say(
          `Clocks follow ${writer.label(terms.clockAuthority)}.`,
          `時鐘以${writer.label(terms.clockAuthority)}為準。`,
        ),
      });
    if (terms.correctionWindow !== undefined) {
      const window = sayQuantity(terms.correctionWindow, writer.language);
      said.push({
        text: writer.say(
          `Data may be corrected within ${window} after the period; later corrections are restated openly.`,
          `數據可於期後 ${window}內更正；其後的更正會公開重列。`,
        ),
      });
    }
    if (terms.retentionMonths !== undefined)
      said.push({
        text: writer.say(
          `Records are kept for ${terms.retentionMonths} months.`,
          `紀錄保存 ${terms.retentionMonths} 個月。`,
        ),
      });
    return said;
  },
};

const evidenceWords = {
  'on-request': ['Raw evidence is given on request.', '原始證據按要求提供。'],
  portal: ['Raw evidence is available in the portal.', '原始證據可於網站取得。'],
  none: ['Raw evidence is not given.', '不提供原始證據。'],
} as const;

export const reporting: Chapter = {
  key: 'K12',
  title: { en: 'Tracking and reporting', 'zh-Hant': '跟進及報告' },
  write(writer) {
    const { reporting: terms } = writer.terms;
    if (terms === undefined) return [];
    const due =
      'businessDay' in terms.dueBy
        ? writer.say(
            `by business day ${terms.dueBy.businessDay} of the next period`,
            `於下一期間第 ${terms.dueBy.businessDay} 個工作日或之前`,
          )
        : writer.say(`by day ${terms.dueBy.day} of the next period`, `於下一期間第 ${terms.dueBy.day} 日或之前`);
    const languages = (terms.languages ?? ['en'])
      .map((one) => (one === 'en' ? writer.say('English', '英文') : writer.say('Traditional Chinese', '繁體中文')))
      .join(writer.say(' and ', '及'));
    const said: Sentence[] = [
      {
        text: writer.say(
          `The Provider reports ${due}, as ${terms.format.map((one) => nameInWords(one, writer)).join(', ')}, in ${languages}, to ${terms.recipients.join(', ')}.`,
          `供應商${due}以${terms.format.map((one) => nameInWords(one, writer)).join('、')} 形式及${languages}向 ${terms.recipients.join('、')} 提交報告。`,
        ),
      },
    ];
    if (terms.rawEvidence !== undefined) said.push({ text: writer.pick(evidenceWords[terms.rawEvidence]) });
    if (terms.ifNoReport === 'deemed-missed')
      said.push({
        text: writer.say(
          'Where no report is given in time, the targets of the period count as missed.',
          '逾期未提交報告者，該期間的目標視為未達標。',
        ),
      });
    return said;
  },
};

export const problems: Chapter = {
  key: 'K15',
  title: { en: 'Problem reports and escalation', 'zh-Hant': '問題報告及升級' },
  write(writer) {
    const { problemReports: terms } = writer.terms;
    if (terms === undefined) return [];
    const open =
      terms.hours === undefined ? '' : writer.say(`, within the hours “${terms.hours}”`, `（「${terms.hours}」時段）`);
    const channels = terms.channels.map((one) => writer.label(one));
    const said: (Sentence | Block)[] = [
      {
        text: writer.say(
          `Problems are reported by ${channels.join(' or ')}${open}.`,
          `問題可經${channels.join('或')}報告${open}。`,
        ),
      },
    ];
    if (terms.dataNeeded !== undefined)
      said.push({
        text: writer.say(
          `A report says: ${writer.join(terms.dataNeeded.map((one) => writer.words(one)))}.`,
          `報告須註明：${writer.join(terms.dataNeeded.map((one) => writer.words(one)))}。`,
        ),
      });
    if (terms.acknowledgement !== undefined)
      said.push({
        text: writer.say(
          `It is acknowledged within ${sayQuantity(terms.acknowledgement, 'en')}.`,
          `於 ${sayQuantity(terms.acknowledgement, 'zh-Hant')}內確認收到。`,
        ),
      });
    if (terms.ladder !== undefined) {
      const rows = terms.ladder.map((one) => [
        String(one.level),
        writer.label(one.role),
        sayQuantity(one.after, writer.language),
      ]);
      said.push({
        kind: 'table',
        caption: writer.say('Who is called when', '升級聯絡次序'),
        head: writer.language === 'en' ? ['Level', 'Role', 'After'] : ['級別', '職責', '經過時間'],
        rows,
      });
    }
    return said;
  },
};

const accountable = {
  provider: ['Provider', '供應商'],
  customer: ['Customer', '客戶'],
  joint: ['both', '雙方'],
} as const;

export const duties: Chapter = {
  key: 'K16',
  title: { en: 'Duties and responsibilities', 'zh-Hant': '職責' },
  write(writer) {
    const terms = writer.terms.duties ?? [];
    if (terms.length === 0) return [];
    const head =
      writer.language === 'en'
        ? ['Duty', 'Accountable', 'Done by', 'If neglected']
        : ['職責', '負責方', '執行', '疏忽時'];
    const rows = terms.map((one) => [
      writer.words(one.text),
      writer.pick(accountable[one.accountable]),
      (one.responsible ?? []).map((who) => writer.label(who)).join(writer.say(', ', '、')),
      one.suspendsTargets === true ? writer.say('targets are suspended', '暫停計算目標') : '',
    ]);
    return [
      { kind: 'table', caption: writer.say('Duties, each with one accountable party', '職責及唯一負責方'), head, rows },
    ];
  },
};

const everyWords = {
  month: ['every month', '每月'],
  quarter: ['every quarter', '每季'],
  'half-year': ['every half-year', '每半年'],
  year: ['every year', '每年'],
} as const;
const formWords = {
  meeting: ['in a meeting', '以會議形式'],
  remote: ['remotely', '以遙距形式'],
  written: ['in writing', '以書面形式'],
} as const;

export const reviews: Chapter = {
  key: 'K17',
  title: { en: 'Service review', 'zh-Hant': '服務檢討' },
  write(writer) {
    const { reviews: terms } = writer.terms;
    if (terms === undefined) return [];
    const said: Sentence[] = [
      {
        text: writer.say(
          `The parties review the service ${everyWords[terms.every][0]}, ${formWords[terms.format][0]}.`,
          `雙方${everyWords[terms.every][1]}${formWords[terms.format][1]}檢討服務。`,
        ),
      },
    ];
    if (terms.agenda !== undefined)
      said.push({
        text: writer.say(
          `Agenda: ${writer.join(terms.agenda.map((one) => writer.words(one)))}.`,
          `議程：${writer.join(terms.agenda.map((one) => writer.words(one)))}。`,
        ),
      });
    if (terms.minutesWithin !== undefined)
      said.push({
        text: writer.say(
          `Minutes are written within ${sayQuantity(terms.minutesWithin, 'en')}.`,
          `會議紀錄於 ${sayQuantity(terms.minutesWithin, 'zh-Hant')}內完成。`,
        ),
      });
    if (terms.annualReviewMonth !== undefined)
      said.push({
        text: writer.say(
          `The agreement as a whole is reviewed every ${longMonths[terms.annualReviewMonth - 1] ?? ''}.`,
          `每年 ${terms.annualReviewMonth} 月檢討整份協議。`,
        ),
      });
    return said;
  },
};

const midWords = {
  split: [
    'A period in which a new revision takes effect is judged in parts, each by the revision that held.',
    '期間內有新版本生效者，分段按當時有效的版本判定。',
  ],
  'new-governs': [
    'A period in which a new revision takes effect is judged by the new revision.',
    '期間內有新版本生效者，整段按新版本判定。',
  ],
  'old-governs': [
    'A period in which a new revision takes effect is judged by the old revision.',
    '期間內有新版本生效者，整段按舊版本判定。',
  ],
} as const;

export const amendment: Chapter = {
  key: 'K18',
  title: { en: 'Change and amendment', 'zh-Hant': '變更及修訂' },
  write(writer: Writer) {
    const { amendment: terms, waivers } = writer.terms;
    const said: (Sentence | Block)[] = [];
    if (terms !== undefined) {
      said.push({ text: writer.words(terms.rule) }, { text: writer.pick(midWords[terms.midPeriod]) });
      if (terms.major !== undefined)
        said.push({
          text: writer.say(
            `Major amendments are: ${writer.join(terms.major.map((one) => writer.words(one)))}.`,
            `重大修訂包括：${writer.join(terms.major.map((one) => writer.words(one)))}。`,
          ),
        });
    }
    if (waivers !== undefined && waivers.length > 0) {
      const rows = waivers.map((one) => [
        one.id,
        one.commitment,
        `${one.from} – ${one.to}`,
        one.effect === 'exclude' ? writer.say('the time does not count', '時間不計') : one.effect.target,
        one.agreedBy.join(', '),
      ]);
      said.push({
        kind: 'table',
        caption: writer.say('Waivers agreed by both sides', '雙方議定的豁免'),
        head:
          writer.language === 'en'
            ? ['Waiver', 'Promise', 'From – to', 'Effect', 'Agreed by']
            : ['豁免', '承諾', '起訖', '效力', '議定人'],
        rows,
      });
    }
    return said;
  },
};
