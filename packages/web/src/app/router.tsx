/** Addresses and the screens behind them. Owns: which stand inside the shell. Does not own: the list (screens/list.ts). */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { Waiting } from '../parts/waiting.tsx';
import { screens } from '../screens/list.ts';
import type { Screen } from '../screens/screen.ts';
import { BrokenScreen, NothingHere } from './notices.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Outlet, errorComponent: BrokenScreen });
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
});

const componentOf = ({ load }: Screen) => lazyRouteComponent(async () => ({ default: await load() }));

const inside = screens
  .filter(({ sides }) => sides !== 'anyone')
  .map((screen) => createRoute({ getParentRoute: () => shell, path: screen.path, component: componentOf(screen) }));
const outside = screens
  .filter(({ sides }) => sides === 'anyone')
  .map((screen) => createRoute({ getParentRoute: () => root, path: screen.path, component: componentOf(screen) }));
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
