import type { Declare } from '../program.ts';

export interface DemoCommandOptions {
  readonly port?: string;
  readonly directory?: string;
  readonly fresh?: true;
  readonly memory?: true;
}

const help = `
Examples:
  troth demo                       Harbourline Networks in ./troth-demo, http://127.0.0.1:8080
  troth demo --port 9000 --fresh   the same, loaded again from its first day
  troth demo --memory              nothing is kept

The first start loads thirteen months of an invented company, which takes one to two minutes (--memory: about half); what you do afterwards is kept in the
directory, and the page takes it back when you ask it to. The clock stands at 26 February 2025, 08:30 in Hong Kong.`;

export const declareDemo: Declare = (program, { host, end }) => {
  program
    .command('demo')
    .description('show the demo company: the application with agreements, evidence and people of an invented provider')
    .option('--port <number>', 'port on this machine', '8080')
    .option('--directory <path>', 'where the company is kept', 'troth-demo')
    .option('--fresh', 'forget what is there and load it again')
    .option('--memory', 'keep nothing')
    .addHelpText('after', help)
    .action(async (options: DemoCommandOptions) => {
      const { demo } = await import('../actions/demo.ts');
      end(await demo(options, host));
    });
};
