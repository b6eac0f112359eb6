/** What every field of the form knows: the text, how to change it, what was found wrong, and where one was led to. */
import type { Finding, Json } from '@troth/core';
import { createContext, use, useState } from 'react';
import type { ReactNode } from 'react';
import { isWithin } from '../model/text-at.ts';
import type { Place } from '../model/text-at.ts';

export interface Led {
  readonly place: Place;
  /** The same place can be led to again. */
  readonly time: number;
}

export interface FormOfText {
  readonly text: Json;
  /** Terms that hold from agreements above where the text is silent, and whose they are. */
  readonly above?: { readonly agreement: string; readonly text: Json } | undefined;
  readonly findings: readonly Finding[];
  readonly led: Led | undefined;
  /** It cannot be changed any more, or not by us. */
  readonly locked: boolean;
  readonly set: (place: Place, value: Json | undefined, typing?: boolean) => void;
  /** The sentence that a member of a list becomes. */
  /** Names within the text that a field may refer to, by the key of the field. */
  readonly known: (key: string) => readonly string[];
  readonly sentence: (place: Place) => ReactNode;
}

export const FormContext = createContext<FormOfText | undefined>(undefined);

export function useForm(): FormOfText {
  const form = use(FormContext);
  if (form === undefined) throw new TypeError('useForm is for fields inside the form');
  return form;
}

/** Whether a part is unfolded: by hand, or because one was led to a place within it. */
export function useUnfolded(place: Place, first: boolean): readonly [boolean, () => void] {
  const { led } = useForm();
  const [own, setOwn] = useState({ open: first, time: -1 });
  const inside = led !== undefined && isWithin(led.place, place);
  const open = inside && led.time !== own.time ? true : own.open;
  return [open, () => setOwn({ open: !open, time: led?.time ?? -1 })];
}
