import { expect, type Page } from '@playwright/test';

/** Nothing scrolls sideways: not the page, and no box of it that is not made for it. */
export async function fits(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(wideBoxes), 'what scrolls sideways').toEqual([]);
}

function wideBoxes(): string[] {
  const root = document.scrollingElement ?? document.documentElement;
  const found: string[] = [];
  if (root.scrollWidth > root.clientWidth) found.push(`the page: ${root.scrollWidth} > ${root.clientWidth}`);
  for (const box of document.querySelectorAll('main, main *')) {
    const { overflowX } = getComputedStyle(box);
    const scrolls = overflowX === 'auto' || overflowX === 'scroll';
    if (scrolls && box.scrollWidth > box.clientWidth + 1 && box.tagName !== 'PRE') {
      found.push(`${box.tagName}.${box.className}: ${box.scrollWidth} > ${box.clientWidth}`);
    }
  }
  return found;
}

/** Every control that can be pressed lies within the window, at least after scrolling downwards. */
export async function reachable(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(controlsOutside), 'controls that lie outside').toEqual([]);
}

function controlsOutside(): string[] {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll('button, a[href], input, select, textarea')]
    .filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((control) => ({ control, box: control.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1 && (box.left < -1 || box.right > width + 1))
    .map(
      ({ control, box }) =>
        `${control.outerHTML.slice(0, 120)} at ${Math.round(box.left)}–${Math.round(box.right)}`,
    );
}
