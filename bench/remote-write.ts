/** A sender of Prometheus remote write 1.0: just enough of it to fill the peers with the same slices. */

class Bytes {
  #bytes = Buffer.allocUnsafe(1 << 16);
  #length = 0;

  number(value: number): void {
    this.#room(10);
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#bytes[this.#length++] = (rest % 128) | 128;
    this.#bytes[this.#length++] = rest;
  }

  double(value: number): void {
    this.#room(8);
    this.#bytes.writeDoubleLE(value, this.#length);
    this.#length += 8;
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A field of bytes: its tag, their number, they themselves. */
  field(tag: number, bytes: Uint8Array): void {
    this.number(tag);
    this.number(bytes.length);
    this.raw(bytes);
  }

  take(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.#length + more));
    wider.set(this.take());
    this.#bytes = wider;
  }
}

export interface Written {
  readonly labels: Readonly<Record<string, string>>;
  /** One sample a slice, the first at `start` milliseconds. */
  readonly start: number;
  readonly stepMs: number;
  readonly values: ArrayLike<number>;
}

const message = (fill: (bytes: Bytes) => void): Buffer => {
  const bytes = new Bytes();
  fill(bytes);
  return bytes.take();
};

/** A WriteRequest: series (1) of labels (1: name 1, value 2) and samples (2: value 1, milliseconds 2). */
function writeRequest(series: readonly Written[]): Buffer {
  return message((request) => {
    for (const one of series) request.field(0x0a, timeSeries(one));
  });
}

function timeSeries({ labels, start, stepMs, values }: Written): Buffer {
  return message((bytes) => {
    for (const name of Object.keys(labels).sort())
      bytes.field(
        0x0a,
        message((label) => {
          label.field(0x0a, Buffer.from(name));
          label.field(0x12, Buffer.from(labels[name] ?? ''));
        }),
      );
    for (let i = 0; i < values.length; i += 1) bytes.field(0x12, sampleOf(values[i] ?? 0, start + i * stepMs));
  });
}

const sample = new Uint8Array(16);
const view = new DataView(sample.buffer);

/** A sample in place: its eleven to sixteen bytes are copied by whoever asked. */
function sampleOf(value: number, at: number): Uint8Array {
  sample[0] = 0x09;
  view.setFloat64(1, value, true);
  sample[9] = 0x10;
  let length = 10;
  let rest = at;
  for (; rest >= 128; rest = Math.floor(rest / 128)) sample[length++] = (rest % 128) | 128;
  sample[length++] = rest;
  return sample.subarray(0, length);
}

/** Snappy without compressing: its length, then literals of at most 64 KiB. */
function literals(bytes: Uint8Array): Buffer {
  return message((block) => {
    block.number(bytes.length);
    for (let from = 0; from < bytes.length; from += 65_536) {
      const piece = bytes.subarray(from, from + 65_536);
      const last = piece.length - 1;
      block.raw(Uint8Array.of(61 << 2, last & 255, last >> 8));
      block.raw(piece);
    }
  });
}

/** Sends the series in one request. Throws with the receiver's words when it does not take them. */
export async function write(url: string, series: readonly Written[]): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-protobuf',
      'content-encoding': 'snappy',
      'x-prometheus-remote-write-version': '0.1.0',
    },
    body: new Uint8Array(literals(writeRequest(series))),
  });
  if (!answer.ok) throw new Error(`remote write: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  await answer.arrayBuffer();
}
