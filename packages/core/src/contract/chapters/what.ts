/** K04 and K05: what is covered, where, and when. */
import { holidayList } from '../../calendars/holidays/lists.ts';
import { sayDate } from '../../terms/date-words.ts';
import type { Block } from '../block.ts';
import type { Chapter, Writer, Sentence } from '../chapter.ts';

type Service = NonNullable<Writer['terms']['services']>[number];
type Hours = NonNullable<Writer['terms']['calendars']>[string];

function siteTable(writer: Writer, { sites, title }: Service): Block[] {
  if (sites === undefined || sites.length === 0) return [];
  const head = writer.language === 'en' ? ['Site', 'Name', 'Class', 'Weight'] : ['地點', '名稱', '類別', '權重'];
  const rows = sites.map((site) => [
    site.id,
    site.name === undefined ? '' : writer.words(site.name),
    site.class ?? '',
    site.weight?.toString() ?? '1',
  ]);
  return [
    {
      kind: 'table',
      caption: writer.say(`Sites of ${writer.words(title)}`, `「${writer.words(title)}」的地點`),
      head,
      rows,
      right: [3],
    },
  ];
}

function serviceSentences(writer: Writer, service: Service): (Sentence | Block)[] {
  const listed = (items: Service['included']): string => writer.join((items ?? []).map((item) => writer.words(item)));
  const offering =
    service.offering === undefined
      ? ''
      : writer.say(
          ` (offering ${service.offering}${service.version === undefined ? '' : `, version ${service.version}`})`,
          `（服務項目 ${service.offering}${service.version === undefined ? '' : `，版本 ${service.version}`}）`,
        );
  const parts = [service.description === undefined ? '' : writer.words(service.description)];
  if (service.included !== undefined)
    parts.push(writer.say(`Included: ${listed(service.included)}.`, `包括：${listed(service.included)}。`));
  if (service.excluded !== undefined) {
    const none = service.excluded.length === 0;
    parts.push(
      none
        ? writer.say('Nothing is excluded.', '並無不包括事項。')
        : writer.say(`Not included: ${listed(service.excluded)}.`, `不包括：${listed(service.excluded)}。`),
    );
  }
  if (service.siteCount !== undefined)
    parts.push(writer.say(`It is provided at ${service.siteCount} sites.`, `於 ${service.siteCount} 個地點提供。`));
  const text = parts.filter((part) => part !== '').join(writer.say(' ', ''));
  return [
    { title: `${writer.words(service.title)}${offering}${writer.say('.', '。')}`, text },
    ...siteTable(writer, service),
  ];
}

export const scope: Chapter = {
  key: 'K04',
  title: { en: 'Scope of work', 'zh-Hant': '服務範圍' },
  write: (writer) => (writer.terms.services ?? []).flatMap((service) => serviceSentences(writer, service)),
};

const dayWords: Readonly<Record<string, readonly [string, string]>> = {
  mon: ['Monday', '星期一'],
  tue: ['Tuesday', '星期二'],
  wed: ['Wednesday', '星期三'],
  thu: ['Thursday', '星期四'],
  fri: ['Friday', '星期五'],
  sat: ['Saturday', '星期六'],
  sun: ['Sunday', '星期日'],
};

/** "mon-fri" → "Monday to Friday". */
export function sayDays(key: string, writer: Writer): string {
  const names = key.split('-').map((day) => dayWords[day] ?? [day, day]);
  return writer.say(names.map(([en]) => en).join(' to '), names.map(([, zh]) => zh).join('至'));
}

function weekText(writer: Writer, { weekly, always }: Hours): string {
  if (always === true) return writer.say('every hour of every day', '全年每日每時');
  const parts = Object.entries(weekly ?? {}).map(([days, spans]) => {
    const hours = spans.map((span) => span.replaceAll(/\s*-\s*/gu, '–')).join(writer.say(' and ', '及'));
    return spans.length === 0
      ? writer.say(`${sayDays(days, writer)} closed`, `${sayDays(days, writer)}休息`)
      : `${sayDays(days, writer)} ${hours}`;
  });
  return writer.join(parts);
}

function holidayText(writer: Writer, { holidays, holidayDates, recurringHolidays }: Hours): string {
  const lists = holidays === undefined || holidays === 'none' ? [] : Array.isArray(holidays) ? holidays : [holidays];
  const named = lists.map((name) => {
    const found = holidayList(name);
    return found.ok ? `${writer.say(found.value.title.en, found.value.title.zh)} (${name})` : name;
  });
  const dates = [
    ...(holidayDates ?? []).map((date) => sayDate(date, writer.language)),
    ...(recurringHolidays ?? []).map((date) => writer.say(`every ${date}`, `每年 ${date}`)),
  ];
  const closed = [...named, ...dates];
  if (closed.length === 0)
    return holidays === 'none' ? writer.say('; holidays make no difference', '；不受假日影響') : '';
  return writer.say(`; closed on ${closed.join(', ')}`, `；下列日子休息：${closed.join('、')}`);
}

function exceptions(writer: Writer, id: string, hours: Hours): Block[] {
  const special = (hours.special ?? []).map((one) => [
    sayDate(one.date, writer.language),
    one.hours.length === 0 ? writer.say('closed', '休息') : one.hours.join(', '),
    one.note === undefined ? '' : writer.words(one.note),
  ]);
  const closures = (hours.closures ?? []).map((one) => [
    sayDate(one.date, writer.language),
    writer.say(`closed ${one.hours}`, `${one.hours} 休息`),
    one.note === undefined ? '' : writer.words(one.note),
  ]);
  const rows = [...special, ...closures];
  if (rows.length === 0) return [];
  const head = writer.language === 'en' ? ['Date', 'Hours', 'Note'] : ['日期', '時間', '備註'];
  return [{ kind: 'table', caption: writer.say(`Days of “${id}” that differ`, `「${id}」的特別日子`), head, rows }];
}

export const hours: Chapter = {
  key: 'K05',
  title: { en: 'Service hours and calendars', 'zh-Hant': '服務時間及日曆' },
  write(writer) {
    const { calendars } = writer.terms;
    return Object.entries(calendars ?? {}).flatMap(([id, terms]) => {
      const said = terms.description === undefined ? '' : `${writer.words(terms.description)} `;
      const prime = terms.primeTime === true ? writer.say(' These are prime-time hours.', '此為黃金時段。') : '';
      const zone = terms.zone ?? writer.revision.zoneName;
      const text = `${said}${writer.say('Open ', '開放時間：')}${weekText(writer, terms)}${holidayText(writer, terms)}${writer.say(`; local time of ${zone}.`, `；按 ${zone} 當地時間。`)}${prime}`;
      return [{ title: writer.say(`“${id}”.`, `「${id}」。`), text }, ...exceptions(writer, id, terms)];
    });
  },
};
