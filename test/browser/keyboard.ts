import type { Page } from 'playwright-core';

/** From one thing to another on a page it takes fewer, or the page is too long a way. */
const STEPS_MAX = 60;

/** Somebody who has a keyboard and nothing else, and looks where the focus is. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** What has the focus, as it is read out: `link "Market"`, `textbox "My bid": 15,250`. Throws where no eye would find it. */
  async focused(): Promise<string> {
    const hidden = await this.page.evaluate<string | null>(WHY_FOCUS_IS_NOT_SEEN);
    const heard =
      (await this.page.locator(':focus').count()) === 0 ? '' : await this.page.locator(':focus').ariaSnapshot();
    const said = heard.split('\n')[0]?.replace(/^- /, '').replace(/:$/, '') ?? '';
    if (hidden !== null) throw new Error(`the focus on ${said} is not to be seen: ${hidden}`);
    return said;
  }

  /** Goes on with Tab until what has the focus is read out like this. */
  async tabTo(wanted: string): Promise<void> {
    const passed: string[] = [];
    for (let step = 0; step < STEPS_MAX; step++) {
      await this.press('Tab');
      const said = await this.focused().catch((error: Error) => {
        throw new Error(`${error.message}, after ${passed.join(', ')}`);
      });
      if (said.startsWith(wanted)) return;
      passed.push(said);
    }
    throw new Error(`${STEPS_MAX} times Tab do not lead to ${wanted}, but over ${passed.join(', ')}`);
  }

  /** Waits until the focus has come to what is read out like this, without a key. */
  async landsOn(wanted: string): Promise<void> {
    await this.page.locator(':focus').waitFor();
    const said = await this.focused();
    if (!said.startsWith(wanted)) throw new Error(`the focus landed on ${said} instead of ${wanted}`);
  }
}

/** A ring around the thing itself, or around the field or the label that it stands in, on the screen and with nothing over it. */
const WHY_FOCUS_IS_NOT_SEEN = `(() => {
  const { activeElement: focused } = document;
  if (focused === null || focused === document.body) return 'nothing has it';
  const hasRing = element => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    const isDrawn = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(', 0)');
    return isDrawn && width > 2 && height > 2;
  };
  const near = [focused, focused.nextElementSibling, focused.closest('.in'), focused.closest('label')];
  const ring = near.find(element => element !== null && hasRing(element));
  if (ring === undefined) return 'it has no ring that has a size';
  const box = ring.getBoundingClientRect();
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const over = document.elementFromPoint(x, y);
  if (over === null) return 'its middle is off the screen';
  return ring.contains(over) || over.contains(ring) ? null : 'it lies under ' + (over.className || over.tagName);
})()`;
