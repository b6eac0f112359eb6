/** The frame around every screen: banner, navigation, top bar, content, and where the focus goes when the page changes. */
import { Drawer } from '@mantine/core';
import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Waiting } from '../parts/waiting.tsx';
import { useWords } from '../words/use-words.ts';
import { DemoBanner } from './demo-banner.tsx';
import { useKeys } from './keys.ts';
import { useLive } from './live.ts';
import { Navigation } from './navigation.tsx';
import { Unreached } from './notices.tsx';
import { SessionOfShell, useAnySession } from './session.ts';
import { shellWords } from './shell-words.ts';
import css from './shell.module.css';
import { TopBar } from './top-bar.tsx';

const KeysList = lazy(async () => ({ default: (await import('./keys-list.tsx')).KeysList }));
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

/** Waits for the session, sends strangers to the sign-in page, and frames the screen for everybody else. */
export function Shell(): ReactNode {
  const { data: session, error, refetch } = useAnySession();
  const here = useRouterState({ select: ({ location }) => location.href });
  if (session === undefined) return error === null ? <Waiting /> : <Unreached again={() => void refetch()} />;
  if (!session.signedIn) return <Stranger here={here} />;
  return (
    <SessionOfShell value={session}>
      <Frame />
    </SessionOfShell>
  );
}

/** Where somebody wanted to be is taken once: on the way to the sign-in page the address changes under this. */
function Stranger({ here }: { readonly here: string }): ReactNode {
  const [away] = useState(() => <Navigate to="/sign-in" search={here === '/' ? {} : { back: here }} replace />);
  return away;
}

function Frame(): ReactNode {
  const t = useWords(shellWords);
  const [open, setOpen] = useState<'menu' | 'search' | 'keys'>();
  const close = useCallback(() => setOpen(undefined), []);
  const search = useCallback(() => setOpen('search'), []);
  const keys = useCallback(() => setOpen('keys'), []);
  useKeys({ onSearch: search, onHelp: keys });
  const main = useFocusOfPage();
  useLive();
  return (
    <div className={css['frame']}>
      <a className={css['skip']} href="#content">
        {t('skip')}
      </a>
      <DemoBanner />
      <div className={css['rail']}>
        <div className={css['railInside']}>
          <Navigation />
        </div>
      </div>
      <TopBar onMenu={() => setOpen('menu')} onSearch={search} />
      <main className={css['main']} id="content" tabIndex={-1} ref={main}>
        <Outlet />
        <p className={css['printed']}>{t('printed', { address: window.location.href })}</p>
      </main>
      <Drawer
        opened={open === 'menu'}
        onClose={close}
        size="17rem"
        title={t('menu')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Navigation onLeave={close} />
      </Drawer>
      <Suspense>
        {open === 'search' && <Palette onClose={close} />}
        {open === 'keys' && <KeysList opened onClose={close} />}
      </Suspense>
    </div>
  );
}

/** After a change of page the focus stands at the content, so that the next Tab and the reading voice begin there. */
function useFocusOfPage() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}
