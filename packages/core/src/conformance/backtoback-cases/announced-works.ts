/** Works that count or not by when they were announced; business days are those of Hong Kong. */
import { z } from 'zod';
import { noticeGiven } from '../../exclusions/notice.ts';
import { quantity } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import { calendarPhrase } from './calendar-phrase.ts';
import type { Answer } from './case-kind.ts';
import { judged } from './judged-minutes.ts';
import { momentText } from './moments.ts';
import { exactNumber } from './numbers.ts';

export const announcedWorks = z
  .object({
    outageMin: exactNumber,
    maintenanceOverlapMin: exactNumber,
    noticeRequiredBusinessDays: exactNumber,
    noticeGiven: momentText,
    maintenanceStart: momentText,
    periodMinutes: exactNumber,
    target: exactNumber,
    calendar: calendarPhrase.prefault('HK Mon-Fri 00:00-24:00 excl. general holidays'),
  })
  .transform((given): Answer => {
    const { calendar, maintenanceStart: start } = given;
    const late = noticeGiven({
      row: {
        form: 'works',
        id: 'works',
        source: 'case',
        recordedAt: start,
        start,
        end: start,
        noticedAt: given.noticeGiven,
      },
      notice: quantity('days', given.noticeRequiredBusinessDays, 'business'),
      calendar,
      zone: calendar.zone,
      emergency: 'counts',
    });
    const excludedMin = late === undefined ? given.maintenanceOverlapMin : Ratio.zero;
    return { excludedMin, ...judged(given.outageMin.minus(excludedMin), given.periodMinutes, given.target) };
  });
