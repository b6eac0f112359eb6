import { Argument } from 'commander';
import type { Declare } from '../program.ts';

const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export const declareCompletion: Declare = (program, { host, end }) => {
  program
    .command('completion')
    .description('print a completion script for a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText(
      'after',
      '\nExamples:\n  troth completion bash > ~/.local/share/bash-completion/completions/troth\n  troth completion zsh > "${fpath[1]}/_troth"\n  troth completion fish > ~/.config/fish/completions/troth.fish',
    )
    .action(async (shell: Shell) => {
      const { completion } = await import('../actions/completion.ts');
      end(completion(shell, program, host));
    });
};
