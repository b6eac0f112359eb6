/** Options that several commands take, with one wording. */
import { Option } from 'commander';

export const periodOption = (): Option =>
  new Option(
    '-p, --period <period>',
    '2024-11, 2024-Q4, 2024 or 2024-11-14, in the zone of each agreement',
  ).makeOptionMandatory();
export const agreementOption = (): Option => new Option('-a, --agreement <id>', 'the agreement with this id');
export const commitmentOption = (): Option => new Option('-c, --commitment <id>', 'the commitment with this id');
export const knownAtOption = (): Option =>
  new Option(
    '--known-at <time>',
    'read the evidence as it was known then, such as 2024-12-02T09:00:00+08:00 (missing: when the last row that bears on the period was recorded, not before its end; now while it is open)',
  );
export const languageOption = (): Option =>
  new Option('--lang <language>', 'language of words').choices(['en', 'zh-Hant']).default('en');
export const jsonOption = (): Option => new Option('--json', 'write JSON for machines instead of words');
export const outputOption = (): Option =>
  new Option('-o, --output <file>', 'write to this file instead of the terminal');
