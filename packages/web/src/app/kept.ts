/** What this browser keeps about its user: language and theme. Nothing about the organisation. */

/** Reads and writes may be refused (private windows); then nothing is kept. */
export function keptChoice<T extends string>(name: string, choices: readonly T[]): T | undefined {
  try {
    const kept = localStorage.getItem(`troth.${name}`);
    return choices.find((choice) => choice === kept);
  } catch {
    return undefined;
  }
}

export function keepChoice(name: string, choice: string): void {
  try {
    localStorage.setItem(`troth.${name}`, choice);
  } catch {
    // The choice holds until the window is closed.
  }
}
