/**
 * The words of an HTML mail. Owns: taking out everything that is not text, in one pass. Nothing is fetched or executed, and
 * what comes out is plain text, to be escaped like any other wherever it is shown.
 */

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const breaks = new Set([
  'br',
  'p',
  'div',
  'tr',
  'li',
  'table',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'blockquote',
  'pre',
]);
/** Elements whose contents are no words for a reader. */
const silent = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg']);

export function textOfHtml(html: string): string {
  const words: string[] = [];
  // Once for all closing tags; beyond ASCII, small letters may be longer and positions would slip.
  const lower = html.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase());
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const stop = open < 0 ? html.length : open;
    words.push(html.slice(at, stop).replace(/\s+/gu, ' '));
    if (open < 0) break;
    at = afterTag(html, { lower, open, words });
  }
  return decoded(words.join(''))
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

interface Place {
  /** The same text in small letters. */
  readonly lower: string;
  readonly open: number;
  readonly words: string[];
}

/** Where text goes on after the markup at `open`; a line break for elements that make one. */
function afterTag(html: string, { lower, open, words }: Place): number {
  if (html.startsWith('<!--', open)) return past(html, '-->', open + 4);
  const tag = /^<(\/?)([a-z][a-z0-9]*)/iu.exec(html.slice(open, open + 40));
  if (tag === null) {
    if (html[open + 1] === '!' || html[open + 1] === '?') return past(html, '>', open + 2);
    words.push('<');
    return open + 1;
  }
  const name = (tag[2] ?? '').toLowerCase();
  if (breaks.has(name)) words.push('\n');
  const end = past(html, '>', open);
  if (tag[1] === '/' || !silent.has(name)) return end;
  const closing = lower.indexOf(`</${name}`, end);
  return closing < 0 ? html.length : past(html, '>', closing);
}

function past(html: string, sign: string, from: number): number {
  const found = html.indexOf(sign, from);
  return found < 0 ? html.length : found + sign.length;
}

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/giu, (whole: string, entity: string) => {
    if (!entity.startsWith('#')) return Object.hasOwn(named, entity) ? (named[entity] ?? whole) : whole;
    const code = Number(entity.slice(1).replace(/^x/iu, '0x'));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
