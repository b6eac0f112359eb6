/** What the application knows of a screen before it is loaded. */
import type { Language, Localized, Side } from '@troth/core';
import type { ComponentType } from 'react';
import type { IconName } from '../parts/icon-shapes.ts';

/** Groups of the navigation, in their order. */
export const navigationGroups = ['day', 'promises', 'parties', 'month', 'house'] as const;
export type NavigationGroup = (typeof navigationGroups)[number];

export interface Screen {
  /** As in the address, with parameters: `/agreements/$agreement`. */
  readonly path: string;
  /** Folder under screens/. */
  readonly area: string;
  /** Title of the window, and its name in navigation and search. */
  readonly names: Localized;
  /** Who sees it; `anyone` needs no sign-in and stands without navigation. */
  readonly sides: readonly Side[] | 'anyone';
  readonly load: () => Promise<ComponentType>;
  /** Missing: it is reached from other screens. */
  readonly navigation?: { readonly group: NavigationGroup; readonly icon: IconName };
  /** How it is shown on the demo company by tests and pictures. Missing parameters: none are needed. */
  readonly example?: {
    readonly parameters?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    /** Identity of the demo; `ada`, `jack` or `mina` by the first side when missing. */
    readonly as?: string;
  };
}

export const nameOfScreen = (screen: Screen, language: Language): string => screen.names[language] ?? screen.names.en;
