/** What every field of the form knows: the text, how to change it, what was found wrong, and where one was led to. */
import type { Finding, FormPart, Json } from '@troth/core';
import { createContext, use, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { isWithin } from '../model/text-at.ts';
import type { Place } from '../model/text-at.ts';

export interface FieldProps {
  readonly label: string;
  readonly place: Place;
  readonly help?: string | undefined;
  readonly required?: boolean;
  /** Takes the whole field out of the text. */
  readonly onRemove?: (() => void) | undefined;
}

export interface PartProps extends FieldProps {
  readonly part: FormPart;
  readonly value: Json | undefined;
  /** Fields of a group that have their place elsewhere. */
  readonly but?: readonly string[] | undefined;
  readonly hint?: ReactNode;
}

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
  /** Draws any part: groups and lists are made of fields that they need not know. */
  readonly Field: ComponentType<PartProps>;
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
