import { isMuted } from './device.ts'

type Note = { at: number; lasts: number; hertz: number; shape: OscillatorType; loud: number }

// Told apart without seeing the screen: two rising notes, or two low rough ones.
const sounds: Record<'applied' | 'refused', { notes: Note[]; shakes: number[] }> = {
  applied: {
    notes: [
      { at: 0, lasts: 0.09, hertz: 880, shape: 'sine', loud: 0.35 },
      { at: 0.1, lasts: 0.16, hertz: 1318, shape: 'sine', loud: 0.35 },
    ],
    shakes: [60],
  },
  refused: {
    notes: [
      { at: 0, lasts: 0.2, hertz: 196, shape: 'square', loud: 0.22 },
      { at: 0.26, lasts: 0.34, hertz: 147, shape: 'square', loud: 0.22 },
    ],
    shakes: [140, 80, 220],
  },
}

let audio: AudioContext | null = null

/** Says an answer to ear and hand. Silent where sound was switched off; a device without sound or motor just stays quiet. */
export function sayAnswer(kind: 'applied' | 'refused'): void {
  const { notes, shakes } = sounds[kind]
  navigator.vibrate?.(shakes)
  if (isMuted() || typeof AudioContext === 'undefined') return
  audio ??= new AudioContext()
  const context = audio
  // Browsers let a page sound only after somebody touched it; a scan as the first thing is silent.
  void context.resume().then(() => {
    for (const note of notes) play(context, note)
  })
}

function play(context: AudioContext, { at, lasts, hertz, shape, loud }: Note): void {
  const voice = context.createOscillator()
  const volume = context.createGain()
  const begin = context.currentTime + at
  voice.type = shape
  voice.frequency.value = hertz
  volume.gain.setValueAtTime(0, begin)
  volume.gain.linearRampToValueAtTime(loud, begin + 0.012)
  volume.gain.setValueAtTime(loud, begin + lasts - 0.03)
  volume.gain.linearRampToValueAtTime(0, begin + lasts)
  voice.connect(volume).connect(context.destination)
  voice.start(begin)
  voice.stop(begin + lasts)
}
