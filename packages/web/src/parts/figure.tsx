/** A number that matters, with what it is, and where it comes from: `<Figure label="Counted" value="55 min" href="…" />`. */
import type { ReactNode } from 'react';
import css from './figure.module.css';
import type { MarkTone } from './mark.tsx';
import { To } from './to.tsx';

interface FigureProps {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** Under it: the percentage beside minutes, what it is measured against. */
  readonly note?: ReactNode;
  readonly tone?: MarkTone;
  /** The evidence or derivation of the number. */
  readonly href?: string;
}

export function Figure({ label, value, note, tone = 'ink', href }: FigureProps): ReactNode {
  return (
    <div className={css['figure']}>
      <div className={css['label']}>{label}</div>
      <div className={`${css['value']} ${css[tone] ?? ''}`}>
        {href === undefined ? value : <To href={href}>{value}</To>}
      </div>
      {note !== undefined && <div className={css['note']}>{note}</div>}
    </div>
  );
}

/** Figures beside each other; under each other where it is narrow. */
export function Figures({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={css['row']}>{children}</div>;
}
