/** What a role of the benchmark says when it is up, and how it is told to do something. */
export interface Told {
  id: number;
  command: string;
  value: unknown;
}

/** Answers the commands that the benchmark sends to this process; the process ends with the benchmark. */
export function serveCommands(commands: Readonly<Record<string, (value: unknown) => unknown>>): void {
  process.on('message', ({ id, command, value }: Told) => {
    void Promise.resolve(commands[command]?.(value)).then((result) => process.send?.({ id, result }));
  });
  process.on('disconnect', () => process.exit(0));
}

export function sayUp(details: unknown): void {
  process.send?.({ up: details });
}
