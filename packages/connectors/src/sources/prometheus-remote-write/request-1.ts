/** Remote write 1.0: `prometheus.WriteRequest`, each series with its labels in full. */
import type { Reader } from 'protobufjs/minimal.js';
import { eachField, eachFieldOf, readInt64, readValue } from '../protobuf/fields.ts';
import type { WrittenSeries } from './written-series.ts';

export function readRequest1(reader: Reader): WrittenSeries[] {
  const all: WrittenSeries[] = [];
  eachField(reader, reader.len, (tag) => {
    if (tag !== 0x0a) return false;
    all.push(readSeries(reader));
    return true;
  });
  return all;
}

type WrittenSample = WrittenSeries['samples'][number];

function readSeries(reader: Reader): WrittenSeries {
  const labels: string[] = [];
  const samples: WrittenSample[] = [];
  let histograms = 0;
  eachFieldOf(reader, (tag) => {
    if (tag === 0x0a) readLabel(reader, labels);
    else if (tag === 0x12) samples.push(readSample(reader));
    else {
      // Native histograms are field 4; they and exemplars (3) are passed over.
      if (tag === 0x22) histograms += 1;
      return false;
    }
    return true;
  });
  return { labels, samples, histograms };
}

function readLabel(reader: Reader, labels: string[]): void {
  let [name, value] = ['', ''];
  eachFieldOf(reader, (tag) => {
    if (tag === 0x0a) name = reader.stringVerify();
    else if (tag === 0x12) value = reader.stringVerify();
    else return false;
    return true;
  });
  labels.push(name, value);
}

function readSample(reader: Reader): WrittenSample {
  let read = { value: 0, stale: false };
  let at = 0;
  eachFieldOf(reader, (tag) => {
    if (tag === 0x09) read = readValue(reader);
    else if (tag === 0x10) at = readInt64(reader);
    else return false;
    return true;
  });
  return read.stale ? { at, value: read.value, stale: true } : { at, value: read.value };
}
