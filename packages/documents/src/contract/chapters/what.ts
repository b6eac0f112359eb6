/** K04 and K05: what is covered, where, and when. */
import { holidayList, sayDate } from '@troth/core';
import type { Block } from '../../prose/block.ts';
import type { Chapter, Draft, Sentence } from '../chapter.ts';

type Service = NonNullable<Draft['terms']['services']>[number];
type Hours = NonNullable<Draft['terms']['calendars']>[string];

function siteTable(draft: Draft, { sites, title }: Service): Block[] {
  if (sites === undefined || sites.length === 0) return [];
  const head = draft.language === 'en' ? ['Site', 'Name', 'Class', 'Weight'] : ['地點', '名稱', '類別', '權重'];
  const rows = sites.map((site) => [
    site.id,
    site.name === undefined ? '' : draft.words(site.name),
    site.class ?? '',
    site.weight?.toString() ?? '1',
  ]);
  return [
    {
      kind: 'table',
      caption: draft.say(`Sites of ${draft.words(title)}`, `「${draft.words(title)}」的地點`),
      head,
      rows,
      right: [3],
    },
  ];
}

function serviceSentences(draft: Draft, service: Service): (Sentence | Block)[] {
  const listed = (items: Service['included']): string => draft.join((items ?? []).map((item) => draft.words(item)));
  const offering =
    service.offering === undefined
      ? ''
      : draft.say(
          ` (offering ${service.offering}${service.version === undefined ? '' : `, version ${service.version}`})`,
          `（服務項目 ${service.offering}${service.version === undefined ? '' : `，版本 ${service.version}`}）`,
        );
  const parts = [service.description === undefined ? '' : draft.words(service.description)];
  if (service.included !== undefined)
    parts.push(draft.say(`Included: ${listed(service.included)}.`, `包括：${listed(service.included)}。`));
  if (service.excluded !== undefined) {
    const none = service.excluded.length === 0;
    parts.push(
      none
        ? draft.say('Nothing is excluded.', '並無不包括事項。')
        : draft.say(`Not included: ${listed(service.excluded)}.`, `不包括：${listed(service.excluded)}。`),
    );
  }
  if (service.siteCount !== undefined)
    parts.push(draft.say(`It is provided at ${service.siteCount} sites.`, `於 ${service.siteCount} 個地點提供。`));
  const text = parts.filter((part) => part !== '').join(draft.say(' ', ''));
  return [
    { title: `${draft.words(service.title)}${offering}${draft.say('.', '。')}`, text },
    ...siteTable(draft, service),
  ];
}

export const scope: Chapter = {
  key: 'K04',
  title: { en: 'Scope of work', 'zh-Hant': '服務範圍' },
  write: (draft) => (draft.terms.services ?? []).flatMap((service) => serviceSentences(draft, service)),
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
export function sayDays(key: string, draft: Draft): string {
  const names = key.split('-').map((day) => dayWords[day] ?? [day, day]);
  return draft.say(names.map(([en]) => en).join(' to '), names.map(([, zh]) => zh).join('至'));
}

function weekText(draft: Draft, { weekly, always }: Hours): string {
  if (always === true) return draft.say('every hour of every day', '全年每日每時');
  const parts = Object.entries(weekly ?? {}).map(([days, spans]) => {
    const hours = spans.map((span) => span.replaceAll(/\s*-\s*/gu, '–')).join(draft.say(' and ', '及'));
    return spans.length === 0
      ? draft.say(`${sayDays(days, draft)} closed`, `${sayDays(days, draft)}休息`)
      : `${sayDays(days, draft)} ${hours}`;
  });
  return draft.join(parts);
}

function holidayText(draft: Draft, { holidays, holidayDates, recurringHolidays }: Hours): string {
  const lists = holidays === undefined || holidays === 'none' ? [] : Array.isArray(holidays) ? holidays : [holidays];
  const named = lists.map((name) => {
    const found = holidayList(name);
    return found.ok ? `${draft.say(found.value.title.en, found.value.title.zh)} (${name})` : name;
  });
  const dates = [
    ...(holidayDates ?? []).map((date) => sayDate(date, draft.language)),
    ...(recurringHolidays ?? []).map((date) => draft.say(`every ${date}`, `每年 ${date}`)),
  ];
  const closed = [...named, ...dates];
  if (closed.length === 0)
    return holidays === 'none' ? draft.say('; holidays make no difference', '；不受假日影響') : '';
  return draft.say(`; closed on ${closed.join(', ')}`, `；下列日子休息：${closed.join('、')}`);
}

function exceptions(draft: Draft, id: string, hours: Hours): Block[] {
  const special = (hours.special ?? []).map((one) => [
    sayDate(one.date, draft.language),
    one.hours.length === 0 ? draft.say('closed', '休息') : one.hours.join(', '),
    one.note === undefined ? '' : draft.words(one.note),
  ]);
  const closures = (hours.closures ?? []).map((one) => [
    sayDate(one.date, draft.language),
    draft.say(`closed ${one.hours}`, `${one.hours} 休息`),
    one.note === undefined ? '' : draft.words(one.note),
  ]);
  const rows = [...special, ...closures];
  if (rows.length === 0) return [];
  const head = draft.language === 'en' ? ['Date', 'Hours', 'Note'] : ['日期', '時間', '備註'];
  return [{ kind: 'table', caption: draft.say(`Days of “${id}” that differ`, `「${id}」的特別日子`), head, rows }];
}

export const hours: Chapter = {
  key: 'K05',
  title: { en: 'Service hours and calendars', 'zh-Hant': '服務時間及日曆' },
  write(draft) {
    const { calendars } = draft.terms;
    return Object.entries(calendars ?? {}).flatMap(([id, terms]) => {
      const said = terms.description === undefined ? '' : `${draft.words(terms.description)} `;
      const prime = terms.primeTime === true ? draft.say(' These are prime-time hours.', '此為黃金時段。') : '';
      const zone = terms.zone ?? draft.revision.zoneName;
      const text = `${said}${draft.say('Open ', '開放時間：')}${weekText(draft, terms)}${holidayText(draft, terms)}${draft.say(`; local time of ${zone}.`, `；按 ${zone} 當地時間。`)}${prime}`;
      return [{ title: draft.say(`“${id}”.`, `「${id}」。`), text }, ...exceptions(draft, id, terms)];
    });
  },
};
