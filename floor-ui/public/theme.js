// Runs before the first paint, so that a dark desk never flashes white. theme/theme-choice.ts takes over from here.
;(() => {
  let choice = null
  try {
    choice = localStorage.getItem('routecard.theme')
  } catch {
    choice = null
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
