// Jenkins's colours, read from its CSS variables in a form that a canvas library understands.

let pixel;

/** @returns {string} rgba(...) of any CSS colour */
function plain(colour) {
    pixel ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = '#888';
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pixel.getImageData(0, 0, 1, 1).data;
    return `rgba(${red},${green},${blue},${Math.round(alpha / 2.55) / 100})`;
}

/** @param {HTMLElement} place the variables are read where a chart stands */
export function coloursAt(place) {
    const probe = document.createElement('span');
    place.append(probe);
    const read = (variable) => {
        probe.style.setProperty('color', `var(${variable})`);
        return plain(getComputedStyle(probe).color);
    };
    const colours = {
        text: read('--text-color'),
        muted: read('--mls-muted'),
        line: read('--jenkins-border-color'),
        background: read('--card-background'),
        reference: read('--mls-reference'),
        current: read('--mls-current'),
        failed: read('--error-color'),
        warning: read('--warning-color'),
        passed: read('--success-color'),
        series: ['--blue', '--orange', '--purple', '--green', '--pink', '--teal', '--brown', '--indigo', '--red', '--cyan'].map(read),
    };
    probe.remove();
    return colours;
}

/** Calls back when the theme changes, as long as the place is in the document. */
export function onThemeChange(place, changed) {
    const media = matchMedia('(prefers-color-scheme: dark)');
    const observer = new MutationObserver(tell);
    function tell() {
        if (!place.isConnected) {
            observer.disconnect();
            media.removeEventListener('change', tell);
        } else {
            changed();
        }
    }
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
    media.addEventListener('change', tell);
}
