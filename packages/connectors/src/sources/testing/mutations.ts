/** Bodies that were damaged on the way: bits turned, pieces cut out, doubled, put in. The same seed, the same damage. */
export function* mutations(bodies: readonly Uint8Array[], many: number): Generator<Uint8Array> {
  let state = 0x2545f491;
  const below = (most: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return most === 0 ? 0 : (state >>> 0) % most;
  };
  for (let i = 0; i < many; i += 1) {
    let bytes = Uint8Array.from(bodies[i % bodies.length] ?? []);
    for (let damage = below(4); damage >= 0; damage -= 1) bytes = damaged(bytes, below);
    yield bytes;
  }
}

function damaged(bytes: Uint8Array, below: (most: number) => number): Uint8Array<ArrayBuffer> {
  const at = below(bytes.length);
  const to = at + below(Math.min(64, bytes.length - at));
  const copy = Uint8Array.from(bytes);
  switch (below(6)) {
    case 0:
      return copy.slice(0, at);
    case 1:
      return Uint8Array.from([...copy.subarray(0, at), ...copy.subarray(to)]);
    case 2:
      return Uint8Array.from([...copy.subarray(0, to), ...copy.subarray(at)]);
    case 3:
      copy[at] = below(256);
      return copy;
    case 4:
      copy[at] = 0xff;
      return copy;
    default:
      copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
      return copy;
  }
}
