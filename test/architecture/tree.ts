import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const NOT_OURS = new Set(['node_modules', 'dist', 'fixtures']);

/** All files below `root`/`folder` that are written for this repository, relative to `root`; none if there is no such folder. */
export function filesOf(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return NOT_OURS.has(entry.name) ? [] : filesOf(root, path);
  });
}

export const shippedTypeScript = (root: string, folder: string): string[] =>
  filesOf(root, folder).filter(file => /\.tsx?$/.test(file) && !/\.(spec|test)\.tsx?$/.test(file));

export const textOf = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');

const CODE = new Set(['.ts', '.tsx', '.js', '.mjs', '.cjs', '.css', '.sql']);
const PROSE_AND_DATA = new Set(['.md', '.json', '.graphql', '.html']);
export const isCode = (file: string): boolean => CODE.has(extname(file));
export const isText = (file: string): boolean => isCode(file) || PROSE_AND_DATA.has(extname(file));
