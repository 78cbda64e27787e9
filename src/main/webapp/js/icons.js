import { s } from './dom.js';

// Each drawn in a box of 24 by strokes; meaning never hangs on the colour alone.
const SHAPES = {
    passed: ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z', 'M8 12.4l2.8 2.8L16.2 9.4'],
    failed: ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z', 'M9 9l6 6M15 9l-6 6'],
    undecided: ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z', 'M9.6 9.4a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8', 'M12 16.6v.1'],
    warning: ['M12 4L2.8 19.6h18.4z', 'M12 10v4.4', 'M12 17v.1'],
    info: ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z', 'M12 11v5', 'M12 8v.1'],
    up: ['M12 19V5', 'M6 11l6-6l6 6'],
    down: ['M12 5v14', 'M6 13l6 6l6-6'],
    same: ['M5 9.5h14M5 14.5h14'],
    changed: ['M4 8h13l-3.5-3.5', 'M20 16H7l3.5 3.5'],
    fresh: ['M12 5v14M5 12h14'],
    drift: ['M2 17c3 0 4-9 7-9s4 9 7 9', 'M9 17c2.6 0 3.5-7 6.5-7s3.5 7 6.5 7'],
    gate: ['M5 21V4', 'M5 4.5c4-2 7 2 14 0v9c-7 2-10-2-14 0'],
    version: ['M12 3l8 4.5v9L12 21l-8-4.5v-9z', 'M4 7.5l8 4.5l8-4.5', 'M12 12v9'],
    training: ['M3 20h18', 'M6 16l4-6l4 3l5-8'],
    open: ['M9 6l6 6l-6 6'],
    sort: ['M8 10l4-4l4 4', 'M8 14l4 4l4-4'],
    ascending: ['M7 14l5-5l5 5'],
    descending: ['M7 10l5 5l5-5'],
    download: ['M12 4v11', 'M7 11l5 5l5-5', 'M4 20h16'],
    search: ['M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13z', 'M15.5 15.5L20 20'],
    table: ['M4 5h16v14H4z', 'M4 10h16M4 14.5h16M10 5v14'],
    chart: ['M4 20V4', 'M4 20h16', 'M8 16v-4M12.5 16V8M17 16v-6'],
    copy: ['M9 9h11v11H9z', 'M5 15H4V4h11v1'],
    commit: ['M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8z', 'M2 12h6M16 12h6'],
    data: ['M12 4c4.4 0 8 1.3 8 3s-3.6 3-8 3s-8-1.3-8-3s3.6-3 8-3z', 'M4 7v10c0 1.7 3.6 3 8 3s8-1.3 8-3V7', 'M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3'],
    run: ['M8 5l11 7l-11 7z'],
    deployment: ['M12 15V4', 'M7.5 8.5L12 4l4.5 4.5', 'M5 15v5h14v-5'],
    person: ['M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8z', 'M4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5'],
    history: ['M4 12a8 8 0 1 0 2.5-5.8', 'M4 4v4h4', 'M12 8v4.5l3 2'],
    columns: ['M4 5h16v14H4z', 'M9.5 5v14M14.5 5v14'],
    best: ['M12 4l2.4 5l5.4.7l-4 3.800l1 5.5L12 16.3L7.2 19l1-5.5l-4-3.800l5.4-.7z'],
    close: ['M6 6l12 12M18 6L6 18'],
    rollback: ['M9 7L4 12l5 5', 'M4 12h10a5 5 0 0 1 5 5v1'],
};

/**
 * @param {keyof typeof SHAPES} name
 * @param {string} [label] what it means, where no text beside it says so
 */
export function icon(name, label) {
    return s(
        'svg',
        {
            class: `mls-icon mls-icon--${name}`,
            viewBox: '0 0 24 24',
            width: 18,
            height: 18,
            fill: 'none',
            stroke: 'currentColor',
            'stroke-width': 2,
            'stroke-linecap': 'round',
            'stroke-linejoin': 'round',
            ...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' }),
        },
        SHAPES[name].map((d) => s('path', { d })),
    );
}
