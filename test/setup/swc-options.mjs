/** How TypeScript becomes JavaScript in tests: for Jest's transform and for the loader in `typescript-hooks.mjs`. */
export const swcOptions = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true, importAttributes: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2022',
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};
