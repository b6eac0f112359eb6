/** Rows of evidence as JSON: one, a list, {"rows": […]}, or one on each line. Owns: telling these apart by the media type. */
import type { PushSource, Received } from '../source.ts';
import { refusedWhole } from '../wire/refusals.ts';
import { arrived } from '../rows/arrived.ts';
import { mediaTypeOf, rowsAnswer, rowTerms } from '../rows/row-terms.ts';
import type { RowTerms } from '../rows/row-terms.ts';

const lines = ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines'];

export const jsonRows: PushSource<RowTerms, Promise<Received>> = {
  kind: 'json-rows',
  title: 'Rows of evidence as JSON or JSON Lines',
  configuration: rowTerms,
  signed: false,
  async receive(request, { config }) {
    const type = mediaTypeOf(request);
    if (lines.includes(type)) return arrived(request, 'json-lines', config);
    if (type === 'application/json') return arrived(request, 'json', config);
    const message =
      'this content type is not read; send application/json, or application/x-ndjson with one row per line';
    return refusedWhole({ status: 415, code: 'MEDIA-TYPE', message });
  },
  answer: rowsAnswer,
};
