import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { generatedOperations } from '../../scripts/operations.mjs';

describe("the web client's operations", () => {
  test('are those that the schema and the .graphql files give; otherwise run `npm run operations`', async () => {
    const generated = await generatedOperations(process.cwd());
    expect(generated.length).toBeGreaterThan(0);
    for (const { file, text } of generated) expect({ file, text: readFileSync(file, 'utf8') }).toEqual({ file, text });
  });
});
