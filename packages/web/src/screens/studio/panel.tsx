/** A part of the pane on the right: a title with what counts, folded away when one wants. */
import type { ReactNode } from 'react';
import css from './studio.module.css';

interface PanelProps {
  readonly title: string;
  /** The figure that matters, so that it is seen folded as well. */
  readonly count?: ReactNode;
  readonly note?: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}

export function Panel({ title, count, note, open = true, children }: PanelProps): ReactNode {
  return (
    <details className={css['panel']} open={open}>
      <summary className={css['panelTitle']}>
        <h2>{title}</h2>
        {count !== undefined && <span className={css['panelCount']}>{count}</span>}
      </summary>
      {note !== undefined && <p className={css['panelNote']}>{note}</p>}
      {children}
    </details>
  );
}
