/** Where facts come from. Floor 2: files today. */
export { readFiles } from './files/read-files.ts';
export type { ReadingOptions } from './files/read-files.ts';
export type { Intake } from './files/gathered.ts';
export { textBlocks, wholeText } from './files/text-blocks.ts';
export { discover } from './files/discover.ts';
export { Unreadable } from './files/unreadable.ts';
export { formFileNames, formOfFileName } from './files/row-fields.ts';
export { pullSources, pushSources } from './sources/kinds.ts';
export type * from './sources/source.ts';
export { deriveSlices } from './sources/metrics/derive.ts';
export type { Derived, SampledSpan } from './sources/metrics/derive.ts';
export { metricMappings, reachOf } from './sources/metrics/mapping.ts';
export type { MetricMapping } from './sources/metrics/mapping.ts';
export { arrivingRows } from './files/arriving-rows.ts';
export type { ArrivingBody, ArrivingRow } from './files/arriving-rows.ts';
export { checkIncrease } from './sources/prometheus-api/increase.ts';
export type { CheckedCounter } from './sources/prometheus-api/increase.ts';
export { queryTerms } from './sources/prometheus-api/terms.ts';
export { crossCheck } from './sources/metrics/cross-check.ts';
export type { CheckedWindow, CounterSample, CrossCheck } from './sources/metrics/cross-check.ts';
export { csvRecord } from './files/csv-record.ts';
export { isForbidden, lookUpAllowed } from './sources/wire/forbidden-addresses.ts';

export { MailFault, folderMailer, smtpMailer } from './deliveries/mail.ts';
export type { MailAttachment, Mailer, OutgoingMail } from './deliveries/mail.ts';
export { calendarText } from './deliveries/calendar.ts';
export type { CalendarEvent, CalendarFile } from './deliveries/calendar.ts';
