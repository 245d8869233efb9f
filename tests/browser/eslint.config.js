import playwright from 'eslint-plugin-playwright';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['results'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, playwright.configs['flat/recommended']],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // No sleeps, and nothing skipped.
      'playwright/no-wait-for-timeout': 'error',
      'playwright/no-skipped-test': 'error',
      'playwright/expect-expect': ['error', { assertFunctionPatterns: ['^expect', '^picture'] }],
      'playwright/no-networkidle': 'error',
    },
  },
);
