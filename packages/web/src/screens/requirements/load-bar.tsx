/** What a team carries and what is added, of what it can carry. The figures beside it say the same. */
import { Ratio } from '@troth/core';
import type { ReactNode } from 'react';
import css from './requirements.module.css';

interface LoadBarProps {
  readonly capacity: string;
  readonly committed: string;
  readonly after: string;
  /** Said to those who cannot see it. */
  readonly label: string;
}

export function LoadBar({ capacity, committed, after, label }: LoadBarProps): ReactNode {
  const [can, has, then] = [Ratio.parse(capacity), Ratio.parse(committed), Ratio.parse(after)];
  const whole = Ratio.max(can, then);
  if (whole.isZero()) return null;
  // For drawing only.
  const at = (value: Ratio): number => value.dividedBy(whole).toNumber() * 100;
  const [from, to, limit] = [at(has), at(then), at(can)];
  return (
    <div className={css['bar']} role="img" aria-label={label}>
      <div className={css['has']} style={{ left: 0, width: `${Math.min(from, limit)}%` }} />
      <div className={css['adds']} style={{ left: `${from}%`, width: `${Math.max(0, Math.min(to, limit) - from)}%` }} />
      {to > limit && <div className={css['exceeds']} style={{ left: `${limit}%`, width: `${to - limit}%` }} />}
    </div>
  );
}
