import { CannotStart } from '#db/embedded/cannot-start.ts'

/**
 * Runs a command of the repository to its end. What it returns is the exit code; what a person can mend is said in one
 * sentence; anything else is a fault of the program and keeps its trace.
 */
export async function runProgram(work: () => Promise<number | undefined> | Promise<void>): Promise<void> {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    console.error(error instanceof CannotStart ? error.message : error)
    // At once: what a failed start left open must not keep the process.
    process.exit(1)
  }
}
