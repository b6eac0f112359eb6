/** The head of a screen and its sections. Owns: the one h1, the title of the window, and how blocks stand under each other. */
import { Title } from '@mantine/core';
import { useEffect, useId } from 'react';
import type { ReactNode } from 'react';
import { noteVisit } from '../app/recent.ts';
import css from './page.module.css';

interface PageProps {
  readonly title: string;
  /** Where this belongs: a link to what is above it. */
  readonly over?: ReactNode;
  /** One or two sentences that say what one sees here. */
  readonly lead?: ReactNode;
  /** Buttons. */
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ title, over, lead, acts, children }: PageProps): ReactNode {
  useEffect(() => {
    document.title = `${title} · Troth`;
    noteVisit({ href: `${window.location.pathname}${window.location.search}`, title });
  }, [title]);
  return (
    <article>
      <header className={css['head']}>
        <div className={css['words']}>
          {over !== undefined && <div className={css['over']}>{over}</div>}
          <Title order={1} className={css['title'] ?? ''}>
            {title}
          </Title>
          {lead !== undefined && <p className={css['lead']}>{lead}</p>}
        </div>
        {acts !== undefined && <div className={css['acts']}>{acts}</div>}
      </header>
      {children}
    </article>
  );
}

interface SectionProps {
  readonly title?: string;
  /** A sentence under the title. */
  readonly note?: ReactNode;
  readonly acts?: ReactNode;
  /** Without a sheet of its own under it: for lists of sheets. */
  readonly bare?: boolean;
  /** To be linked to: `#timeline`. */
  readonly anchor?: string;
  readonly children: ReactNode;
}

export function Section({ title, note, acts, bare = false, anchor, children }: SectionProps): ReactNode {
  const own = useId();
  const id = anchor ?? own;
  return (
    <section
      className={bare ? css['bare'] : css['section']}
      {...(title === undefined ? {} : { 'aria-labelledby': `${id}-title` })}
      id={id}
    >
      {title !== undefined && (
        <div className={css['sectionHead']}>
          <Title order={2} className={css['sectionTitle'] ?? ''} id={`${id}-title`}>
            {title}
          </Title>
          {acts !== undefined && <div className={css['acts']}>{acts}</div>}
        </div>
      )}
      {note !== undefined && <p className={css['note']}>{note}</p>}
      {children}
    </section>
  );
}
