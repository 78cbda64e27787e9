// For `npx eslint`; nothing else of the build needs Node.
const browser = ['window', 'document', 'location', 'localStorage', 'navigator', 'fetch', 'console', 'performance', 'matchMedia', 'getSelection', 'getComputedStyle',
    'URL', 'URLSearchParams', 'Node', 'CustomEvent', 'IntersectionObserver', 'MutationObserver', 'ResizeObserver', 'MessageChannel', 'setTimeout', 'clearTimeout', 'queueMicrotask', 'structuredClone'];

export default [{
    files: ['src/main/webapp/js/**/*.js', 'cli/src/main/resources/**/*.js'],
    languageOptions: { ecmaVersion: 2023, sourceType: 'module', globals: Object.fromEntries(browser.map((name) => [name, 'readonly'])) },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
        'no-undef': 'error',
        'no-unused-vars': 'error',
        'no-dupe-keys': 'error',
        'no-var': 'error',
        'prefer-const': 'error',
        eqeqeq: 'error',
        'no-eval': 'error',
        'no-implied-eval': 'error',
        'no-new-func': 'error',
        'no-script-url': 'error',
        'consistent-return': 'error',
        'no-restricted-properties': ['error',
            { property: 'innerHTML', message: 'Text from records must never be parsed as markup: use h().' },
            { property: 'outerHTML', message: 'Text from records must never be parsed as markup: use h().' },
            { property: 'insertAdjacentHTML', message: 'Text from records must never be parsed as markup: use h().' }],
        'max-len': ['error', { code: 200 }],
    },
}];
