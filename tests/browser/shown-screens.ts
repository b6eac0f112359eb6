/** Where every screen of the application is seen on the demo company, and as whom. */
import { addressOf, screens } from '@troth/web';
import type { Screen } from '@troth/web';

export interface ShownScreen {
  /** Of the address with its parameters: "agreements-agreement". */
  readonly name: string;
  readonly title: { readonly en: string; readonly 'zh-Hant'?: string | undefined };
  readonly address: string;
  /** Identity of the demo; undefined: nobody has signed in. */
  readonly as: string | undefined;
}

const firstOfSide = { own: 'ada', customer: 'jack', supplier: 'mina' } as const;

function visitor({ sides, example }: Screen): string | undefined {
  if (sides === 'anyone') return example?.as;
  return example?.as ?? firstOfSide[sides[0] ?? 'own'];
}

export const shownScreens: readonly ShownScreen[] = screens.map((screen) => {
  const query = new URLSearchParams(screen.example?.query ?? {}).toString();
  const address = addressOf(screen.path, screen.example?.parameters ?? {});
  const as = visitor(screen);
  const words = screen.path.replaceAll(/[^\w-]+/gu, '-').replaceAll(/^-|-$/gu, '') || 'home';
  // The same address is another screen for each side.
  const shared = screens.filter(({ path }) => path === screen.path).length > 1;
  return {
    name: shared ? `${words}-${as ?? 'stranger'}` : words,
    title: screen.names,
    address: query === '' ? address : `${address}?${query}`,
    as,
  };
});
