import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './accessibility.ts';
import { said } from './words.ts';

/** Texts of the live regions, as the accessibility tree has them. */
export async function announced(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const named = new Map(nodes.map((node) => [node.nodeId, node]));
  const textOf = (id: string): string => {
    const node = named.get(id);
    if (!node || node.ignored) return (node?.childIds ?? []).map(textOf).join(' ');
    if (node.role?.value === 'StaticText') return String(node.name?.value ?? '');
    return (node.childIds ?? []).map(textOf).join(' ');
  };
  return nodes
    .filter(({ role, ignored }) => !ignored && ['status', 'alert'].includes(String(role?.value)))
    .map(({ nodeId }) => textOf(nodeId).trim())
    .filter(Boolean);
}

type Goal = { role: string; name: string | RegExp };

/** More than any page has between two things that somebody wants. */
const MOST_PRESSES = 150;

/**
 * Somebody at a keyboard, who knows a page by what its accessibility tree says of the element that has the focus. Nothing here touches
 * the mouse, the address bar or the document.
 */
export class Keyboard {
  constructor(readonly page: Page) {
    // Playwright asks the page to hand its file windows over when somebody listens; asked only before a press, it can come too late for it.
    page.on('filechooser', () => {});
  }

  /** Role, name and description of what has the focus; the name as a screen reader would say it. */
  async focused(): Promise<{ role: string; name: string }> {
    const session = await this.page.context().newCDPSession(this.page);
    try {
      const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
      const { nodes } = await session.send('Accessibility.getPartialAXTree', {
        objectId: result.objectId!,
        fetchRelatives: false,
      });
      return { role: String(nodes[0]?.role?.value ?? ''), name: String(nodes[0]?.name?.value ?? '') };
    } finally {
      await session.detach();
    }
  }

  /** Moves on with Tab until this has the focus, and sees that the focus shows. Fails where the page does not reach it. */
  async to(role: string, name: string | RegExp): Promise<this> {
    const is = ({ role: found, name: called }: Goal & { name: string }) =>
      found === role && (typeof name === 'string' ? called === name : name.test(called));
    const passed: string[] = [];
    for (let presses = 0; presses <= MOST_PRESSES; presses++) {
      const at = await this.focused();
      if (is(at)) {
        await this.#seesFocus(at);
        return this;
      }
      passed.push(`${at.role} “${at.name}”`);
      await this.page.keyboard.press('Tab');
    }
    throw new Error(
      `Tab does not lead to ${role} ${String(name)}. It led to ${[...new Set(passed)].join(', ')}`,
    );
  }

  /** What has the focus is inside the window and has an outline, or lies in something that has. */
  async #seesFocus(at: Goal): Promise<void> {
    const seen = await this.page.evaluate(() => {
      const focused = document.activeElement!;
      const isOutlined = ({ outlineStyle, outlineWidth, boxShadow }: CSSStyleDeclaration) =>
        (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      const around = [focused, focused.parentElement, focused.closest('label, li, .choice')];
      // The link of a row has its outline around the whole row.
      const outlined = [
        getComputedStyle(focused, '::after'),
        ...around.flatMap((each) => (each ? [getComputedStyle(each)] : [])),
      ].some(isOutlined);
      const { top, bottom, height } = focused.getBoundingClientRect();
      return { outlined, inSight: height === 0 || (bottom > 0 && top < innerHeight) };
    });
    expect({ at, ...seen }).toEqual({ at, outlined: true, inSight: true });
  }

  press = (key: string): Promise<void> => this.page.keyboard.press(key);
  type = (words: string): Promise<void> => this.page.keyboard.type(words);

  /** Presses Enter on a link or button, and waits for the page that follows. What a form answers on its own page leaves the focus there. */
  async open(role: 'link' | 'button', name: string | RegExp): Promise<void> {
    await this.to(role, name);
    const { pathname } = new URL(this.page.url());
    const sends = await this.page.evaluate(
      () => (document.activeElement as HTMLButtonElement).form?.method === 'post',
    );
    const next = this.page.waitForEvent('load');
    await this.press('Enter');
    await next;
    if (!sends || new URL(this.page.url()).pathname !== pathname) return;
    expect(await this.page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  }

  /** Opens what is behind a summary. */
  async unfold(name: string | RegExp): Promise<void> {
    await this.to('DisclosureTriangle', name);
    await this.press('Enter');
  }

  /** Changes to another workspace by the switch that somebody with several roles has. */
  async changeWorkspace(name: string): Promise<void> {
    await this.unfold(new RegExp(said('common:shell.workspace.choose')));
    await this.open('link', new RegExp(`^${name}`));
  }

  /** Fills a text field that may have something in it. */
  async fill(name: string | RegExp, words: string, role = 'textbox'): Promise<void> {
    await this.to(role, name);
    await this.press('ControlOrMeta+a');
    await this.type(words);
  }

  /** Chooses in a list by its first letters, as a keyboard does. */
  async choose(name: string | RegExp, option: string): Promise<void> {
    await this.to('combobox', name);
    await this.type(option);
  }

  /** Chooses a file in the window that its field opens. */
  async chooseFile(name: string | RegExp, path: string): Promise<void> {
    await this.to('button', name);
    const chooser = this.page.waitForEvent('filechooser');
    await this.press('Enter');
    await (await chooser).setFiles(path);
  }

  /** Waits until a live region says this. */
  async hears(text: string): Promise<void> {
    await expect.poll(() => announced(this.page)).toContainEqual(expect.stringContaining(text));
  }

  /** What axe has against the page as it stands. */
  problems = (): Promise<string[]> => violations(this.page);
}

/** A sample person who has signed in by keys, at their first page. */
export async function signInByKeys(browser: Browser, origin: string, email: string): Promise<Keyboard> {
  const page = await (await browser.newContext({ locale: 'en', timezoneId: 'Europe/Riga' })).newPage();
  await page.goto(`${origin}/sign-in`);
  const keys = new Keyboard(page);
  await keys.fill(said('accounts:email'), `${email}@majakka.test`);
  await keys.fill(said('accounts:password'), 'majakka-demo');
  await keys.open('button', said('accounts:signIn.button'));
  await page.waitForURL(`${origin}/`);
  return keys;
}
