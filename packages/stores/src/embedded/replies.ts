/**
 * Gathers what the engine sends into blocks that can be handed to another thread without being copied again. The engine
 * fills its own buffer of 8 KiB; a piece that is shorter was flushed on purpose and must not wait.
 */
const engineBuffer = 8192;
const blockSize = 256 * 1024;

export type Hand = (bytes: Uint8Array<ArrayBuffer>) => void;

export class Replies {
  readonly #hand: Hand;
  #block = new Uint8Array(blockSize);
  #filled = 0;

  constructor(hand: Hand) {
    this.#hand = hand;
  }

  /** Takes a view of the engine's memory that is valid only now. */
  add(piece: Uint8Array): void {
    if (this.#filled + piece.length > blockSize) this.flush();
    if (piece.length >= blockSize) {
      this.#hand(new Uint8Array(piece));
      return;
    }
    this.#block.set(piece, this.#filled);
    this.#filled += piece.length;
    if (piece.length < engineBuffer) this.flush();
  }

  flush(): void {
    if (this.#filled === 0) return;
    if (this.#filled < blockSize / 2) {
      this.#hand(this.#block.slice(0, this.#filled));
    } else {
      this.#hand(this.#block.subarray(0, this.#filled));
      this.#block = new Uint8Array(blockSize);
    }
    this.#filled = 0;
  }
}
