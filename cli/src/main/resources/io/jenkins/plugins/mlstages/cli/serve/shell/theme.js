// Light, dark or as the system says; remembered by the browser. Runs before the page is drawn; the shell's button says what it may say.
(() => {
    const KEY = 'ml-stages-theme';
    const NEXT = { system: 'light', light: 'dark', dark: 'system' };
    const systemDark = matchMedia('(prefers-color-scheme: dark)');
    let theme = 'system';
    try {
        theme = localStorage.getItem(KEY) in NEXT ? localStorage.getItem(KEY) : 'system';
    } catch {
        // a browser that keeps nothing follows the system
    }
    const apply = () => {
        document.documentElement.dataset.theme = theme === 'system' ? (systemDark.matches ? 'dark' : 'light') : theme;
    };
    apply();
    systemDark.addEventListener('change', apply);
    document.addEventListener('DOMContentLoaded', () => {
        const button = document.getElementById('theme');
        button.textContent = button.dataset[theme];
        button.addEventListener('click', () => {
            theme = NEXT[theme];
            try {
                localStorage.setItem(KEY, theme);
            } catch {
                // then it lasts as long as the page
            }
            apply();
            button.textContent = button.dataset[theme];
        });
    });
})();
