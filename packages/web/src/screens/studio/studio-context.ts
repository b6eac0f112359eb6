/** What every pane of the studio knows. Owns: its form. The state lives in the screen. */
import type { Finding, Json, Language } from '@troth/core';
import { createContext, use } from 'react';
import type { Around, Live } from './model/live.ts';
import type { Place } from './model/text-at.ts';
import type { Move, WorkingText } from './model/working-text.ts';
import type { Draft } from './draft.ts';

export interface Studio {
  readonly draft: Draft;
  readonly working: WorkingText;
  readonly move: (move: Move) => void;
  readonly live: Live;
  /** The last text that could be read, for reading on while a term is being written. */
  readonly readable: Live;
  /** The revision in force, if this draft follows one. */
  readonly before: Live | undefined;
  readonly opened: Live;
  readonly around: Around;
  readonly above: { readonly agreement: string; readonly text: Json } | undefined;
  readonly locked: boolean;
  /** Language of the text, which may be another than that of the screen. */
  readonly language: Language;
  /** K01 … K25; none while one only reads. */
  readonly clause: string | undefined;
  readonly select: (clause: string | undefined) => void;
  /** Clauses that say something, by their own terms or by those of an agreement above. */
  readonly written: ReadonlySet<string>;
  /** Opens the clause of a place and puts the cursor there. */
  readonly lead: (place: Place) => void;
  readonly findingsOf: (clause: string) => readonly Finding[];
}

export const StudioContext = createContext<Studio | undefined>(undefined);

export function useStudio(): Studio {
  const studio = use(StudioContext);
  if (studio === undefined) throw new TypeError('useStudio is for panes inside the studio');
  return studio;
}
