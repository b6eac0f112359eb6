/** Rows of evidence as a table in CSV, one on each line, read by the rules that files are read by. */
import type { PushSource, Received } from '../source.ts';
import { refusedWhole } from '../wire/refusals.ts';
import { arrived } from '../rows/arrived.ts';
import { mediaTypeOf, rowsAnswer, rowTerms } from '../rows/row-terms.ts';
import type { RowTerms } from '../rows/row-terms.ts';

export const csvRows: PushSource<RowTerms, Promise<Received>> = {
  kind: 'csv-rows',
  title: 'Rows of evidence as CSV',
  configuration: rowTerms,
  signed: false,
  async receive(request, { config }) {
    if (mediaTypeOf(request) === 'text/csv') return arrived(request, 'csv', config);
    const message = 'this content type is not read; send text/csv, with the names of the columns in the first line';
    return refusedWhole({ status: 415, code: 'MEDIA-TYPE', message });
  },
  answer: rowsAnswer,
};
