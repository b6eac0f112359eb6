/**
 * Remote write 2.0: `io.prometheus.write.v2.Request`. Texts stand once in a table and are named by their position; a sample
 * may say since when its counter counts. Some senders of earlier drafts say so once per series.
 */
import type { Reader } from 'protobufjs/minimal.js';
import { eachField, eachFieldOf, endOfMessage, readInt64, readValue } from '../protobuf/fields.ts';
import type { WrittenSeries } from './written-series.ts';

type WrittenSample = WrittenSeries['samples'][number];
type References = Omit<WrittenSeries, 'labels'> & { readonly labels: readonly number[] };

/** Series, or a sentence when they name texts that the table does not hold. */
export function readRequest2(reader: Reader): WrittenSeries[] | string {
  const symbols: string[] = [];
  const all: References[] = [];
  eachField(reader, reader.len, (tag) => {
    if (tag === 0x22) symbols.push(reader.stringVerify());
    else if (tag === 0x2a) all.push(readSeries(reader));
    else return false;
    return true;
  });
  if (symbols.length > 0 && symbols[0] !== '') return 'the first text of the symbol table has to be empty';
  for (const [index, { labels }] of all.entries()) {
    if (labels.length % 2 !== 0) return `timeseries[${index}] names a label without a value`;
    const beyond = labels.find((reference) => reference >= symbols.length);
    if (beyond !== undefined)
      return `timeseries[${index}] names text ${beyond} of a symbol table that holds ${symbols.length}`;
  }
  return all.map(({ labels, ...rest }) => ({ ...rest, labels: labels.map((reference) => symbols[reference] ?? '') }));
}

function readSeries(reader: Reader): References {
  const labels: number[] = [];
  const samples: WrittenSample[] = [];
  let histograms = 0;
  let startedAt = 0;
  eachFieldOf(reader, (tag) => {
    if (tag === 0x0a) {
      const end = endOfMessage(reader);
      while (reader.pos < end) labels.push(reader.uint32());
    } else if (tag === 0x08) labels.push(reader.uint32());
    else if (tag === 0x12) samples.push(readSample(reader));
    else if (tag === 0x30) startedAt = readInt64(reader);
    else {
      // Native histograms are field 3; they, exemplars (4) and metadata (5) are passed over.
      if (tag === 0x1a) histograms += 1;
      return false;
    }
    return true;
  });
  return { labels, histograms, samples: samples.map((sample) => withStart(sample, startedAt)) };
}

function readSample(reader: Reader): WrittenSample {
  let read = { value: 0, stale: false };
  let [at, startedAt] = [0, 0];
  eachFieldOf(reader, (tag) => {
    if (tag === 0x09) read = readValue(reader);
    else if (tag === 0x10) at = readInt64(reader);
    else if (tag === 0x18) startedAt = readInt64(reader);
    else return false;
    return true;
  });
  return withStart(read.stale ? { at, value: read.value, stale: true } : { at, value: read.value }, startedAt);
}

/** Zero means that nothing is known of the start. */
function withStart(sample: WrittenSample, startedAt: number): WrittenSample {
  return startedAt === 0 || sample.startedAt !== undefined ? sample : { ...sample, startedAt };
}
