import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.mjs';

/** Where Chrome, Chromium or Edge usually is. */
const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const START_MS_MAX = 60_000;

/** The launch options of the first browser that starts here: the one that came with the packages, unpacked into
 *  `directory`, which needs nothing of the machine; else CHROME_PATH; else an installed one. Throws when none does, with
 *  the reason of each: browser tests are never left out in silence. */
export async function findBrowser(directory) {
  const failures = [];
  for (const candidate of candidates(directory)) {
    try {
      const options = await candidate.options();
      await tryOut(options);
      if (failures.length > 0) process.stderr.write(`browser tests run in ${candidate.name}; ${failures.join('; ')}\n`);
      return options;
    } catch (error) {
      failures.push(`${candidate.name} did not start: ${reasonOf(error)}`);
    }
  }
  throw new Error(
    `no browser for the browser tests starts on this machine.\n${failures.join('\n')}\nInstall Chrome or Chromium, or name one in CHROME_PATH.`,
  );
}

function candidates(directory) {
  const installed = [process.env.CHROME_PATH, ...INSTALLED].filter(place => place && existsSync(place));
  return [
    { name: 'the packaged Chromium', options: () => unpackChromium(directory) },
    ...installed.map(executablePath => ({ name: executablePath, options: async () => ({ executablePath, args: [] }) })),
  ];
}

/** A page is shown, not only a process started: the renderer is what lacks libraries or rights first. */
async function tryOut(options) {
  const browser = await chromium.launch({ ...options, timeout: START_MS_MAX });
  try {
    const page = await browser.newPage();
    await page.setContent('<p>铝</p>', { timeout: START_MS_MAX });
  } finally {
    await browser.close();
  }
}

/** What the browser or the unpacking itself said, if anything: a missing library or file is named there. */
function reasonOf(error) {
  const said = [...error.message.matchAll(/\[pid=\d+\]\[err\] (.*)/g)].at(-1)?.[1];
  return said ?? /\w*Error: .*/.exec(error.stderr ?? '')?.[0] ?? error.message.split('\n')[0];
}
