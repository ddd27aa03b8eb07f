const markFor = 4_000

/** Marks the rows that come into the page in the next moments, so that they can be told from those that stood there. */
export function markArrivals(): void {
  const main = document.getElementById('main')
  if (!main) return
  const watch = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof HTMLElement && node.matches('tr, li')) node.classList.add('arrived')
  })
  watch.observe(main, { childList: true, subtree: true })
  setTimeout(() => watch.disconnect(), markFor)
}
