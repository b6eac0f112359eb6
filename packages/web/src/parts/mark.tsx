/** A word with a sign and a ground: verdicts, states, warnings. The sign and the word say it; the colour only helps. */
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';
import css from './marks.module.css';

export type MarkTone = 'good' | 'bad' | 'warn' | 'unknown' | 'excluded' | 'maintenance' | 'accent' | 'ink';

interface MarkProps {
  readonly tone: MarkTone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

export function Mark({ tone, icon, children }: MarkProps): ReactNode {
  return (
    <span className={`${css['mark']} ${css[tone]}`}>
      {icon !== undefined && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}
