// One flat configuration. A rule is off only with its reason beside it.
import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import {defineConfig, globalIgnores} from 'eslint/config';
import {configs as lit} from 'eslint-plugin-lit';
import {configs as litA11y} from 'eslint-plugin-lit-a11y';
import {configs as wc} from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/**
 * Ways for a string to become markup, style or code. Values reach a page as text only; see also the strict CSP test.
 */
const injection = {
  imports: [
    {
      group: ['lit/directives/unsafe-*', 'lit/static-html*'],
      message: "Calls are other people's text: it never becomes markup.",
    },
    {
      group: ['lit/directives/style-map*'],
      message: 'Inline styles break a strict CSP: use classes, attributes or CSSOM.',
    },
  ],
  properties: [
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'setHTMLUnsafe',
    'parseHTMLUnsafe',
    'createContextualFragment',
    'srcdoc',
  ].map((property) => ({property, message: "Calls are other people's text: it never becomes markup."})),
};

export default defineConfig(
  globalIgnores(['dist', 'dist-demo', 'coverage', 'src/frameworks', 'test/tooling/consumer']),
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  comments.recommended,
  {rules: {'@eslint-community/eslint-comments/require-description': ['error', {ignore: ['eslint-enable']}]}},

  {
    files: ['**/*.{ts,tsx,mts,js,mjs}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'tsconfig.json',
          'tsconfig.rooms.json',
          'tsconfig.test.json',
          'tsconfig.node.json',
          'demo/hosts/*/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': ['error', {fixToUnknown: true}],
      // How the platform's maps of events are extended.
      '@typescript-eslint/no-empty-object-type': ['error', {allowInterfaces: 'with-single-extends'}],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true},
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      // `type` and `interface` each have their place: unions and mapped types need the first.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // The wire is `Record<string, unknown>` with bracket access, which `noPropertyAccessFromIndexSignature` readers
      // expect.
      '@typescript-eslint/dot-notation': 'off',
      // A page, a server and an old script are not always what their types say: a check too many is no mistake.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Events reach a listener typed by the DOM's own table, not by their constructor.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // It asks for `!`, which another rule forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Short callbacks may end in a call that returns nothing.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // An empty text is no text: `||` is meant where it stands.
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      eqeqeq: ['error', 'always'],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': ['error', ...injection.properties],
      'max-len': ['error', {code: 140, ignoreUrls: true}],
    },
  },

  {
    files: ['src/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice'], litA11y.recommended],
    rules: {
      'no-console': ['error', {allow: ['warn', 'error']}],
      'no-restricted-imports': ['error', {patterns: injection.imports}],
      'lit/ban-attributes': ['error', 'style', 'onclick', 'onerror', 'onload'],
      'lit/no-value-attribute': 'error',
      'lit/prefer-static-styles': 'error',
      // It means assignments while rendering, and also reports those in handlers written there.
      'lit/no-this-assign-in-render': 'off',
      // A table or list that CSS lays out otherwise loses its role in WebKit:
      // https://bugs.webkit.org/show_bug.cgi?id=170179
      'lit-a11y/no-redundant-role': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai's assertions are properties: `expect(x).to.be.true`.
      '@typescript-eslint/no-unused-expressions': 'off',
      // `node:test` returns promises that its runner awaits; `equal` is typed as a promise by
      // @open-wc/semantic-dom-diff, and is none.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {from: 'package', package: 'node:test', name: ['describe', 'it', 'test', 'suite']},
            {from: 'package', package: 'chai', name: 'Equal'},
          ],
        },
      ],
    },
  },
  {files: ['**/*.{js,mjs}'], extends: [tseslint.configs.disableTypeChecked]},
);
