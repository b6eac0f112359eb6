/** Nothing is here: says what would be, and how it comes to be. */
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';
import css from './page.module.css';

interface EmptyProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly icon?: IconName;
}

export function Empty({ title, children, icon = 'check' }: EmptyProps): ReactNode {
  return (
    <div className={css['empty']}>
      <Icon name={icon} />
      <div>
        <div className={css['emptyTitle']}>{title}</div>
        {children}
      </div>
    </div>
  );
}
