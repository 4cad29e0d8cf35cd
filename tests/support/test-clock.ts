/** The real time, which a test can move on. */
export class TestClock {
  #offsetMs = 0

  now(): Date {
    return new Date(Date.now() + this.#offsetMs)
  }

  /** Moves the time on. */
  pass(span: { seconds?: number; minutes?: number; hours?: number; days?: number }): void {
    const { seconds = 0, minutes = 0, hours = 0, days = 0 } = span
    this.#offsetMs += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
  }
}
