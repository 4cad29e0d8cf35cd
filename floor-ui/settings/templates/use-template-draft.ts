import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { Refused } from '../../server/call.ts'
import { useCommand } from '../../server/use-command.ts'
import { askedStep, askTemplate, stepsOf, type Template, type TemplateStep } from './template-data.ts'

/** Long enough to finish a word, short enough to be saved before one looks up. */
const saveAfterMs = 700

export interface DraftText {
  name: string
  steps: TemplateStep[]
}

export interface TemplateDraft extends DraftText {
  change: (change: Partial<DraftText>) => void
  /** Something was typed that the shop does not have yet. */
  unsaved: boolean
  savedAt: Date | null
  error: Error | null
  /** Somebody else changed it meanwhile: this text is saved over theirs. */
  keepMine: () => void
  /** Somebody else changed it meanwhile: this text is dropped. */
  takeTheirs: () => void
  /** Saves what is unsaved now; false where that was refused. */
  flush: () => Promise<boolean>
}

/**
 * A draft saves itself while it is typed. Every save names the version that it began from: when somebody else was
 * quicker, nothing is overwritten until a person decides.
 */
export function useTemplateDraft(template: Template): TemplateDraft {
  const client = useQueryClient()
  const update = useCommand(routingTemplateEndpoints.update, { stale: [routingTemplateEndpoints.list.url] })
  const { text, edits, setText, change } = useText(template)
  const [saved, setSaved] = useState<{ edits: number; at: Date | null }>({ edits: 0, at: null })
  const [error, setError] = useState<Error | null>(null)
  const sent = useRef({ version: template.version, edits: 0, saving: null as Promise<boolean> | null })
  const latest = useRef({ text, edits })
  latest.current = { text, edits }

  const save = async (): Promise<boolean> => {
    const { text: said, edits: upTo } = latest.current
    try {
      const answer = await update.runAsync({ params: { id: template.id }, body: bodyOf(said, sent.current.version) })
      sent.current.version = answer.version
      sent.current.edits = upTo
      client.setQueryData(askTemplate(template.id).queryKey, answer)
      setSaved({ edits: upTo, at: new Date() })
      setError(null)
      return true
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)))
      return false
    }
  }
  const flush = async (): Promise<boolean> => {
    if (sent.current.saving) await sent.current.saving
    if (sent.current.edits === latest.current.edits) return true
    sent.current.saving = save().finally(() => {
      sent.current.saving = null
    })
    return sent.current.saving
  }
  const adopt = (theirs: Template) => {
    setText(textOf(theirs))
    sent.current.version = theirs.version
    sent.current.edits = latest.current.edits
    setSaved({ edits: latest.current.edits, at: null })
    setError(null)
  }
  useSaving({ edits, flush, stopped: isStale(error) })
  useFollowing(template, () => sent.current.saving === null && sent.current.edits === latest.current.edits, {
    known: () => sent.current.version,
    adopt,
  })
  return {
    ...text,
    change,
    unsaved: saved.edits !== edits,
    savedAt: saved.at,
    error,
    keepMine: () => {
      sent.current.version = versionOf(error) ?? sent.current.version
      setError(null)
      void flush()
    },
    takeTheirs: () => void client.fetchQuery({ ...askTemplate(template.id), staleTime: 0 }).then(adopt, setError),
    flush,
  }
}

/** What is typed, and how often something was. */
function useText(template: Template) {
  const [text, setText] = useState<DraftText>(() => textOf(template))
  const [edits, setEdits] = useState(0)
  const change = (to: Partial<DraftText>) => {
    setText((before) => ({ ...before, ...to }))
    setEdits((count) => count + 1)
  }
  return { text, edits, setText, change }
}

interface Saving {
  edits: number
  flush: () => Promise<boolean>
  stopped: boolean
}

/** Saves a moment after the last key, and what is left when the page is closed or left. */
function useSaving({ edits, flush, stopped }: Saving): void {
  const latest = useRef({ flush, stopped })
  latest.current = { flush, stopped }
  // biome-ignore lint/correctness/useExhaustiveDependencies: every edit begins the wait anew
  useEffect(() => {
    if (latest.current.stopped) return
    const timer = setTimeout(() => void latest.current.flush(), saveAfterMs)
    return () => clearTimeout(timer)
  }, [edits])
  useEffect(() => {
    const leave = () => {
      if (!latest.current.stopped) void latest.current.flush()
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])
}

/** What others save is shown here too, as long as nothing of one's own is unsaved. */
function useFollowing(
  template: Template,
  mayFollow: () => boolean,
  { known, adopt }: { known: () => number; adopt: (theirs: Template) => void },
): void {
  const latest = useRef({ mayFollow, known, adopt })
  latest.current = { mayFollow, known, adopt }
  useEffect(() => {
    const here = latest.current
    if (template.version > here.known() && here.mayFollow()) here.adopt(template)
  }, [template])
}

export function isStale(error: Error | null): boolean {
  return error instanceof Refused && error.code === 'stale'
}

/** The version that stands where a save was refused as stale. */
function versionOf(error: Error | null): number | null {
  return error instanceof Refused && typeof error.problem.version === 'number' ? error.problem.version : null
}

/** What is saved; an empty name is a name that is not finished yet. */
function bodyOf({ name, steps }: DraftText, version: number) {
  return { version, steps: steps.map(askedStep), ...(name.trim() ? { name: name.trim() } : {}) }
}

function textOf(template: Template): DraftText {
  return { name: template.name, steps: stepsOf(template) }
}
