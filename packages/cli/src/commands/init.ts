import type { Declare } from '../program.ts';

export const declareInit: Declare = (program, { host, end }) => {
  program
    .command('init')
    .description('write a small agreement, some evidence and a README to start from')
    .argument('[directory]', 'where to write; it is created, and nothing in it is ever overwritten', 'my-sla')
    .addHelpText(
      'after',
      '\nExamples:\n  troth init my-sla\n  troth init my-sla && troth evaluate my-sla --period 2024-11',
    )
    .action(async (directory: string) => {
      const { init } = await import('../actions/init.ts');
      end(await init(directory, host));
    });
};
