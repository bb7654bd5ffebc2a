// Where the keyboard is, when what it was on goes away: at the nearest place that is left, or at the title of the step.

/** What can be reached by keyboard. */
const REACHED = 'a[href],button:not(:disabled),input:not(:disabled),select,textarea,summary';

/** The title of the step that is shown. */
const title = () => document.getElementById('step-title');

const isLost = () => document.activeElement === document.body || document.activeElement === null;

/** Puts the keyboard to the title of the step, where it is nowhere else. */
export function focusTitle(): void {
  requestAnimationFrame(() => isLost() && title()?.focus());
}

/** Keeps the keyboard somewhere: an element that is taken out of the page would leave it at the page's very beginning. */
export function keepFocus(): void {
  /** What has the keyboard, and what it stands in, from the inside out. */
  let chain: readonly Element[] = [];
  document.addEventListener('focusin', ({ target }) => {
    const found: Element[] = [];
    for (let at = target as Element | null; at !== null; at = at.parentElement) found.push(at);
    chain = found;
  });
  new MutationObserver(() => {
    const [last] = chain;
    if (!isLost() || last === undefined || last.isConnected) return;
    const left = chain.find((each) => each.isConnected && each !== document.body);
    const isInStep = left?.closest('main')?.contains(left) === true && left.id !== 'content';
    const near = isInStep ? left.querySelector<HTMLElement>(REACHED) : null;
    (near ?? title())?.focus();
  }).observe(document.body, { childList: true, subtree: true });
}
