/** Dates and periods as people read them. Owns: what needs no zone, so that a browser can say a date without the table of zones. */
import type { Language } from './text.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
/** Names of the months in English; Chinese writes their numbers. */
export const longMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** "14 Nov 2024" or "2024年11月14日". */
export function sayDate(date: string, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (language === 'zh-Hant') return `${year}年${Number(month)}月${Number(day)}日`;
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** "November 2024", "fourth quarter 2024", "2024"; other keys as they are. */
export function sayPeriod(key: string, language: Language): string {
  const month = /^(\d{4})-(\d{2})$/u.exec(key);
  if (month?.[1] !== undefined) {
    return language === 'en'
      ? `${longMonths[Number(month[2]) - 1] ?? ''} ${month[1]}`
      : `${month[1]}年${Number(month[2])}月`;
  }
  const quarter = /^(\d{4})-Q(\d)$/u.exec(key);
  if (quarter?.[1] !== undefined)
    return language === 'en' ? `Q${quarter[2]} ${quarter[1]}` : `${quarter[1]}年第${quarter[2]}季`;
  if (/^\d{4}-\d{2}-\d{2}$/u.test(key)) return sayDate(key, language);
  return language === 'zh-Hant' && /^\d{4}$/u.test(key) ? `${key}年` : key;
}
