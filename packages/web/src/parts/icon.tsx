/** One of our signs. Beside a word it is silent; alone it needs a label. */
import type { ReactNode } from 'react';
import { iconShapes } from './icon-shapes.ts';
import type { IconName } from './icon-shapes.ts';

interface IconProps {
  readonly name: IconName;
  readonly size?: number;
  readonly label?: string;
}

export function Icon({ name, size = 18, label }: IconProps): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flexShrink: 0 }}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={iconShapes[name]} />
    </svg>
  );
}
