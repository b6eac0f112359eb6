/** UTF-8 into text. The core sees no decoder of Node or a browser; the language's own URI decoding is strict about bytes. */

const block = 4096;

/** Undefined when the bytes are no UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  const parts: string[] = [];
  try {
    for (let from = 0; from < bytes.length;) {
      let to = Math.min(from + block, bytes.length);
      while (to < bytes.length && to > from && ((bytes[to] ?? 0) & 0xc0) === 0x80) to--;
      if (to === from) return undefined;
      parts.push(textOf(bytes.subarray(from, to)));
      from = to;
    }
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
  return parts.join('');
}

function textOf(bytes: Uint8Array): string {
  if (bytes.every((byte) => byte < 0x80)) return String.fromCharCode(...bytes);
  return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
}
