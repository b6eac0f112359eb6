/** Words that several kinds of items share. Owns: how a promise, a chance and a wait are said in both languages. */
import { Instant, inLanguage, minutesText, Ratio, sayDate, sayMoment, sayPeriod } from '@troth/core';
import type { Language, Localized } from '@troth/core';
import { both } from './item.ts';
import type { Chance } from './item.ts';
import type { Scene } from './scene.ts';

const dayMs = 86_400_000;
const hour = Ratio.of(3_600_000);

export const inBoth = (say: (language: Language) => string): Localized => both(say('en'), say('zh-Hant'));

export const wordsOf = (text: Localized | string, language: Language): string => inLanguage(text, language);

export const minutes = (ms: Ratio): string => minutesText(ms);

/** "63.5". */
export const hoursText = (ms: number): string => {
  const hours = Ratio.of(ms).dividedBy(hour);
  const short = hours.toFixed(1);
  return short.endsWith('.0') ? short.slice(0, -2) : short;
};

/** "SLA-PH-VPN · Availability · February 2025", with the subject where there is one. */
export function promiseTitle(of: {
  readonly agreement: string;
  readonly title: Localized;
  readonly subject?: string | undefined;
  readonly period: string;
}): Localized {
  return inBoth((language) =>
    [of.agreement, wordsOf(of.title, language), of.subject, sayPeriod(of.period, language)]
      .filter((part) => part !== undefined)
      .join(' · '),
  );
}

/** Something that happens for certain if nobody acts. */
export const certainIfIdle: Chance = {
  exact: '1',
  percent: '100',
  certainty: 'due',
  how: both('Certain if nobody acts.', '若無人處理則必然發生。'),
};

export const momentIn = (scene: Scene, text: string): Localized =>
  inBoth((language) => sayMoment(Instant.parse(text), scene.zone, language));

export const dateIn = (date: string): Localized => inBoth((language) => sayDate(date, language));

/** Whole days from one date to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Instant.parse(`${to}T00:00:00Z`) - Instant.parse(`${from}T00:00:00Z`)) / dayMs);

export const daysUntil = (scene: Scene, moment: string): number =>
  Math.ceil((Instant.parse(moment) - scene.now) / dayMs);

/** Who answers for an agreement. */
export const managerOf = (scene: Scene, agreement: string | undefined): string | undefined =>
  agreement === undefined ? undefined : scene.register.get('agreement-roles', agreement)?.body.manager;

/** Name of a party, or its id where nobody wrote one. */
export const partyName = (scene: Scene, id: string): Localized =>
  scene.register.get('party', id)?.body.name ?? both(id, id);

export const personName = (scene: Scene, id: string): Localized =>
  scene.register.get('person', id)?.body.name ?? both(id, id);

export const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
