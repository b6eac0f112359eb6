/** Addresses and the screens behind them. Owns: which stand inside the shell. Does not own: the list (screens/list.ts). */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import type { RouteComponent } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { Waiting } from '../parts/waiting.tsx';
import { screens } from '../screens/list.ts';
import type { Screen } from '../screens/screen.ts';
import { BrokenScreen, NothingHere } from './notices.tsx';
import { useSession } from './session.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Outlet, errorComponent: BrokenScreen });
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
});

const componentOf = ({ load }: Screen) => lazyRouteComponent(async () => ({ default: await load() }));

const paths = [...new Set(screens.filter(({ sides }) => sides !== 'anyone').map(({ path }) => path))];
const inside = paths.map((path) =>
  createRoute({
    getParentRoute: () => shell,
    path,
    component: bySide(screens.filter((screen) => screen.path === path)),
  }),
);
const outside = screens
  .filter(({ sides }) => sides === 'anyone')
  .map((screen) => createRoute({ getParentRoute: () => root, path: screen.path, component: componentOf(screen) }));

/** An address may be another screen for each side; for a side without one there is nothing. */
function bySide(own: readonly Screen[]): RouteComponent {
  const shown = own.map(({ sides, load }) => ({ sides, Shown: lazy(async () => ({ default: await load() })) }));
  function ScreenOfSide(): ReactNode {
    const { side } = useSession();
    const found = shown.find(({ sides }) => sides.includes(side));
    if (found === undefined) return <NothingHere />;
    const { Shown } = found;
    return (
      <Suspense fallback={<Waiting />}>
        <Shown />
      </Suspense>
    );
  }
  // Pointing at a link fetches the screen behind it, where it is clear which that is.
  const preload = async (): Promise<void> => {
    if (own.length === 1) await own[0]?.load();
  };
  return Object.assign(ScreenOfSide, { preload });
}

/** An address without a screen: inside the shell, so that one finds back. */
const nowhere = createRoute({ getParentRoute: () => shell, path: '$', component: NothingHere });

export const router = createRouter({
  routeTree: root.addChildren([shell.addChildren([...inside, nowhere]), ...outside]),
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultErrorComponent: BrokenScreen,
  defaultNotFoundComponent: NothingHere,
  scrollRestoration: true,
  // Choices in the address are plain texts: what a person can read and write.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (choices) => {
    const chosen = Object.entries(choices).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    );
    const text = new URLSearchParams(chosen).toString();
    return text === '' ? '' : `?${text}`;
  },
});
