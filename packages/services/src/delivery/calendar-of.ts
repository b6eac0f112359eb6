/**
 * Works, reviews and days by which something is due, as a calendar file. Owns: what goes in, as somebody may see it. Does not
 * own: the form of the file (connectors).
 */
import { calendarText } from '@troth/connectors';
import type { CalendarEvent } from '@troth/connectors';
import { inLanguage, Instant } from '@troth/core';
import type { Language, Localized, RecordKindName } from '@troth/core';
import type { Actor, Context, Question } from '../context.ts';
import { seenBy } from '../practice/read.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';

export interface CalendarQuestion extends Question {
  readonly actor: Actor;
  readonly language: Language;
  /** Only what is about this agreement. */
  readonly agreement?: string | undefined;
}

interface Dated {
  readonly start: string;
  /** A day without hours when missing. */
  readonly end?: string;
  readonly title: Localized;
  readonly text: string;
  readonly cancelled?: boolean;
}

type Reader<K extends RecordKindName> = (record: PracticeRecord<K>) => Dated | undefined;
interface Readers {
  readonly change: Reader<'change'>;
  readonly review: Reader<'review'>;
  readonly dispute: Reader<'dispute'>;
  readonly action: Reader<'action'>;
}

/** One for each kind of record that stands in a calendar; undefined: this record does not. */
const readers: Readers = {
  change: ({ id, body: { title, window, state, why } }) => ({
    ...window,
    title,
    text: [id, why?.en].filter(Boolean).join('\n'),
    cancelled: state === 'cancelled',
  }),
  review: ({ id, body: { dueOn, agreement, party } }) => ({
    start: dueOn,
    title: { en: `Service review: ${agreement ?? party}`, 'zh-Hant': `服務檢討：${agreement ?? party}` },
    text: id,
  }),
  dispute: ({ id, body: { rulingBy, agreement, period, state } }) =>
    rulingBy === undefined || !['raised', 'under-review'].includes(state)
      ? undefined
      : {
          start: rulingBy,
          title: {
            en: `Ruling due: ${agreement}, ${period}`,
            'zh-Hant': `裁決期限：${agreement}，${period}`,
          },
          text: id,
        },
  action: ({ id, body: { title, dueOn, state } }) => (state === 'open' ? { start: dueOn, title, text: id } : undefined),
};

const dayMs = 86_400_000;

export async function calendarOf(context: Context, question: CalendarQuestion): Promise<string> {
  const { organisation, actor, language, agreement } = question;
  const register = await registerOf(context.store, organisation);
  const records = [
    ...seenBy(register, actor, 'change').flatMap((record) => datedOf(record, readers.change)),
    ...seenBy(register, actor, 'review').flatMap((record) => datedOf(record, readers.review)),
    ...seenBy(register, actor, 'dispute').flatMap((record) => datedOf(record, readers.dispute)),
    ...seenBy(register, actor, 'action').flatMap((record) => datedOf(record, readers.action)),
  ];
  const wanted = records.filter(({ record }) => agreement === undefined || concerns(record, agreement));
  return calendarText({
    name: `Troth · ${organisation}`,
    language,
    stamp: new Date(context.clock()),
    events: wanted.map(({ record, dated }) => eventOf(record, dated, { organisation, language })),
  });
}

interface Entered {
  readonly record: PracticeRecord;
  readonly dated: Dated;
}

function datedOf<K extends RecordKindName>(record: PracticeRecord<K>, read: Reader<K>): readonly Entered[] {
  const dated = read(record);
  return dated === undefined ? [] : [{ record, dated }];
}

const concerns = ({ kind, about, body }: PracticeRecord, agreement: string): boolean =>
  about.agreement === agreement ||
  (kind === 'change' && 'agreements' in body && (body.agreements as readonly unknown[]).includes(agreement));

function eventOf(
  { kind, id, version }: PracticeRecord,
  { start, end, title, text, cancelled = false }: Dated,
  { organisation, language }: { readonly organisation: string; readonly language: Language },
): CalendarEvent {
  const allDay = end === undefined;
  const from = new Date(allDay ? `${start}T00:00:00Z` : Instant.parse(start));
  return {
    id: `${kind}-${id}@${organisation}`,
    sequence: version,
    start: from,
    end: allDay ? new Date(from.getTime() + dayMs) : new Date(Instant.parse(end)),
    allDay,
    title: inLanguage(title, language),
    text,
    cancelled,
  };
}
