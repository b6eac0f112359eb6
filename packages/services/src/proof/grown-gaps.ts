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
  { seen = [] }: Pick<RecordBody<'risk-acceptance'>, 'seen'>,
  { code, figures }: GapNow,
): Localized | undefined {
  const then = seen.find((one) => one.code === code);
  return then === undefined || figures === undefined ? undefined : grownSince(then, figures);
}
