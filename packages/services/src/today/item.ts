/** One line of the day: what is the matter, what it may cost, how likely, whose it is and the one thing to do. Owns: its form. */
import type { Localized } from '@troth/core';
import type { Scene } from './scene.ts';

/** How sure a chance is, beside the budgets' own outlooks: `due` where nobody acting makes it so. */
export type Certainty = 'secured' | 'open' | 'works' | 'unrecoverable' | 'due';

export interface Chance {
  /** Exact, 0 to 1. */
  readonly exact: string;
  /** Rounded for show, without the sign. */
  readonly percent: string;
  readonly certainty: Certainty;
  /** How it was come to, in words. */
  readonly how: Localized;
}

export interface Sum {
  readonly amount: string;
  readonly currency: string;
}

export interface TodayItem {
  /** Stays the same from day to day while the matter does. */
  readonly id: string;
  readonly kind: string;
  /** How pressing among matters without money; less is sooner. */
  readonly rank: number;
  readonly tone: 'bad' | 'warn' | 'plain';
  readonly title: Localized;
  /** In words, minutes first. */
  readonly reason: Localized;
  /** Nobody answers for it, or nothing is done about it, though it is red (S2.17). */
  readonly controlFailure?: Localized | undefined;
  /** What it costs if it happens, as the engine computed it. */
  readonly exposure?: Sum | undefined;
  readonly chance?: Chance | undefined;
  /** Id of a person. */
  readonly owner?: string | undefined;
  readonly ownerName?: Localized | undefined;
  /** Since when it stands, RFC 3339 or a day. */
  readonly since?: string | undefined;
  readonly due?: string | undefined;
  readonly agreement?: string | undefined;
  readonly commitment?: string | undefined;
  readonly period?: string | undefined;
  /** The one next thing, and where in the application it is done. */
  readonly action: { readonly label: Localized; readonly to: string };
}

export interface ItemKind {
  readonly kind: string;
  readonly names: Localized;
  readonly find: (scene: Scene) => readonly TodayItem[];
}

export const both = (en: string, zh: string): Localized => ({ en, 'zh-Hant': zh });
