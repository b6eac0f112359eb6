/** A page in one file: nothing is fetched from outside, it can be mailed, archived and printed. */
import type { Language } from '@troth/core';
import { markup, Markup } from './markup.ts';
import { baseStyle } from './style.ts';

export interface PageParts {
  readonly title: string;
  readonly language: Language;
  /** More style than every page has. */
  readonly style?: string;
  readonly body: Markup;
}

/** No script, no fetching: a browser that honours it cannot be made to do either by the content. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

export function page({ title, language, style = '', body }: PageParts): string {
  const sheet = new Markup(`${baseStyle}${style}`);
  return tidy(
    markup`<!doctype html>
    <html lang="${language === 'zh-Hant' ? 'zh-Hant-HK' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}" />
        <meta name="generator" content="troth" />
        <title>${title}</title>
        <style>
          ${sheet}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `.text,
  );
}

/** Tags on one line each and no indentation, however the templates are laid out. Markup in attributes is escaped, so ">" ends a tag. */
function tidy(text: string): string {
  const tags = text.replaceAll(/<[a-z][^>]*>/gu, (tag) => tag.replaceAll(/\s+/gu, ' ').replace(/ (?=\/?>$)/u, ''));
  return tags.replaceAll(/\n\s*/gu, '\n');
}
