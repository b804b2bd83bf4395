/** The process: its command line, its outputs and its exit code. */
import { runCommand } from './cli/run-command.ts';
import { processTerminal } from './cli/terminal.ts';

// What reads the output may have enough of it, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

async function main(): Promise<void> {
  const exitCode = await runCommand(process.argv.slice(2), process.env, processTerminal());
  if (exitCode !== null) process.exitCode = exitCode;
}

void main();
