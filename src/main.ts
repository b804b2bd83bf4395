/** The process: its command line, its outputs and its exit code. */
import { runCommand } from './cli/run-command.ts';
import { processTerminal } from './cli/terminal.ts';

// What reads the output may have enough of it, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

async function main(): Promise<void> {
  const exitCode = await runCommand(process.argv.slice(2), process.env, processTerminal());
  if (exitCode === null) return;
  process.exitCode = exitCode;
  // What is left is to end: a process that was forked would wait for what its parent has to say.
  process.channel?.unref();
}

void main();
