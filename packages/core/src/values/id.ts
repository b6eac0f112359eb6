/** Names of things. Ids of different things are different types: they neither assign nor compare. */
import { quoted } from './decimal.ts';

declare const brand: unique symbol;

/** The id of one kind of thing: Id<'agreement'>, Id<'service'>. Plain text at run time. */
export type Id<K extends string> = string & { readonly [brand]: K };

const tryOf = <K extends string>(_kind: K, text: string): Id<K> | undefined =>
  /^[\p{L}\p{N}][\p{L}\p{N}._:/@-]{0,199}$/u.test(text) ? (text as Id<K>) : undefined;

export const Id = {
  /**
   * Text as the id of that kind of thing: 1 to 200 letters, digits and . _ : / @ -, the first a letter or digit.
   * Throws RangeError, with a sentence to show.
   */
  of: <K extends string>(kind: K, text: string): Id<K> => {
    const id = tryOf(kind, text);
    if (id === undefined)
      throw new RangeError(
        `${quoted(text)} cannot name one ${kind}: use 1 to 200 letters, digits and . _ : / @ -, ` +
          'and start with a letter or digit.',
      );
    return id;
  },
  /** As `of`, but undefined instead of an error. */
  tryOf,
} as const;
