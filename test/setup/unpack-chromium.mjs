import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const FONTS = fileURLToPath(new URL('../../node_modules/@embedpdf/fonts-sc/fonts', import.meta.url));
/** The package unpacks to the temporary directory, and its shared libraries only where it believes to be on AWS Lambda. */
const UNPACK = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`;

/** Unpacks the Chromium that came with the packages (some 220 MB) and resolves with its launch options. It brings the
 *  libraries that a bare system lacks, and sees no fonts but ours, so widths are the same on every machine. */
export async function unpackChromium(directory) {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('it is for Linux on x64 only');
  const env = { ...process.env, TMPDIR: directory, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK], {
    env,
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
  });
  const fontConfiguration = path.join(directory, 'fonts.conf');
  writeFileSync(fontConfiguration, fontsIn([path.join(directory, 'fonts'), FONTS], path.join(directory, 'font-cache')));
  const libraries = [path.join(directory, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    executablePath: path.join(directory, 'chromium'),
    env: {
      PATH: process.env.PATH ?? '',
      HOME: directory,
      TMPDIR: directory,
      LD_LIBRARY_PATH: libraries,
      FONTCONFIG_FILE: fontConfiguration,
    },
    args: ['--disable-gpu', '--no-zygote', '--font-render-hinting=none'],
  };
}

/** Latin letters in Open Sans, Chinese ones in Noto Sans SC, whatever family a page asks for. */
const fontsIn = (directories, cache) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${directories.map(directory => `  <dir>${directory}</dir>`).join('\n')}
  <cachedir>${cache}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append" binding="weak"><string>Open Sans</string><string>Noto Sans Hans</string></edit>
  </match>
</fontconfig>
`;
