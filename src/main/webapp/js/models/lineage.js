// The graph of a version's lineage: four columns of things, joined by lines. Tab and arrow keys follow it.
import { h, s } from '../dom.js';
import { icon } from '../icons.js';
import { text } from '../strings.js';

const SYMBOLS = { dataset: 'data', run: 'run', version: 'version', deployment: 'deployment', use: 'open' };

export function lineageGraph(context, graph) {
    const elements = new Map(graph.nodes.map((node) => [node.id, nodeElement(context, node)]));
    const lines = s('svg', { class: 'mls-lineage__lines', 'aria-hidden': 'true' });
    const columns = text.lineageColumns
        .map((title, column) => ({ title, nodes: graph.nodes.filter((node) => node.column === column) }))
        .filter(({ nodes }) => nodes.length > 0);
    const place = h('div', { class: 'mls-lineage', css: { '--mls-columns': String(columns.length) } },
        lines,
        columns.map(({ title, nodes }) => h('div', { class: 'mls-lineage__column' },
            h('h4', { class: 'mls-lineage__title' }, title),
            h('ul', null, nodes.map((node) => h('li', null, elements.get(node.id)))))));
    const joined = (id) => new Set(graph.edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])));
    const draw = () => drawLines(place, lines, graph.edges, elements);

    for (const [id, element] of elements) {
        const mark = (on) => {
            place.classList.toggle('mls-lineage--followed', on);
            const near = joined(id);
            elements.forEach((other, otherId) => other.classList.toggle('mls-node--near', on && (otherId === id || near.has(otherId))));
            lines.querySelectorAll('path').forEach((path) => path.classList.toggle('mls-line--near', on && (path.dataset.from === id || path.dataset.to === id)));
        };
        element.addEventListener('mouseenter', () => mark(true));
        element.addEventListener('mouseleave', () => mark(false));
        element.addEventListener('focus', () => mark(true));
        element.addEventListener('blur', () => mark(false));
        element.addEventListener('keydown', (event) => move(event, id, graph, elements));
    }
    new ResizeObserver(draw).observe(place);
    return h('div', { class: 'mls-scroll', role: 'group', 'aria-label': `${text.lineage}. ${text.lineageHelp}` }, place);
}

function nodeElement({ links }, node) {
    const href = node.version ? links.version(node.model, node.version) : node.run ? links.run(node.run) : null;
    const label = node.kind === 'version' ? `${node.label}/${node.version}` : node.kind === 'run' && node.run ? links.runName(node.run) : node.label;
    const details = [
        node.kind === 'dataset' && node.rows !== undefined && text.rowsOf(node.rows),
        node.kind === 'dataset' || node.kind === 'run' ? node.detail?.slice(0, 8) : text.statuses[node.detail] ?? node.detail,
        node.kind === 'use' && node.run && links.runName(node.run),
    ].filter(Boolean);
    return h(href ? 'a' : 'div', { class: `mls-node mls-node--${node.kind}`, href, tabindex: href ? null : '0' },
        icon(SYMBOLS[node.kind] ?? 'info'),
        h('span', null, h('span', { class: 'mls-hidden' }, `${text.lineageKinds[node.kind]} `), h('span', { class: 'mls-node__label' }, label),
            details.length > 0 && h('span', { class: 'mls-node__detail' }, details.join(' \u00b7 '))));
}

/** Left and right along a line, up and down within a column. */
function move(event, id, graph, elements) {
    const own = graph.nodes.find((node) => node.id === id);
    const column = graph.nodes.filter((node) => node.column === own.column);
    const targets = {
        ArrowRight: graph.edges.find((edge) => edge.from === id)?.to,
        ArrowLeft: graph.edges.find((edge) => edge.to === id)?.from,
        ArrowDown: column[column.indexOf(own) + 1]?.id,
        ArrowUp: column[column.indexOf(own) - 1]?.id,
    };
    if (event.key in targets) {
        event.preventDefault();
        elements.get(targets[event.key])?.focus();
    }
}

function drawLines(place, lines, edges, elements) {
    const frame = place.getBoundingClientRect();
    lines.setAttribute('width', String(frame.width));
    lines.setAttribute('height', String(frame.height));
    lines.replaceChildren(...edges.map(({ from, to }) => {
        const a = elements.get(from).getBoundingClientRect();
        const b = elements.get(to).getBoundingClientRect();
        const [x1, y1] = [a.right - frame.left, a.top + a.height / 2 - frame.top];
        const [x2, y2] = [b.left - frame.left, b.top + b.height / 2 - frame.top];
        const bend = Math.max(20, (x2 - x1) / 2);
        return s('path', { 'data-from': from, 'data-to': to, d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 3} ${y2}` });
    }));
}
