/** `troth completion`: scripts made from the declared commands and options, so that they never lag behind. */
import type { Command } from 'commander';
import type { Shell } from '../commands/completion.ts';
import { endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';

interface Known {
  readonly name: string;
  readonly says: string;
  /** Names of its own subcommands. */
  readonly below: readonly string[];
  readonly options: readonly { readonly long: string; readonly says: string; readonly choices: readonly string[] }[];
}

export function completion(shell: Shell, program: Command, host: Host): Ending {
  const known = program.commands.map(describe);
  host.out({ bash, zsh, fish }[shell](known));
  return endings.ok;
}

function describe(command: Command): Known {
  return {
    name: command.name(),
    says: command.description().split(':')[0] ?? '',
    below: command.commands.map((one) => one.name()),
    options: command.options.map((option) => ({
      long: option.long ?? '',
      says: option.description.split(',')[0] ?? '',
      choices: option.argChoices ?? [],
    })),
  };
}

function bash(known: readonly Known[]): string {
  const cases = known.map(
    ({ name, below, options }) =>
      `    ${name}) words="${options.map((option) => option.long).join(' ')} --help"; below="${below.join(' ')}" ;;`,
  );
  const choices = known.flatMap(({ options }) => options.filter((option) => option.choices.length > 0));
  const distinct = new Map(choices.map((option) => [option.long, option.choices]));
  return `# troth completion for bash
_troth() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words="" below=""
  case "$previous" in
${[...distinct].map(([long, values]) => `    ${long}) COMPREPLY=($(compgen -W "${values.join(' ')}" -- "$current")); return ;;`).join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${known.map(({ name }) => name).join(' ')} help --help --version" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  if [[ "$current" == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$current"));
  elif [ "$COMP_CWORD" -eq 2 ] && [ -n "$below" ]; then COMPREPLY=($(compgen -W "$below" -- "$current")); else COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _troth troth
`;
}

function zsh(known: readonly Known[]): string {
  const quote = (text: string): string => text.replaceAll("'", '’').replaceAll(/[[\]:]/gu, ' ');
  const cases = known.map(({ name, below, options }) => {
    const first = below.length === 0 ? '' : `        '1:command:(${below.join(' ')})' \\\n`;
    const lines = options.map((option) => {
      const values = option.choices.length > 0 ? `:value:(${option.choices.join(' ')})` : '';
      return `        '${option.long}[${quote(option.says)}]${values}' \\`;
    });
    return `      ${name})\n        _arguments \\\n${first}${lines.join('\n')}${lines.length > 0 ? '\n' : ''}        '*:path:_files' ;;`;
  });
  return `#compdef troth
_troth() {
  local line state
  _arguments -C '1: :->command' '*:: :->rest'
  case "$state" in
    command)
      local -a names
      names=(
${known.map(({ name, says }) => `        '${name}:${quote(says)}'`).join('\n')}
      )
      _describe 'command' names ;;
    rest)
      case "$line[1]" in
${cases.join('\n')}
      esac ;;
  esac
}
_troth "$@"
`;
}

function fish(known: readonly Known[]): string {
  const quote = (text: string): string => text.replaceAll("'", '’');
  const names = known.map(
    ({ name, says }) => `complete -c troth -n __fish_use_subcommand -f -a ${name} -d '${quote(says)}'`,
  );
  const options = known.flatMap(({ name, options: list }) =>
    list.map((option) => {
      const values = option.choices.length > 0 ? ` -x -a '${option.choices.join(' ')}'` : '';
      return `complete -c troth -n '__fish_seen_subcommand_from ${name}' -l ${option.long.replace(/^--/u, '')} -d '${quote(option.says)}'${values}`;
    }),
  );
  const below = known.flatMap(({ name, below: list }) =>
    list.length === 0 ? [] : [`complete -c troth -n '__fish_seen_subcommand_from ${name}' -f -a '${list.join(' ')}'`],
  );
  return `# troth completion for fish\n${[...names, ...below, ...options].join('\n')}\n`;
}
