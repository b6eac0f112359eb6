/** Temporary terms while they are being written, and when there is enough of them to be tried. */
import { parseTarget } from '@troth/core';

export interface Terms {
  readonly agreement: string;
  readonly commitment: string;
  readonly effect: 'exclude' | 'target';
  readonly target: string;
  readonly from: string;
  readonly to: string | undefined;
  readonly goesOnAt: string;
}

export const isWhole = ({ agreement, commitment, effect, target, from, to }: Terms): boolean =>
  agreement !== '' &&
  commitment !== '' &&
  from !== '' &&
  to !== undefined &&
  Date.parse(to) > Date.parse(from) &&
  (effect === 'exclude' || typeof parseTarget(target) !== 'string');
