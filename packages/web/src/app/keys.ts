/** Keys that work everywhere: Ctrl K, /, ?, and g followed by a letter. Owns: listening. Never takes a key from a field. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** Where g and a letter go; a page that the side does not have leaves the key alone. */
export const goKeys: Readonly<Record<string, string>> = {
  t: '/',
  a: '/agreements',
  d: '/deliverability',
  m: '/month-end',
  e: '/evidence',
  c: '/customers',
  s: '/suppliers',
  i: '/inbox',
  h: '/help',
};

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName));

export function useKeys({ onSearch, onHelp }: { readonly onSearch: () => void; readonly onHelp: () => void }): void {
  const navigate = useNavigate();
  const going = useRef(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const search = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      if (search) {
        event.preventDefault();
        onSearch();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
      const to = going.current ? goKeys[event.key] : undefined;
      going.current = event.key === 'g' && to === undefined;
      if (to !== undefined) void navigate({ to });
      else if (event.key === '/') {
        event.preventDefault();
        onSearch();
      } else if (event.key === '?') onHelp();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [navigate, onSearch, onHelp]);
}
