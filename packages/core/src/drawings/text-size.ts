/** How wide words will be, near enough to place them: surfaces draw with fonts of their own. Owns: the estimate, shortening, thinning. */

const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const broad = /[mwMW%@]/u;
const capital = /[A-Z0-9&?#]/u;
const narrow = /[iljtfrI.,:;|!'()\s·]/u;

/** Of the size of the font. Rather too much than too little, so that what fits here fits everywhere. */
function signWidth(sign: string): number {
  if (wide.test(sign)) return 1;
  if (broad.test(sign)) return 0.92;
  if (capital.test(sign)) return 0.66;
  return narrow.test(sign) ? 0.36 : 0.6;
}

export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const sign of text) width += signWidth(sign);
  return width * size;
}

/** The text, or as much of it as has room, with an ellipsis. */
export function fitted(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  let kept = '';
  for (const sign of text) {
    if (textWidth(`${kept}${sign}…`, size) > room) break;
    kept += sign;
  }
  return kept === '' ? '' : `${kept.trimEnd()}…`;
}

/** Texts in lines of at most this width; each text stays whole. */
export function inLines(texts: readonly string[], size: number, room: number): readonly string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const last = lines[lines.length - 1];
    const joined = last === undefined ? text : `${last} · ${text}`;
    if (last !== undefined && textWidth(joined, size) <= room) lines[lines.length - 1] = joined;
    else lines.push(text);
  }
  return lines;
}

/** Labels along an axis that do not touch one another, each centred on its place; the first of two that would is kept. */
export function thinned<T extends { readonly x: number; readonly text: string }>(
  labels: readonly T[],
  size: number,
): readonly T[] {
  let free = Number.NEGATIVE_INFINITY;
  return labels.filter(({ x, text }) => {
    const half = textWidth(text, size) / 2;
    if (x - half < free) return false;
    free = x + half + size * 0.5;
    return true;
  });
}
