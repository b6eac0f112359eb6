/** Which signs a font can draw. A sign that no font here has would make the file invalid, so it is shown as the mark for that. */

/** Code points of the font's own table of signs (OpenType `cmap`, formats 4 and 12). */
export function codePointsOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, 'cmap');
  const found = new Set<number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    const format = view.getUint16(at);
    if (format === 12) addGroups(view, at, found);
    else if (format === 4) addSegments(view, at, found);
  }
  return found;
}

function tableAt(view: DataView, name: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
    if (tag === name) return view.getUint32(at + 8);
  }
  throw new RangeError(`the font has no table ${name}`);
}

function addGroups(view: DataView, at: number, found: Set<number>): void {
  for (let index = 0; index < view.getUint32(at + 12); index += 1) {
    const group = at + 16 + index * 12;
    for (let point = view.getUint32(group); point <= view.getUint32(group + 4); point += 1) found.add(point);
  }
}

function addSegments(view: DataView, at: number, found: Set<number>): void {
  const double = view.getUint16(at + 6);
  for (let offset = 0; offset < double; offset += 2) {
    const end = view.getUint16(at + 14 + offset);
    const start = view.getUint16(at + 16 + double + offset);
    const delta = view.getUint16(at + 16 + 2 * double + offset);
    const range = at + 16 + 3 * double + offset;
    const jump = view.getUint16(range);
    for (let point = start; point <= end && point < 0xffff; point += 1) {
      const glyph = jump === 0 ? (point + delta) & 0xffff : view.getUint16(range + jump + 2 * (point - start));
      if (glyph !== 0) found.add(point);
    }
  }
}

/** Printers' mark for a sign that the case does not hold. */
const missing = '〓';
const invisible = /[\p{Cf}\p{Variation_Selector}]/gu;
const control = /\p{Cc}/gu;

/** The text with signs that can be drawn; direction marks and the like are left out, line ends become spaces. */
export function drawable(text: string, drawn: ReadonlySet<number>): string {
  const plain = text.normalize('NFC').replaceAll(invisible, '').replaceAll(control, ' ');
  let shown = '';
  for (const sign of plain) shown += drawn.has(sign.codePointAt(0) ?? 0) ? sign : missing;
  return shown;
}
