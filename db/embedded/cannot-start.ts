/** The program cannot start, for a reason that the person who started it can do something about: the message is one sentence. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
