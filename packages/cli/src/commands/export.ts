import { Option } from 'commander';
import type { Command } from 'commander';
import type { Declare } from '../program.ts';
import { agreementOption, outputOption, periodOption } from './options.ts';
import { withServerOptions } from './server-options.ts';
import type { ServerOptions } from './server-options.ts';

export interface ExportOptions extends ServerOptions {
  readonly agreement?: string;
  readonly period?: string;
  readonly knownAt?: string;
  readonly live?: true;
  readonly format?: 'csv' | 'jsonl';
  readonly output?: string;
}

const help = `
Examples:
  troth export evidence --agreement SLA-EXAMPLE --period 2024-11 -o november.csv
  troth export statements -o statements.csv
  troth export statements --live --format jsonl | jq .statement.rows
  troth export pack --agreement SLA-EXAMPLE --period 2024-11

Reads the store itself: the embedded database belongs to one process, so stop "troth serve" first, or ask it
(GET /v1/evidence/download). A file is whole or not there. What is written as JSON Lines is read by "troth evaluate"; in CSV,
cells that a spreadsheet would take for formulas begin with an apostrophe.`;

const formatOption = (): Option =>
  new Option('--format <format>', 'csv or jsonl (missing: as the file is named, csv on the terminal)').choices([
    'csv',
    'jsonl',
  ]);

export const declareExport: Declare = (program, { host, end }) => {
  const exporting = program
    .command('export')
    .description('write evidence, statements and evidence packs for people and other tools')
    .addHelpText('after', help);
  const declare = (name: string, about: string): Command =>
    withServerOptions(exporting.command(name)).description(about);

  declare('evidence', 'rows that bear on an agreement and touch a period, as they were told; slices as they hold')
    .addOption(agreementOption().makeOptionMandatory())
    .addOption(periodOption())
    .option('--known-at <time>', 'rows recorded by then, such as 2024-12-02T09:00:00+08:00 (missing: now)')
    .addOption(formatOption())
    .addOption(outputOption())
    .action(async (options: ExportOptions) => {
      const { exportEvidence } = await import('../actions/export.ts');
      end(await exportEvidence(options, host));
    });
  declare('statements', 'issued statements, one line for every promise and subject in CSV')
    .addOption(agreementOption())
    .option('--live', 'the statements of periods under way instead, as last evaluated')
    .addOption(formatOption())
    .addOption(outputOption())
    .action(async (options: ExportOptions) => {
      const { exportStatements } = await import('../actions/export.ts');
      end(await exportStatements(options, host));
    });
  declare('pack', 'all that the other party needs to compute the statements of a closed period again')
    .addOption(agreementOption().makeOptionMandatory())
    .addOption(periodOption())
    .addOption(outputOption())
    .action(async (options: ExportOptions) => {
      const { exportPack } = await import('../actions/export.ts');
      end(await exportPack(options, host));
    });
};
