/** Daily checks that were not done: today's, and a day of the last week that was passed over (S3.6). */
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { missingDays } from '../missing-days.ts';
import { dateIn } from '../saying.ts';

export const check: ItemKind = {
  kind: 'check',
  names: both('Daily check', '每日檢查'),
  find: (scene) =>
    missingDays(scene).map((date) => {
      const day = dateIn(date);
      const today = date === scene.today;
      return {
        id: `check:${date}`,
        kind: 'check',
        rank: today ? 65 : 75,
        tone: today ? ('plain' as const) : ('warn' as const),
        title: both(`Daily check of ${day.en}`, `${day['zh-Hant'] ?? ''}每日檢查`),
        reason: today
          ? both("Today's check is not finished.", '今日的檢查尚未完成。')
          : both('It was never finished.', '從未完成。'),
        since: date,
        due: date,
        action: { label: both('Do the check', '進行檢查'), to: today ? '/daily-check' : `/daily-check?date=${date}` },
      };
    }),
};
