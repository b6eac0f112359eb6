/** HTML that cannot be injected into: everything put into a template is escaped, unless it is markup made here. */

/** Markup that is safe as it stands. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | undefined | readonly Part[];

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeText(text: string): string {
  // Control characters have no meaning in HTML and some parsers stumble over them.
  return text.replaceAll(/[\p{Cc}--[\t\n\r]]/gv, '\uFFFD').replaceAll(/[&<>"']/gu, (sign) => signs[sign] ?? sign);
}

function partText(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return part.map(partText).join('');
}

/** markup`<p>${words}</p>`: words are escaped, markup and lists of it are kept, undefined is nothing. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, piece, index) => text + partText(parts[index - 1]) + piece));
}

export const nothing = new Markup('');
