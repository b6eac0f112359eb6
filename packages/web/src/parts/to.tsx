/** A link to a screen of ours: `<To href="/agreements/SLA-LR-METRO">Lion Rock</To>`. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import css from './to.module.css';

interface ToProps {
  /** Path and query, as in the address bar. */
  readonly href: string;
  readonly children: ReactNode;
  /** For a link that shows only a number or a sign. */
  readonly label?: string;
  readonly strong?: boolean;
  readonly className?: string | undefined;
}

export function To({ href, children, label, strong = false, className }: ToProps): ReactNode {
  const { pathname, searchParams, hash } = new URL(href, window.location.origin);
  const own = className ?? (strong ? `${css['to']} ${css['strong']}` : css['to']);
  return (
    <Link
      to={pathname}
      search={Object.fromEntries(searchParams)}
      className={own ?? ''}
      {...(hash === '' ? {} : { hash: hash.slice(1) })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </Link>
  );
}
