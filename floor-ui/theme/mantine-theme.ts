import { createTheme, type MantineColorsTuple } from '@mantine/core'

const ink: MantineColorsTuple = [
  'var(--surface)',
  'var(--sunk)',
  'var(--line)',
  'var(--line-strong)',
  'var(--control)',
  'var(--ink-3)',
  'var(--ink-2)',
  'var(--ink)',
  'var(--ink)',
  'var(--ink)',
]

/** The library's theme. Looks live in mantine-variables.css and mantine-parts.css; here is only what is behaviour. */
export const mantineTheme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'never',
  respectReducedMotion: true,
  components: {
    // The page itself never scrolls, and locking would write a style element, which the content policy forbids.
    Modal: {
      defaultProps: { withCloseButton: false, lockScroll: false, transitionProps: { duration: 0 }, radius: 'lg' },
    },
    Menu: { defaultProps: { shadow: 'md', offset: 4, transitionProps: { duration: 0 }, position: 'bottom-start' } },
    Popover: { defaultProps: { shadow: 'md', offset: 4, transitionProps: { duration: 0 } } },
    Combobox: { defaultProps: { shadow: 'md', offset: 4, transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 }, openDelay: 300, offset: 6 } },
    Tabs: { defaultProps: { keepMounted: false } },
    SegmentedControl: { defaultProps: { transitionDuration: 0, withItemsBorders: true } },
    Checkbox: { defaultProps: { size: 'sm' } },
    NumberInput: { defaultProps: { hideControls: true } },
  },
})
