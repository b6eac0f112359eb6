/** Remote write requests as a sender makes them, by another library and from the protocol's own description. */
import protobuf from 'protobufjs';

const described = `
syntax = "proto3";
package prometheus;
message WriteRequest { repeated TimeSeries timeseries = 1; }
message TimeSeries { repeated Label labels = 1; repeated Sample samples = 2; repeated Exemplar exemplars = 3; repeated Histogram histograms = 4; }
message Label { string name = 1; string value = 2; }
message Sample { double value = 1; int64 timestamp = 2; }
message Exemplar { repeated Label labels = 1; double value = 2; int64 timestamp = 3; }
message Histogram { uint64 count_int = 1; double sum = 3; sint32 schema = 4; int64 timestamp = 15; }
message Request2 { repeated string symbols = 4; repeated Series2 timeseries = 5; }
message Series2 { repeated uint32 labels_refs = 1; repeated Sample2 samples = 2; repeated Histogram histograms = 3; Metadata2 metadata = 5; int64 created_timestamp = 6; }
message Sample2 { double value = 1; int64 timestamp = 2; int64 start_timestamp = 3; }
message Metadata2 { int32 type = 1; uint32 help_ref = 3; uint32 unit_ref = 4; }
`;
const { root } = protobuf.parse(described, { keepCase: true });

export interface SentSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly { readonly value: number; readonly timestamp: number; readonly start?: number }[];
  readonly histograms?: number;
}

export function message1(series: readonly SentSeries[]): Uint8Array {
  const timeseries = series.map(({ labels, samples, histograms }) => ({
    labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
    samples,
    histograms: Array.from({ length: histograms ?? 0 }, () => ({ count_int: 1, sum: 2, timestamp: 3 })),
  }));
  return encode('WriteRequest', { timeseries });
}

export function message2(series: readonly SentSeries[], symbols: string[] = ['']): Uint8Array {
  const reference = (text: string): number => {
    const known = symbols.indexOf(text);
    return known >= 0 ? known : symbols.push(text) - 1;
  };
  const timeseries = series.map(({ labels, samples, histograms }) => ({
    labels_refs: Object.entries(labels).flat().map(reference),
    samples: samples.map(({ value, timestamp, start }) => ({ value, timestamp, start_timestamp: start ?? 0 })),
    metadata: { type: 1, help_ref: reference('what it counts') },
    histograms: Array.from({ length: histograms ?? 0 }, () => ({ count_int: 1, sum: 2, timestamp: 3 })),
  }));
  return encode('Request2', { symbols, timeseries });
}

function encode(name: string, content: object): Uint8Array {
  const type = root.lookupType(`prometheus.${name}`);
  return type.encode(type.fromObject(content)).finish();
}
