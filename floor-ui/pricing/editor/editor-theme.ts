import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/*
 * The look of equations in our own tokens: they change with the theme, so one style serves both. The editor lives in a
 * shadow root, where these rules are a constructed style sheet: the content policy allows no style element.
 */
const look = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--ink)',
    backgroundColor: 'var(--raised)',
    font: '450 13px / 21px var(--mono)',
    fontVariantLigatures: 'none',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '21px' },
  '.cm-content': { padding: '8px 0 24px', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 20px 0 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--ink-3)', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '44px', padding: '0 14px 0 0' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--sunk) 45%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)', fontWeight: '700' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--signal) 38%, transparent)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    boxShadow: 'inset 0 0 0 1px var(--control)',
    borderRadius: '2px',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--signal-wash)', boxShadow: 'inset 0 0 0 1px var(--ink)' },
  '.cm-lintRange': { backgroundImage: 'none', textDecorationLine: 'underline', textUnderlineOffset: '4px' },
  '.cm-lintRange-error': { textDecorationStyle: 'wavy', textDecorationColor: 'var(--late)' },
  '.cm-lintRange-warning': { textDecorationStyle: 'dotted', textDecorationColor: 'var(--ink)' },
  '.cm-lintPoint:after': { display: 'none' },
  '.cm-errorLine': { backgroundColor: 'var(--late-wash)' },
  '.cm-panels': { color: 'var(--ink)', backgroundColor: 'var(--surface)', font: '500 13px / 20px var(--font)' },
  '.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel input, .cm-panel button': {
    font: '500 13px / 20px var(--font)',
    color: 'var(--ink)',
    background: 'var(--raised)',
    border: '1px solid var(--control)',
    borderRadius: '5px',
    padding: '3px 8px',
  },
})

const floating = EditorView.theme({
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--raised)',
    border: '0',
    borderRadius: '8px',
    boxShadow: 'var(--shadow-2)',
    font: '500 13px / 18px var(--font)',
    zIndex: '40',
  },
  '.cm-tooltip-lint': { padding: '4px 0' },
  '.cm-diagnostic': { padding: '4px 12px', border: '0', maxWidth: '520px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '240px', minWidth: '220px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px', lineHeight: '20px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--signal-wash)',
    color: 'var(--ink)',
    boxShadow: 'inset 4px 0 0 var(--signal)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionInfo': { padding: '8px 12px', maxWidth: '360px' },
  '.cm-typeWords code': { font: '500 12.5px / 18px var(--mono)', whiteSpace: 'pre-wrap', color: 'var(--ink-2)' },
  '.cm-typeWords p': { margin: '4px 0 0' },
  '.cm-typeHover': { padding: '8px 12px', maxWidth: '520px' },
})

const remarks = EditorView.theme({
  '.cm-remark': {
    boxSizing: 'border-box',
    margin: '3px 20px 5px 0',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '2px 14px',
    padding: '8px 12px 9px',
    border: '1px solid var(--late)',
    borderLeft: '4px solid var(--late)',
    borderRadius: '0 5px 5px 0',
    background: 'var(--raised)',
    font: '500 13px / 18px var(--font)',
    whiteSpace: 'normal',
    position: 'sticky',
    left: '44px',
    width: 'min(720px, calc(100cqw - 64px))',
  },
  '.cm-remark b': { fontWeight: '700' },
  '.cm-remark code': { font: '500 12.5px / 18px var(--mono)' },
  '.cm-remark small': { gridColumn: '1', color: 'var(--ink-3)', font: '500 12px / 16px var(--font)' },
  '.cm-remark button': {
    gridRow: '1 / 3',
    gridColumn: '2',
    height: '26px',
    padding: '0 9px',
    border: '0',
    borderRadius: '5px',
    background: 'var(--raised)',
    boxShadow: 'inset 0 0 0 1px var(--control)',
    color: 'var(--ink)',
    font: '600 12px / 16px var(--font)',
    cursor: 'pointer',
  },
  '.cm-remark button:hover': { background: 'var(--sunk)' },
  '.cm-remark button:focus-visible': { outline: 'none', boxShadow: 'var(--focus)' },
})

const changes = EditorView.theme({
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: 'var(--scrap-wash)' },
  '&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine': { backgroundColor: 'var(--signal-wash)' },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'none',
    color: 'var(--scrap)',
    textDecoration: 'line-through',
  },
  '&.cm-merge-b .cm-changedText': { background: 'var(--signal)', color: 'var(--on-signal)' },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': { background: 'var(--scrap)' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--ink)' },
  '.cm-collapsedLines': {
    color: 'var(--ink-2)',
    background: 'var(--sunk)',
    font: '500 12px / 20px var(--font)',
    padding: '3px 20px',
  },
})

const words = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.operatorKeyword, tags.definitionKeyword], fontWeight: '700' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--finished)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--rework)' },
  { tag: [tags.lineComment, tags.blockComment, tags.comment], color: 'var(--ink-3)' },
])

/** How equations look, in the editor and in comparisons. */
export const equationLook = [look, floating, remarks, changes, syntaxHighlighting(words)]
