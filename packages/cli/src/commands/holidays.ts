import type { Declare } from '../program.ts';

export interface HolidaysOptions {
  readonly years: string;
  readonly state?: string;
  readonly lang?: string;
}

export const declareHolidays: Declare = (program, { host, end }) => {
  program
    .command('holidays')
    .description('print the public holidays of a country as a block for a calendar, with their source')
    .argument('<country>', 'ISO 3166 code: HK, GB, US, DE …')
    .requiredOption('--years <years>', '2024 or 2024-2026')
    .option('--state <code>', 'part of the country: ENG, BY, CA …')
    .option('--lang <language>', 'language of the names', 'en')
    .addHelpText(
      'after',
      '\nThe dates are copied into the agreement, so that both sides sign them and no library decides later.\n\nExamples:\n  troth holidays HK --years 2025-2026\n  troth holidays GB --state ENG --years 2025',
    )
    .action(async (country: string, options: HolidaysOptions) => {
      const { holidays } = await import('../actions/holidays.ts');
      end(await holidays(country, options, host));
    });
};
