import next from 'eslint-config-next/core-web-vitals'
import typescript from 'eslint-config-next/typescript'

const noBarrel = { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that holds the thing.' }
const noClientDirective = {
  selector: "Program > ExpressionStatement[directive='use client']",
  message: 'Client components live in components/, as leaves.',
}

export default [
  { ignores: ['lib/db/generated/**', '.next/**', '.data/**', '.bench/**', 'next-env.d.ts', 'test-results/**', 'playwright-report/**'] },
  ...next,
  ...typescript,
  {
    rules: {
      'no-restricted-syntax': ['error', noBarrel],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'import/no-anonymous-default-export': 'off', // configurations are
      '@next/next/no-html-link-for-pages': 'off', // one listener follows them (decision 16)
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A promise nobody waits for is an error nobody hears of.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['app/**', 'components/**'],
    rules: {
      'no-restricted-imports': ['error', { paths: [{ name: 'next/link', message: 'Links are plain <a> elements: components/frame/follow.tsx follows them.' }] }],
    },
  },
  {
    files: ['e2e/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off' }, // `use` is Playwright's there
  },
  {
    // Next.js wants its error pages to be client components.
    files: ['app/**', 'lib/**'],
    ignores: ['app/**/error.tsx', 'app/global-error.tsx'],
    rules: { 'no-restricted-syntax': ['error', noBarrel, noClientDirective] },
  },
]
