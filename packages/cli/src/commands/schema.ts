import { Argument } from 'commander';
import type { Declare } from '../program.ts';

const schemaNames = ['agreement', 'evidence', 'statement'] as const;

export const declareSchema: Declare = (program, { host, end }) => {
  program
    .command('schema')
    .description('print the JSON Schema (2020-12) of agreements, evidence rows or statements')
    .addArgument(new Argument('[what]', 'which document').choices(schemaNames).default('agreement'))
    .addHelpText(
      'after',
      '\nExamples:\n  troth schema agreement > agreement.schema.json\n  # then, as first line of an agreement: # yaml-language-server: $schema=agreement.schema.json',
    )
    .action(async (what: (typeof schemaNames)[number]) => {
      const { printSchema } = await import('../actions/schema.ts');
      end(printSchema(what, host));
    });
};
