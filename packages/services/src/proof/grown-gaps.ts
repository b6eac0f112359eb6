/** What an accepted risk still covers. Owns: which of the gaps that it names are no larger than when it was taken. */
import { grownSince } from '@troth/core';
import type { GapFigures, Localized, RecordBody } from '@troth/core';

interface GapNow {
  readonly code: string;
  /** Missing where nothing of it can grow. */
  readonly figures?: GapFigures | undefined;
}

/** By how much it grew beyond what was taken; undefined while it did not, and where no figures were kept with the acceptance. */
export function grownBeyond(
  { seen }: Pick<RecordBody<'risk-acceptance'>, 'seen'>,
  { code, figures }: GapNow,
): Localized | undefined {
  if (seen === undefined || figures === undefined) return undefined;
  const then = seen.find((one) => one.code === code);
  return then === undefined ? notThere : grownSince(then, figures);
}

/** Nobody takes beforehand whatever a gap may come to. */
const notThere: Localized = {
  en: 'It was not there when its risk was taken.',
  'zh-Hant': '接納風險時此差距並不存在。',
};
