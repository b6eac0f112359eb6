/** The frame of pages outside the application: its mark, the language and the theme. */
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { LanguageSwitch, ThemeSwitch } from '../../app/top-bar.tsx';
import { Mark } from '../../app/mark.tsx';
import css from './sign-in.module.css';

interface DoorProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Door({ title, lead, wide = false, children }: DoorProps): ReactNode {
  useEffect(() => {
    document.title = `${title} · Troth`;
  }, [title]);
  return (
    <div className={css['page']}>
      <header className={css['bar']}>
        <span className={css['mark']}>
          <Mark />
          Troth
        </span>
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main className={`${css['main']} ${wide ? css['wide'] : ''}`}>
        <h1 className={css['title']}>{title}</h1>
        {lead !== undefined && <p className={css['lead']}>{lead}</p>}
        {children}
      </main>
    </div>
  );
}
